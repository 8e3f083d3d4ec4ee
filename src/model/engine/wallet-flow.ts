import type { Rows } from '../law/rows.ts';
import type { WalletLaw } from './engine.ts';
import type { Followed } from './followed.ts';

/** Chances below this are taken for none: three platforms in one week, for one consumer in a billion billions. */
const NOTHING = 1e-18;

/** What is expected of a week's adopting and dropping: which share of each row moves to which other. */
export class WalletFlow {
  private readonly rows: Rows;
  // a move by its place in these lists
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly share: number[] = [];
  // sets of platforms that change hands at once in the row under way, and the chance of each
  private readonly toggles: Int32Array;
  private readonly chance: Float64Array;

  constructor(rows: Rows) {
    this.rows = rows;
    this.toggles = new Int32Array(1 << rows.platforms);
    this.chance = new Float64Array(1 << rows.platforms);
  }

  /** Takes up the law of a cell and week, for the rows that somebody is in. */
  read(law: WalletLaw, { counts, groups }: Followed): void {
    this.from.length = this.to.length = this.share.length = 0;
    for (let row = 0; row < this.rows.count; row++) {
      if (counts[row * groups] > 0) this.readRow(row, law);
    }
  }

  private readRow(row: number, law: WalletLaw): void {
    const sets = this.setsThatChange(row, law.hazard);
    for (let i = 0; i < sets; i++) {
      if (this.chance[i] < NOTHING) continue;
      this.from.push(row);
      this.to.push(this.toggles[i] === 0 ? row : law.after(row, this.toggles[i]));
      this.share.push(this.chance[i]);
    }
  }

  /** Each platform changes hands independently of the others: every hazard doubles the sets. Returns their number. */
  private setsThatChange(row: number, hazard: Float64Array): number {
    const { toggles, chance, rows } = this;
    let sets = 1;
    toggles[0] = 0;
    chance[0] = 1;
    for (let method = 1; method < rows.methods; method++) {
      const h = hazard[row * rows.methods + method];
      if (h === 0) continue;
      for (let i = 0; i < sets; i++) {
        toggles[sets + i] = toggles[i] | (1 << method);
        chance[sets + i] = chance[i] * h;
        chance[i] *= 1 - h;
      }
      sets *= 2;
    }
    return sets;
  }

  /** Where all groups are after the week's changes. */
  advance({ counts: before, groups }: Followed, after: Float64Array): void {
    const { from, to, share } = this;
    after.fill(0);
    for (let i = 0; i < from.length; i++) {
      const source = from[i] * groups;
      const target = to[i] * groups;
      const part = share[i];
      for (let group = 0; group < groups; group++) after[target + group] += before[source + group] * part;
    }
  }
}
