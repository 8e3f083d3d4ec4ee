import type { Rows } from '../law/rows.ts';
import { rowAfter, type WalletLaw } from '../law/wallet-law.ts';
import type { Groups } from './groups.ts';

/** Sets of platforms that change hands at once less often than this are left out, and their share stays as it is. */
const NOTHING = 1e-14;

/** What is expected of a week's adopting and dropping: which share of each row moves to which other. */
export class WalletFlow {
  private readonly rows: Rows;
  private readonly groups: number;
  // moves, row after row: from `firstOf[row]` to `firstOf[row + 1]`
  private readonly firstOf: Int32Array;
  private to = new Int32Array(1024);
  private share = new Float64Array(1024);
  // sets of platforms that change hands at once in the row under way, and the chance of each
  private readonly toggles: Int32Array;
  private readonly chance: Float64Array;
  /** Where each leads; -1 where the top of wallet is lost, and the law must be asked. */
  private readonly known: Int32Array;

  constructor(rows: Rows, { count }: Groups) {
    this.rows = rows;
    this.groups = count;
    this.firstOf = new Int32Array(rows.count + 1);
    this.toggles = new Int32Array(1 << rows.platforms);
    this.chance = new Float64Array(1 << rows.platforms);
    this.known = new Int32Array(1 << rows.platforms);
  }

  /** Takes up the law of a cell and week, for the rows that somebody is in. */
  read(law: WalletLaw, counts: Float64Array): void {
    let moves = 0;
    for (let row = 0; row < this.rows.count; row++) {
      this.firstOf[row] = moves;
      if (counts[row * this.groups] > 0) moves = this.readRow(row, law, moves);
    }
    this.firstOf[this.rows.count] = moves;
  }

  /** Lists the moves of a row from place `moves` on; returns the place after the last. */
  private readRow(row: number, law: WalletLaw, moves: number): number {
    const sets = this.setsThatChange(row, law.hazard);
    if (moves + sets > this.to.length) this.makeRoom();
    let end = moves;
    for (let i = 1; i < sets; i++) {
      if (this.chance[i] < NOTHING) this.chance[0] += this.chance[i];
      else {
        this.to[end] = this.known[i] < 0 ? rowAfter(this.rows, law, row, this.toggles[i]) : this.known[i];
        this.share[end++] = this.chance[i];
      }
    }
    this.to[end] = row;
    this.share[end++] = this.chance[0];
    return end;
  }

  private makeRoom(): void {
    const [to, share] = [this.to, this.share];
    this.to = new Int32Array(to.length * 2);
    this.share = new Float64Array(to.length * 2);
    this.to.set(to);
    this.share.set(share);
  }

  /** Each platform changes hands independently of the others: every hazard doubles the sets. Returns their number. */
  private setsThatChange(row: number, hazard: Float64Array): number {
    const { toggles, chance, known, rows } = this;
    let sets = 1;
    toggles[0] = 0;
    chance[0] = 1;
    known[0] = row;
    for (let method = 1; method < rows.methods; method++) {
      const h = hazard[row * rows.methods + method];
      if (h === 0) continue;
      for (let i = 0; i < sets; i++) {
        toggles[sets + i] = toggles[i] | (1 << method);
        chance[sets + i] = chance[i] * h;
        known[sets + i] = known[i] < 0 ? -1 : rows.toggled[known[i] * rows.methods + method];
        chance[i] *= 1 - h;
      }
      sets *= 2;
    }
    return sets;
  }

  /** Where all groups are after the week's changes. */
  advance(before: Float64Array, after: Float64Array): void {
    const { firstOf, to, share, groups } = this;
    after.fill(0);
    for (let row = 0; row < this.rows.count; row++) {
      const source = row * groups;
      const end = firstOf[row + 1];
      let move = firstOf[row];
      // two at a time, as no two moves of a row lead to the same one: what is there is read once for both
      for (; move + 1 < end; move += 2) {
        const [one, other] = [to[move] * groups, to[move + 1] * groups];
        addBoth(before, source, groups, after, one, share[move], other, share[move + 1]);
      }
      if (move < end) addOne(before, source, groups, after, to[move] * groups, share[move]);
    }
  }
}

function addOne(
  before: Float64Array,
  source: number,
  groups: number,
  after: Float64Array,
  target: number,
  share: number,
): void {
  for (let group = 0; group < groups; group++) after[target + group] += before[source + group] * share;
}

function addBoth(
  before: Float64Array,
  source: number,
  groups: number,
  after: Float64Array,
  one: number,
  shareOfOne: number,
  other: number,
  shareOfOther: number,
): void {
  for (let group = 0; group < groups; group++) {
    const here = before[source + group];
    after[one + group] += here * shareOfOne;
    after[other + group] += here * shareOfOther;
  }
}
