import type { Rows } from '../law/rows.ts';
import type { Activity } from './engine.ts';
import { ALL, type Groups, idle, lapsing } from './groups.ts';

/** The consumers of a cell in the mean field: how many are in each row, of everybody and of the groups that are followed. */
export class Followed {
  private readonly rows: Rows;
  private readonly groups: Groups;
  /** Consumers by row * groups + group. */
  counts: Float64Array;
  private active: Float64Array;

  constructor(rows: Rows, groups: Groups, consumers: Float64Array) {
    this.rows = rows;
    this.groups = groups;
    this.counts = new Float64Array(rows.count * groups.count);
    this.active = new Float64Array(rows.methods);
    for (let row = 0; row < rows.count; row++) this.counts[row * groups.count] = consumers[row];
    this.openMonth();
    this.openWindow();
  }

  /** Writes consumers by row. */
  countInto(histogram: Float64Array): void {
    for (let row = 0; row < histogram.length; row++) histogram[row] = this.counts[row * this.groups.count];
  }

  closeMonth(): Activity {
    const { groups } = this;
    const methods = Array.from(this.active.keys());
    const everybody = this.sizeOf(ALL);
    const usersOf = (unused: number) => Math.max(0, everybody - this.sizeOf(unused));
    const before = this.active;
    const lapsed = Float64Array.from(methods, (method) => this.sizeOf(lapsing(groups, method)));
    this.active = Float64Array.from(methods, (method) => usersOf(idle(groups, method)));
    const walletUsers = usersOf(groups.walletless);
    const withOne = groups.faithful.map((group) => this.sizeOf(group) - this.sizeOf(groups.walletless));
    const multiUsers = Math.max(0, walletUsers - withOne.reduce((sum, users) => sum + users, 0));
    this.openMonth();
    return { active: this.active, before, lapsed, walletUsers, multiUsers };
  }

  /** Whoever used a method in the month that ends may lapse in the one that begins; nobody has used anything in it. */
  private openMonth(): void {
    const { counts, groups, rows } = this;
    for (let at = 0; at < counts.length; at += groups.count) {
      for (let method = 0; method < rows.methods; method++) {
        // rounding may leave a hair below 0
        counts[at + lapsing(groups, method)] = Math.max(0, counts[at] - counts[at + idle(groups, method)]);
        counts[at + idle(groups, method)] = counts[at];
      }
      counts.fill(counts[at], at + groups.unusedSets, at + groups.count);
    }
  }

  closeWindow(): Float64Array {
    const { counts, groups, rows } = this;
    const moved = new Float64Array(rows.methods * rows.methods);
    for (let row = 0; row < rows.count; row++) {
      for (let from = 0; from < rows.methods; from++) {
        moved[from * rows.methods + rows.topOf[row]] += counts[row * groups.count + groups.hadOnTop + from];
      }
    }
    this.openWindow();
    return moved;
  }

  private openWindow(): void {
    const { counts, rows } = this;
    const { count, hadOnTop } = this.groups;
    for (let row = 0; row < rows.count; row++) {
      const at = row * count;
      counts.fill(0, at + hadOnTop, at + hadOnTop + rows.methods);
      counts[at + hadOnTop + rows.topOf[row]] = counts[at];
    }
  }

  /** All that it carries on, where it lies. */
  memory(): Float64Array[] {
    return [this.counts, this.active];
  }

  private sizeOf(group: number): number {
    let size = 0;
    for (let at = group; at < this.counts.length; at += this.groups.count) size += this.counts[at];
    return size;
  }
}
