import type { Cell } from '../cell.ts';
import type { HabitMoves } from '../law/habit.ts';
import type { CellLaw } from '../law/law.ts';
import type { Rows } from '../law/rows.ts';
import type { WalletLaw } from '../law/wallet-law.ts';
import type { Activity, Change, Engine, Outing, Spread, WalletChanges } from './engine.ts';
import { Followed } from './followed.ts';
import { createGroups, type Groups } from './groups.ts';
import { TripFlow } from './trip-flow.ts';
import { WalletFlow } from './wallet-flow.ts';

/**
 * The mean-field engine: expected flows between rows, on the very tables that agents draw from. It is where the agents
 * go as they become many: their expectation, up to terms of order 1/N where consumers react to one another (Kurtz 1970).
 */
export class MeanField implements Engine {
  readonly draws = false;
  readonly consumers = null;
  private readonly rows: Rows;
  private readonly groups: Groups;
  private readonly cells = new Map<Cell, Followed>();
  private readonly trip: TripFlow;
  private readonly change: WalletFlow;
  /** Consumer-trips of the week by row. */
  private readonly trips: Float64Array;
  /** By cell: its trips of the latest week. */
  private readonly tallies = new Map<Cell, Float64Array>();
  /** Where the next counts of a cell are written; what they replace is written over in turn. */
  private spare: Float64Array = new Float64Array(0);

  /** @param wallets the platforms that are wallets, as a mask */
  constructor(rows: Rows, wallets: number) {
    this.rows = rows;
    this.groups = createGroups(rows, wallets);
    this.trip = new TripFlow(rows, this.groups);
    this.change = new WalletFlow(rows, this.groups);
    this.trips = new Float64Array(rows.count);
  }

  /** Nothing is drawn. */
  beginWeek(): void {}

  populate(cell: Cell, shares: Float64Array): void {
    for (let row = 0; row < shares.length; row++) cell.histogram[row] = shares[row] * cell.consumers;
    const followed = new Followed(this.rows, this.groups, cell.histogram);
    this.cells.set(cell, followed);
    this.spare = new Float64Array(followed.counts.length);
  }

  shop(outings: readonly Outing[], moves: HabitMoves): void {
    for (const { cell, law, trips } of outings) this.shopIn(cell, law, moves, trips);
  }

  tripsOf(cell: Cell): Float64Array {
    return this.tallies.get(cell)!;
  }

  private shopIn(cell: Cell, law: CellLaw, moves: HabitMoves, trips: number): void {
    const followed = this.cells.get(cell)!;
    const whole = Math.floor(trips);
    this.trip.read(law, moves, cell.histogram);
    this.trips.fill(0);
    for (let trip = 0; trip < whole; trip++) this.shopOnce(followed, 1);
    if (trips > whole) this.shopOnce(followed, trips - whole);
    this.count(cell, law);
  }

  /** A trip that a share of the consumers make. */
  private shopOnce(followed: Followed, share: number): void {
    const { counts } = followed;
    const { spare, trips } = this;
    for (let row = 0; row < trips.length; row++) trips[row] += share * counts[row * this.groups.count];
    this.trip.advance(counts, spare);
    if (share < 1) mix(spare, counts, share);
    this.swap(followed);
  }

  private swap(followed: Followed): void {
    const { counts } = followed;
    followed.counts = this.spare;
    this.spare = counts;
  }

  /** Trips by (top of wallet << bits) + outcome; the rows of a ladder have the same top and stand side by side. */
  private count(cell: Cell, { shape, probability }: CellLaw): void {
    const { rows, trips } = this;
    const tally = this.emptyTally(cell, rows.methods << shape.bits);
    for (let first = 0; first < rows.count; first += rows.rungs) {
      const to = rows.topOf[first] << shape.bits;
      for (let outcome = 0; outcome < shape.classes * shape.stride; outcome++) {
        let sum = 0;
        for (let row = first; row < first + rows.rungs; row++) {
          sum += trips[row] * probability[(row << shape.bits) + outcome];
        }
        tally[to + outcome] += sum;
      }
    }
  }

  private emptyTally(cell: Cell, size: number): Float64Array {
    const known = this.tallies.get(cell);
    if (known?.length === size) return known.fill(0);
    const tally = new Float64Array(size);
    this.tallies.set(cell, tally);
    return tally;
  }

  changeWallets(changes: readonly Change[]): WalletChanges[] {
    return changes.map(({ cell, law }) => this.changeIn(cell, law));
  }

  private changeIn(cell: Cell, law: WalletLaw | null): WalletChanges {
    const followed = this.cells.get(cell)!;
    const changes = this.countChanges(followed, law);
    if (law !== null) {
      this.change.read(law, followed.counts);
      this.change.advance(followed.counts, this.spare);
      this.swap(followed);
    }
    followed.countInto(cell.histogram);
    return changes;
  }

  private countChanges({ counts }: Followed, law: WalletLaw | null): WalletChanges {
    const { count, methods, portfolioOf } = this.rows;
    const adopted = new Float64Array(methods);
    const dropped = new Float64Array(methods);
    for (let row = 0; row < count && law !== null; row++) {
      for (let method = 1; method < methods; method++) {
        const changing = counts[row * this.groups.count] * law.hazard[row * methods + method];
        if ((portfolioOf[row] >> method) & 1) dropped[method] += changing;
        else adopted[method] += changing;
      }
    }
    return { adopted, dropped };
  }

  spreader(): Spread {
    return (count, weights, total, put) => {
      for (let place = 0; place < weights.length; place++) {
        if (weights[place] > 0) put(place, (count * weights[place]) / total);
      }
    };
  }

  closeMonth(cells: readonly Cell[]): Activity[] {
    return cells.map((cell) => this.cells.get(cell)!.closeMonth());
  }

  closeWindow(cells: readonly Cell[]): Float64Array[] {
    return cells.map((cell) => this.cells.get(cell)!.closeWindow());
  }

  memory(): Float64Array[] {
    return [...this.cells.values()].flatMap((followed) => followed.memory());
  }
}

/** A share of the first, and the rest of the second, into the first. */
function mix(one: Float64Array, other: Float64Array, share: number): void {
  for (let i = 0; i < one.length; i++) one[i] = share * one[i] + (1 - share) * other[i];
}
