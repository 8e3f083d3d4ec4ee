import { multinomial } from '../../core/binomial.ts';
import { drawKey, drawsUnder, PURPOSE, type RunKey, stream } from '../../core/rng.ts';
import type { Cell } from '../cell.ts';
import type { HabitMoves } from '../law/habit.ts';
import type { OutcomeShape } from '../law/law.ts';
import type { Rows } from '../law/rows.ts';
import type { WalletLaw } from '../law/wallet-law.ts';
import { activityAt, activitySize, numbersAt } from './activity.ts';
import { setThresholds } from './changer.ts';
import type { Crew } from './crew.ts';
import type { Activity, Change, Consumers, Engine, Outing, Spread, WalletChanges } from './engine.ts';
import type { Part, Population } from './job.ts';
import { type KernelTables, kernelTables } from './kernel-tables.ts';
import { begin, rowIn, type Words } from './word.ts';

/**
 * The agents engine: every consumer draws its own trips. A consumer is one word of 32 bits (`word.ts`); a crew carries the
 * consumers through the week, in one thread or in many.
 */
export class Agents implements Engine, Consumers {
  readonly draws = true;
  readonly consumers = this;
  readonly people: Words;
  private readonly crew: Crew;
  private readonly rows: Rows;
  private readonly key: RunKey;
  private readonly offset: number;
  private week = 0;
  /** By bits of an outcome, for these moves of habit. */
  private readonly tables = new Map<number, KernelTables>();
  private moves: HabitMoves | null = null;
  /** By cell. */
  private readonly latest: Latest[] = [];

  constructor(population: Population, rows: Rows, seed: string | number, replicate: number, crew: Crew) {
    this.crew = crew;
    this.rows = rows;
    this.people = crew.engage(population, rows);
    this.key = population.key;
    this.offset = stream(seed, replicate, 'population')();
  }

  beginWeek(week: number): void {
    this.week = week;
  }

  /** Systematic sampling: one random start, then equal steps, so that every row's count is within 1 of its expectation. */
  populate(cell: Cell, shares: Float64Array): void {
    const { first, consumers, histogram } = cell;
    this.latest[cell.index] = emptyLatest(this.rows);
    histogram.fill(0);
    let row = 0;
    let cumulated = shares[0];
    for (let i = 0; i < consumers; i++) {
      const u = (i + this.offset) / consumers;
      while (u >= cumulated && row < shares.length - 1) cumulated += shares[++row];
      begin(this.people, first + i, row, this.rows.topOf[row]);
      histogram[row]++;
    }
  }

  shop(outings: readonly Outing[], moves: HabitMoves): void {
    let at = 0;
    const cells = outings.map(({ cell: { first, consumers }, law: { shape, alias }, trips }) => {
      const size = this.rows.methods << shape.bits;
      at += size;
      return { first, consumers, at: at - size, size, trips, alias, tables: this.tablesFor(shape, moves) };
    });
    const sums = this.crew.work({ kind: 'shop', week: this.week, cells });
    for (let i = 0; i < cells.length; i++) this.keepTally(outings[i].cell, sums, cells[i]);
  }

  tripsOf(cell: Cell): Float64Array {
    return this.latest[cell.index].tally;
  }

  walletLawOf(cell: Cell): WalletLaw | null {
    return this.latest[cell.index].law;
  }

  private keepTally({ index }: Cell, sums: Float64Array, { at, size }: Part): void {
    const latest = this.latest[index];
    if (latest.tally.length !== size) latest.tally = new Float64Array(size);
    copy(sums, at, latest.tally);
  }

  private tablesFor(shape: OutcomeShape, moves: HabitMoves): KernelTables {
    if (moves !== this.moves) this.tables.clear();
    this.moves = moves;
    const known = this.tables.get(shape.bits);
    if (known) return known;
    const made = kernelTables(this.rows, shape, moves, this.crew.room);
    this.tables.set(shape.bits, made);
    return made;
  }

  changeWallets(changes: readonly Change[]): WalletChanges[] {
    const { count, methods } = this.rows;
    const size = 2 * methods + count;
    const cells = changes.map(({ cell: { index, first, consumers }, law }, place) => {
      const { below } = this.latest[index];
      if (law !== null) setThresholds(this.rows, law, below);
      return { first, consumers, at: place * size, size, change: law && { law, below } };
    });
    const sums = this.crew.work({ kind: 'change', week: this.week, cells });
    return changes.map(({ cell, law }, place) => {
      const latest = this.latest[cell.index];
      latest.law = law;
      copy(sums, place * size, latest.adopted);
      copy(sums, place * size + methods, latest.dropped);
      copy(sums, place * size + 2 * methods, cell.histogram);
      return latest;
    });
  }

  spreader(cell: Cell): Spread {
    const key = drawKey(this.key, this.week, PURPOSE.places + cell.index, this.latest[cell.index].placesKey);
    const random = drawsUnder(key);
    return (count, weights, total, put) => multinomial(count, weights, total, random, put);
  }

  closeMonth(cells: readonly Cell[]): Activity[] {
    const { methods } = this.rows;
    const parts = partsOf(cells, activitySize(methods));
    const sums = this.crew.work({ kind: 'month', cells: parts });
    return parts.map(({ at }) => activityAt(sums, at, methods));
  }

  closeWindow(cells: readonly Cell[]): number[][] {
    const parts = partsOf(cells, this.rows.methods ** 2);
    const sums = this.crew.work({ kind: 'window', cells: parts });
    return parts.map(({ at, size }) => numbersAt(sums, at, size));
  }

  rowOf(consumer: number): number {
    return rowIn(this.people.words[consumer]);
  }

  memory(): (Int32Array | Uint8Array)[] {
    const { words, tops } = this.people;
    return tops === null ? [words] : [words, tops];
  }
}

/** What is known of a cell's latest week. */
interface Latest extends WalletChanges {
  /** Its trips. */
  tally: Float64Array;
  /** By which it adopted and dropped; and by row, the words below which somebody does. */
  law: WalletLaw | null;
  readonly below: Float64Array;
  readonly adopted: Float64Array;
  readonly dropped: Float64Array;
  /** Of who shops where. */
  readonly placesKey: Int32Array;
}

const emptyLatest = ({ count, methods }: Rows): Latest => ({
  tally: new Float64Array(0),
  law: null,
  below: new Float64Array(count),
  adopted: new Float64Array(methods),
  dropped: new Float64Array(methods),
  placesKey: new Int32Array(4),
});

function copy(from: Float64Array, at: number, into: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i] = from[at + i];
}

const partsOf = (cells: readonly Cell[], size: number): Part[] =>
  cells.map(({ first, consumers }, index) => ({ first, consumers, at: index * size, size }));
