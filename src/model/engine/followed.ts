import type { Rows } from '../law/rows.ts';
import type { Activity } from './engine.ts';

/** Consumers by row. */
type Count = Float64Array;

/** Consumers of a cell who are followed together; those who pay with a method of the mask `quits` are followed no longer. */
interface Group {
  count: Count;
  readonly quits: number;
}

/** Carries consumers through a trip or through a week's adopting and dropping. */
export type Advance = (before: Count, quits: number, after: Count) => void;

/**
 * The consumers of a cell in the mean field. An average has no memory to look up at the end of a month, so the groups
 * that the figures of activity and switching speak of are followed through the same flows as everybody.
 */
export class Followed {
  private readonly rows: Rows;
  private readonly all: Group;
  /** By method: had it on top when the window opened. */
  private readonly hadOnTop: readonly Group[];
  /** By method: have not used it this month. */
  private readonly idle: readonly Group[];
  /** By method: used it in the month before, and not in this. */
  private readonly lapsing: readonly Group[];
  /** Have used no wallet this month. */
  private readonly walletless: Group;
  /** By wallet: have used no other this month. */
  private readonly faithful: readonly Group[];
  private readonly groups: readonly Group[];
  private active: Float64Array;
  private spare: Count;

  constructor(rows: Rows, wallets: number, consumers: Count) {
    const group = (quits: number): Group => ({ count: new Float64Array(rows.count), quits });
    const methods = Array.from({ length: rows.methods }, (_, method) => method);
    this.rows = rows;
    this.all = { count: consumers.slice(), quits: 0 };
    this.hadOnTop = methods.map(() => group(0));
    this.idle = methods.map((method) => group(1 << method));
    this.lapsing = methods.map((method) => group(1 << method));
    this.walletless = group(wallets);
    this.faithful = methods
      .filter((method) => (wallets >> method) & 1)
      .map((wallet) => group(wallets & ~(1 << wallet)));
    this.groups = [
      this.all,
      ...this.hadOnTop,
      ...this.idle,
      ...this.lapsing,
      this.walletless,
      ...this.faithful,
    ];
    this.active = new Float64Array(rows.methods);
    this.spare = new Float64Array(rows.count);
    this.openMonth();
    this.openWindow();
  }

  /** Consumers of the cell by row. Read only. */
  get everybody(): Count {
    return this.all.count;
  }

  advance(step: Advance): void {
    for (const group of this.groups) {
      step(group.count, group.quits, this.spare);
      [group.count, this.spare] = [this.spare, group.count];
    }
  }

  closeMonth(): Activity {
    const everybody = sum(this.all.count);
    const before = this.active;
    const lapsed = Float64Array.from(this.lapsing, ({ count }) => sum(count));
    this.active = Float64Array.from(this.idle, ({ count }) => Math.max(0, everybody - sum(count)));
    const without = sum(this.walletless.count);
    const withOne = this.faithful.reduce((users, { count }) => users + sum(count) - without, 0);
    for (const [method, { count }] of this.lapsing.entries())
      subtract(this.all.count, this.idle[method].count, count);
    this.openMonth();
    return {
      active: this.active,
      before,
      lapsed,
      walletUsers: everybody - without,
      multiUsers: Math.max(0, everybody - without - withOne),
    };
  }

  private openMonth(): void {
    for (const { count } of [...this.idle, this.walletless, ...this.faithful]) count.set(this.all.count);
  }

  closeWindow(): Float64Array {
    const { methods, topOf } = this.rows;
    const moved = new Float64Array(methods * methods);
    for (const [from, { count }] of this.hadOnTop.entries()) {
      for (let row = 0; row < count.length; row++) moved[from * methods + topOf[row]] += count[row];
    }
    this.openWindow();
    return moved;
  }

  private openWindow(): void {
    for (const [top, { count }] of this.hadOnTop.entries()) {
      for (let row = 0; row < count.length; row++)
        count[row] = this.rows.topOf[row] === top ? this.all.count[row] : 0;
    }
  }
}

function sum(count: Count): number {
  let total = 0;
  for (let row = 0; row < count.length; row++) total += count[row];
  return total;
}

/** into = whole - part, where rounding may leave a hair below 0. */
function subtract(whole: Count, part: Count, into: Count): void {
  for (let row = 0; row < into.length; row++) into[row] = Math.max(0, whole[row] - part[row]);
}
