import { draw, drawKey, PURPOSE, type RunKey, secondDraw, unit } from '../../core/rng.ts';
import type { Rows } from '../law/rows.ts';
import { rowAfter, type WalletLaw } from '../law/wallet-law.ts';
import type { Change, Changing } from './job.ts';
import { rowIn, withRow } from './word.ts';

/** Lets consumers adopt and drop platforms. */
export class Changer {
  private readonly run: RunKey;
  private readonly rows: Rows;
  private readonly words: Int32Array;
  private readonly anyKey = new Int32Array(4);
  private readonly choiceKey = new Int32Array(4);
  private week = 0;
  private counts: Int32Array;

  constructor(run: RunKey, rows: Rows, words: Int32Array) {
    this.run = run;
    this.rows = rows;
    this.words = words;
    this.counts = new Int32Array(rows.count);
  }

  change({ week, cells }: Changing, cell: number, from: number, to: number, sums: Float64Array): void {
    const { counts, rows } = this;
    const { change, at } = cells[cell];
    const histogram = at + 2 * rows.methods;
    this.openWeek(week);
    counts.fill(0);
    if (change !== null) this.changeAll(change, from, to, sums, at);
    else countRows(this.words, from, to, counts);
    for (let row = 0; row < counts.length; row++) sums[histogram + row] += counts[row];
  }

  private openWeek(week: number): void {
    if (week === this.week) return;
    this.week = week;
    drawKey(this.run, week, PURPOSE.wallets, this.anyKey);
    drawKey(this.run, week, PURPOSE.walletChoice, this.choiceKey);
  }

  /** Lets some consumers change, and counts all of them by row. */
  private changeAll({ law, below }: Change, from: number, to: number, sums: Float64Array, at: number): void {
    const { words, anyKey, counts } = this;
    let i = countUntilChange(words, from, to, anyKey, below, counts);
    while (i < to) {
      words[i] = withRow(words[i], this.changeOne(law, i, rowIn(words[i]), sums, at));
      counts[rowIn(words[i])]++;
      i = countUntilChange(words, i + 1, to, anyKey, below, counts);
    }
  }

  /** Which platforms change, given that at least one does: one after another, each conditional on what came before. */
  private changeOne(law: WalletLaw, i: number, row: number, sums: Float64Array, at: number): number {
    const { methods, portfolioOf } = this.rows;
    let toggles = 0;
    let word = draw(this.choiceKey, 0, i);
    for (let method = 1; method < methods; method++) {
      word = secondDraw(this.choiceKey, 0, i + method, word);
      if (unit(word) >= chanceOf(this.rows, law, row, method, toggles === 0)) continue;
      toggles |= 1 << method;
      const dropped = (portfolioOf[row] >> method) & 1;
      sums[at + dropped * methods + method]++;
    }
    return rowAfter(this.rows, law, row, toggles);
  }
}

/**
 * Counts consumers by row from `from` on, up to the first for whom some platform changes hands, and returns that one; `to` if
 * there is none. Hardly any change, so that this loop is nearly all there is to a week's adopting and dropping.
 */
function countUntilChange(
  words: Int32Array,
  from: number,
  to: number,
  key: Int32Array,
  below: Float64Array,
  counts: Int32Array,
): number {
  for (let i = from; i < to; i++) {
    const row = rowIn(words[i]);
    if (draw(key, 0, i) >>> 0 < below[row]) return i;
    counts[row]++;
  }
  return to;
}

function countRows(words: Int32Array, from: number, to: number, counts: Int32Array): void {
  for (let i = from; i < to; i++) counts[rowIn(words[i])]++;
}

/** Writes by row: a 32-bit word below this means that some platform changes hands. */
export function setThresholds(rows: Rows, law: WalletLaw, below: Float64Array): void {
  for (let row = 0; row < rows.count; row++) below[row] = chanceOfAny(rows, law, row, 1) * 4294967296;
}

/** Chance that at least one platform from `method` on changes hands. */
function chanceOfAny(rows: Rows, { hazard }: WalletLaw, row: number, method: number): number {
  let none = 1;
  for (let m = method; m < rows.methods; m++) none *= 1 - hazard[row * rows.methods + m];
  return 1 - none;
}

/** Chance that `method` changes hands; if `first`, given that it or a later one does. */
function chanceOf(rows: Rows, law: WalletLaw, row: number, method: number, first: boolean): number {
  const chance = law.hazard[row * rows.methods + method];
  if (chance === 0) return 0;
  return first ? chance / chanceOfAny(rows, law, row, method) : chance;
}
