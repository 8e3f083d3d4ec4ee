import type { Rows } from '../law/rows.ts';
import type { Activity } from './engine.ts';

/** Everybody is the first group. */
const ALL = 0;

/**
 * The consumers of a cell in the mean field. An average has no memory to look up at the end of a month, so the groups
 * that the figures of activity and switching speak of are followed through the same flows as everybody: those who had a
 * method on top when the window opened, those who have not used it this month, and so on. Some groups are left by paying
 * with certain methods.
 */
export class Followed {
  private readonly rows: Rows;
  /** Number of groups. */
  readonly groups: number;
  /** Consumers by row * groups + group. */
  counts: Float64Array;
  /** By method: the groups that are not left by paying with it. */
  readonly stayers: readonly Int32Array[];
  // groups by method (or by wallet, in the order of `wallets`), each from a first one
  private readonly hadOnTop: number;
  private readonly idle: number;
  private readonly lapsing: number;
  private readonly walletless: number;
  private readonly faithful: number;
  private readonly wallets: readonly number[];
  private active: Float64Array;

  /** @param wallets the platforms that are wallets, as a mask */
  constructor(rows: Rows, wallets: number, consumers: Float64Array) {
    const { methods } = rows;
    const all = Array.from({ length: methods }, (_, method) => method);
    this.rows = rows;
    this.wallets = all.filter((method) => (wallets >> method) & 1);
    this.hadOnTop = 1;
    this.idle = this.hadOnTop + methods;
    this.lapsing = this.idle + methods;
    this.walletless = this.lapsing + methods;
    this.faithful = this.walletless + 1;
    this.groups = this.faithful + this.wallets.length;
    const quits = [
      ...[0, ...all.map(() => 0)],
      ...all.map((method) => 1 << method),
      ...all.map((method) => 1 << method),
      ...[wallets, ...this.wallets.map((wallet) => wallets & ~(1 << wallet))],
    ];
    this.stayers = all.map((method) =>
      Int32Array.from([...quits.keys()].filter((group) => !((quits[group] >> method) & 1))),
    );
    this.counts = new Float64Array(rows.count * this.groups);
    this.active = new Float64Array(methods);
    for (let row = 0; row < rows.count; row++) this.counts[row * this.groups] = consumers[row];
    this.openMonth();
    this.openWindow();
  }

  /** Writes consumers by row. */
  countInto(histogram: Float64Array): void {
    for (let row = 0; row < histogram.length; row++) histogram[row] = this.counts[row * this.groups];
  }

  closeMonth(): Activity {
    const methods = Array.from(this.active.keys());
    const everybody = this.sizeOf(ALL);
    const usersOf = (idle: number) => Math.max(0, everybody - this.sizeOf(idle));
    const before = this.active;
    const lapsed = Float64Array.from(methods, (method) => this.sizeOf(this.lapsing + method));
    this.active = Float64Array.from(methods, (method) => usersOf(this.idle + method));
    const walletUsers = usersOf(this.walletless);
    const withOne = this.wallets.map((_, i) => this.sizeOf(this.faithful + i) - this.sizeOf(this.walletless));
    const multiUsers = Math.max(0, walletUsers - withOne.reduce((sum, users) => sum + users, 0));
    this.openMonth();
    return { active: this.active, before, lapsed, walletUsers, multiUsers };
  }

  /** Whoever used a method in the month that ends may lapse in the one that begins; nobody has used anything in it. */
  private openMonth(): void {
    const { counts, groups, rows } = this;
    for (let row = 0; row < rows.count; row++) {
      const at = row * groups;
      for (let method = 0; method < rows.methods; method++) {
        // rounding may leave a hair below 0
        counts[at + this.lapsing + method] = Math.max(0, counts[at] - counts[at + this.idle + method]);
        counts[at + this.idle + method] = counts[at];
      }
      for (let group = this.walletless; group < groups; group++) counts[at + group] = counts[at];
    }
  }

  closeWindow(): Float64Array {
    const { counts, groups, rows } = this;
    const moved = new Float64Array(rows.methods * rows.methods);
    for (let row = 0; row < rows.count; row++) {
      for (let from = 0; from < rows.methods; from++) {
        moved[from * rows.methods + rows.topOf[row]] += counts[row * groups + this.hadOnTop + from];
      }
    }
    this.openWindow();
    return moved;
  }

  private openWindow(): void {
    const { counts, groups, rows } = this;
    for (let row = 0; row < rows.count; row++) {
      for (let top = 0; top < rows.methods; top++) {
        counts[row * groups + this.hadOnTop + top] = rows.topOf[row] === top ? counts[row * groups] : 0;
      }
    }
  }

  private sizeOf(group: number): number {
    let size = 0;
    for (let at = group; at < this.counts.length; at += this.groups) size += this.counts[at];
    return size;
  }
}
