import type { Rows } from '../law/rows.ts';
import type { WalletLaw } from './engine.ts';

/** Chances below this are taken for none: adopting three platforms in one week, each in a thousand years. */
const NOTHING = 1e-18;

/** What is expected of a week's adopting and dropping: shares of rows that move to others. */
export class WalletFlow {
  private readonly rows: Rows;
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly share: number[] = [];

  constructor(rows: Rows) {
    this.rows = rows;
  }

  /** Takes up the law of a cell and week, for the rows with consumers in `histogram`. */
  read(law: WalletLaw, histogram: Float64Array): void {
    this.from.length = this.to.length = this.share.length = 0;
    for (let row = 0; row < this.rows.count; row++) {
      if (histogram[row] > 0) this.readRow(row, law, 1, 0, 1);
    }
  }

  /** Every set of platforms that may change hands at once: each does independently of the others. */
  private readRow(row: number, law: WalletLaw, method: number, toggles: number, share: number): void {
    if (share < NOTHING) return;
    if (method === this.rows.methods) {
      this.from.push(row);
      this.to.push(toggles === 0 ? row : law.after(row, toggles));
      this.share.push(share);
      return;
    }
    const chance = law.chance(row, method, false);
    if (chance < 1) this.readRow(row, law, method + 1, toggles, share * (1 - chance));
    if (chance > 0) this.readRow(row, law, method + 1, toggles | (1 << method), share * chance);
  }

  /** Where consumers are after the week's changes. */
  advance(before: Float64Array, after: Float64Array): void {
    const { from, to, share } = this;
    after.fill(0);
    for (let i = 0; i < from.length; i++) after[to[i]] += before[from[i]] * share[i];
  }
}
