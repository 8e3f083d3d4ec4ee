import { multinomial } from '../../core/binomial.ts';
import { draw, drawKey, PURPOSE, type RunKey, secondDraw, stream, unit } from '../../core/rng.ts';
import type { Cell } from '../cell.ts';
import type { HabitMoves } from '../law/habit.ts';
import type { CellLaw, OutcomeShape } from '../law/law.ts';
import { type Rows, sizeOf } from '../law/rows.ts';
import type { Activity, Consumers, Engine, Spread, WalletChanges, WalletLaw } from './engine.ts';
import { CHUNK, shopKernel } from './kernel.ts';
import { type KernelTables, kernelTables } from './kernel-tables.ts';

/**
 * The agents engine: every consumer draws its own trips.
 *
 * A consumer is its row (2 bytes) and, for measurement only, three bytes: the platforms it used in this month and in the
 * one before, and its top of wallet when the window of switching opened.
 */
export class Agents implements Engine, Consumers {
  readonly draws = true;
  readonly consumers = this;
  readonly row: Uint16Array;
  private readonly used: Uint8Array;
  private readonly usedBefore: Uint8Array;
  private readonly topBefore: Uint8Array;
  private readonly rows: Rows;
  private readonly wallets: number;
  private readonly key: RunKey;
  private readonly seed: string | number;
  private readonly replicate: number;
  private readonly offset: number;
  private week = 0;
  private tripKeys = new Int32Array(0);
  private keysReady = 0;
  private readonly walletKey = new Int32Array(4);
  private readonly choiceKey = new Int32Array(4);
  private readonly extraKey = new Int32Array(4);
  private tables: KernelTables | null = null;
  /** By cell: its trips of the latest week. */
  private readonly tallies: Int32Array[] = [];
  private readonly walletLaws: (WalletLaw | null)[] = [];

  /** @param wallets the platforms that are wallets, as a mask */
  constructor(
    rows: Rows,
    wallets: number,
    consumers: number,
    key: RunKey,
    seed: string | number,
    replicate: number,
  ) {
    this.rows = rows;
    this.wallets = wallets;
    this.key = key;
    this.row = new Uint16Array(consumers);
    this.used = new Uint8Array(consumers);
    this.usedBefore = new Uint8Array(consumers);
    this.topBefore = new Uint8Array(consumers);
    this.seed = seed;
    this.replicate = replicate;
    this.offset = stream(seed, replicate, 'population')();
  }

  beginWeek(week: number): void {
    this.week = week;
    this.keysReady = 0;
    drawKey(this.key, week, PURPOSE.wallets, this.walletKey);
    drawKey(this.key, week, PURPOSE.walletChoice, this.choiceKey);
    drawKey(this.key, week, PURPOSE.extraTrip, this.extraKey);
  }

  /** Systematic sampling: one random start, then equal steps, so that every row's count is within 1 of its expectation. */
  populate(cell: Cell, shares: Float64Array): void {
    const { first, consumers, histogram } = cell;
    histogram.fill(0);
    let row = 0;
    let cumulated = shares[0];
    for (let i = 0; i < consumers; i++) {
      const u = (i + this.offset) / consumers;
      while (u >= cumulated && row < shares.length - 1) cumulated += shares[++row];
      this.row[first + i] = row;
      this.topBefore[first + i] = this.rows.topOf[row];
      histogram[row]++;
    }
  }

  shop(cell: Cell, law: CellLaw, moves: HabitMoves, trips: number): Int32Array {
    const tables = this.kernelTables(law.shape, moves);
    const whole = Math.floor(trips);
    const fraction = trips - whole;
    const tally = this.emptyTally(cell, this.rows.methods << law.shape.bits);
    this.needKeys(whole + 1);
    const end = cell.first + cell.consumers;
    for (let from = cell.first; from < end; from += CHUNK) {
      this.trip(law, tables, tally, from, Math.min(from + CHUNK, end), 0, whole);
    }
    if (fraction > 0) {
      for (let i = cell.first; i < end; i++) {
        if (unit(draw(this.extraKey, 0, i)) < fraction) this.trip(law, tables, tally, i, i + 1, whole, 1);
      }
    }
    return tally;
  }

  tripsOf(cell: Cell): Int32Array {
    return this.tallies[cell.index];
  }

  walletLawOf(cell: Cell): WalletLaw | null {
    return this.walletLaws[cell.index];
  }

  private emptyTally(cell: Cell, size: number): Int32Array {
    const known = this.tallies[cell.index];
    if (known?.length === size) return known.fill(0);
    this.tallies[cell.index] = new Int32Array(size);
    return this.tallies[cell.index];
  }

  private trip(
    law: CellLaw,
    t: KernelTables,
    tally: Int32Array,
    from: number,
    to: number,
    firstTrip: number,
    trips: number,
  ): void {
    shopKernel(
      this.row,
      this.used,
      from,
      to,
      firstTrip,
      trips,
      law.shape.bits,
      law.alias,
      t.move,
      t.methodOf,
      t.topShifted,
      tally,
      this.tripKeys,
      t.gain,
      t.decay,
    );
  }

  private needKeys(trips: number): void {
    if (this.keysReady >= trips) return;
    if (this.tripKeys.length < trips * 4) this.tripKeys = new Int32Array(trips * 4);
    for (let k = 0; k < trips; k++) drawKey(this.key, this.week, PURPOSE.trip + k, this.tripKeys, k * 4);
    this.keysReady = trips;
  }

  private kernelTables(shape: OutcomeShape, moves: HabitMoves): KernelTables {
    const known = this.tables;
    if (
      known &&
      known.moves === moves &&
      known.shape.bits === shape.bits &&
      known.shape.classes === shape.classes
    ) {
      return known;
    }
    this.tables = kernelTables(this.rows, shape, moves);
    return this.tables;
  }

  changeWallets(cell: Cell, law: WalletLaw | null): WalletChanges {
    const { first, consumers, histogram } = cell;
    const adopted = new Float64Array(this.rows.methods);
    const dropped = new Float64Array(this.rows.methods);
    this.walletLaws[cell.index] = law;
    const below = law === null ? null : changeThresholds(this.rows, law);
    histogram.fill(0);
    for (let i = first; i < first + consumers; i++) {
      const row = this.row[i];
      if (law !== null && below !== null && draw(this.walletKey, 0, i) >>> 0 < below[row]) {
        this.row[i] = this.change(i, row, law, adopted, dropped);
      }
      histogram[this.row[i]]++;
    }
    return { adopted, dropped };
  }

  /** Which wallets change, given that at least one does: one after another, each conditional on what came before. */
  private change(
    i: number,
    row: number,
    law: WalletLaw,
    adopted: Float64Array,
    dropped: Float64Array,
  ): number {
    let toggles = 0;
    let word = draw(this.choiceKey, 0, i);
    for (let method = 1; method < this.rows.methods; method++) {
      word = secondDraw(this.choiceKey, 0, i + method, word);
      if (unit(word) >= chanceOf(this.rows, law, row, method, toggles === 0)) continue;
      toggles |= 1 << method;
      if ((this.rows.portfolioOf[row] >> method) & 1) dropped[method]++;
      else adopted[method]++;
    }
    return law.after(row, toggles);
  }

  spreader(cell: Cell): Spread {
    const random = stream(this.seed, this.replicate, 'who shops where', this.week, cell.index);
    return (count, weights, total, put) => multinomial(count, weights, total, random, put);
  }

  closeMonth(cell: Cell): Activity {
    const { methods } = this.rows;
    const pairs = new Float64Array(1 << (2 * methods));
    for (let i = cell.first; i < cell.first + cell.consumers; i++) {
      pairs[(this.usedBefore[i] << methods) | this.used[i]]++;
      this.usedBefore[i] = this.used[i];
      this.used[i] = 0;
    }
    return activityOf(pairs, methods, this.wallets);
  }

  closeWindow(cell: Cell): Float64Array {
    const { methods, topOf } = this.rows;
    const moved = new Float64Array(methods * methods);
    for (let i = cell.first; i < cell.first + cell.consumers; i++) {
      const top = topOf[this.row[i]];
      moved[this.topBefore[i] * methods + top]++;
      this.topBefore[i] = top;
    }
    return moved;
  }
}

/** By row: a 32-bit word below this means that some platform changes hands. */
function changeThresholds(rows: Rows, law: WalletLaw): Float64Array {
  const below = new Float64Array(rows.count);
  for (let row = 0; row < rows.count; row++) below[row] = chanceOfAny(rows, law, row, 1) * 4294967296;
  return below;
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

/** Activity from consumers by (methods used in the month before << methods) | methods used in this one. */
function activityOf(pairs: Float64Array, methods: number, wallets: number): Activity {
  const [active, before, lapsed] = [0, 1, 2].map(() => new Float64Array(methods));
  let walletUsers = 0;
  let multiUsers = 0;
  for (let pair = 0; pair < pairs.length; pair++) {
    const consumers = pairs[pair];
    if (consumers === 0) continue;
    const then = pair >> methods;
    for (let method = 0; method < methods; method++) {
      if ((pair >> method) & 1) active[method] += consumers;
      if (!((then >> method) & 1)) continue;
      before[method] += consumers;
      if (!((pair >> method) & 1)) lapsed[method] += consumers;
    }
    const used = sizeOf(pair & wallets);
    if (used >= 1) walletUsers += consumers;
    if (used >= 2) multiUsers += consumers;
  }
  return { active, before, lapsed, walletUsers, multiUsers };
}
