import type { HabitMoves } from '../law/habit.ts';
import type { CellLaw } from '../law/law.ts';
import type { Rows } from '../law/rows.ts';
import type { Followed } from './followed.ts';

/** Consumers too few to matter, and numbers too small for a processor to be quick about (denormal ones). */
const NOTHING = 1e-250;

/**
 * What is expected of one shopping trip: how many consumers of a row go where. A step is a method that a row can pay
 * with; the steps of a row stand in a line, from `firstOf[row]` to `firstOf[row + 1]`.
 */
export class TripFlow {
  private readonly rows: Rows;
  private readonly firstOf: Int32Array;
  private readonly methodOf: Uint8Array;
  /** By step: share of the row's consumers who pay so and move on, and where to; who pay so and stay. */
  private readonly going: Float64Array;
  private readonly destination: Uint16Array;
  private readonly staying: Float64Array;
  /** By row: share who walk away, and stay. */
  private readonly leaving: Float64Array;
  /** By method: share of the consumers of the row under way who pay with it. */
  private readonly chance: Float64Array;

  constructor(rows: Rows) {
    const methods: number[] = [];
    this.rows = rows;
    this.firstOf = new Int32Array(rows.count + 1);
    for (let row = 0; row < rows.count; row++) {
      for (let method = 0; method < rows.methods; method++) {
        if (method === 0 || (rows.portfolioOf[row] >> method) & 1) methods.push(method);
      }
      this.firstOf[row + 1] = methods.length;
    }
    this.methodOf = Uint8Array.from(methods);
    this.going = new Float64Array(methods.length);
    this.destination = new Uint16Array(methods.length);
    this.staying = new Float64Array(methods.length);
    this.leaving = new Float64Array(rows.count);
    this.chance = new Float64Array(rows.methods);
  }

  /** Takes up the law of a cell and week, for the portfolios that somebody holds. */
  read(law: CellLaw, moves: HabitMoves, histogram: Float64Array): void {
    const { firstOf } = this.rows;
    for (let held = 0; held + 1 < firstOf.length; held++) {
      if (!isOccupied(histogram, firstOf[held], firstOf[held + 1])) continue;
      for (let row = firstOf[held]; row < firstOf[held + 1]; row++) this.readRow(row, law, moves);
    }
  }

  private readRow(row: number, { shape, probability }: CellLaw, moves: HabitMoves): void {
    const { bits, stride, classes, methods } = shape;
    const { chance } = this;
    sumOverClasses(probability, row << bits, stride, classes, chance);
    let paying = 0;
    for (let step = this.firstOf[row]; step < this.firstOf[row + 1]; step++) {
      const method = this.methodOf[step];
      const coin = method === this.rows.topOf[row] ? moves.gain : moves.decay;
      this.going[step] = chance[method] * coin;
      this.staying[step] = chance[method] * (1 - coin);
      this.destination[step] = moves.to[row * methods + method];
      paying += chance[method];
    }
    this.leaving[row] = Math.max(0, 1 - paying);
  }

  /** Where all groups are after a trip that a share of the consumers make. */
  advance({ counts: before, groups, stayers }: Followed, share: number, after: Float64Array): void {
    const { firstOf, methodOf, going, staying, destination, leaving } = this;
    after.fill(0);
    for (let row = 0; row < this.rows.count; row++) {
      const source = row * groups;
      if (before[source] < NOTHING) continue;
      const idle = 1 - share + share * leaving[row];
      for (let at = source; at < source + groups; at++) after[at] += before[at] * idle;
      for (let step = firstOf[row]; step < firstOf[row + 1]; step++) {
        const go = share * going[step];
        const stay = share * staying[step];
        const distance = (destination[step] - row) * groups;
        carry(before, after, source, stayers[methodOf[step]], stay, go, distance);
      }
    }
  }
}

/** Writes the chances of a row's methods, each summed over the acceptance classes; read in the order they stand in. */
function sumOverClasses(
  probability: Float64Array,
  from: number,
  stride: number,
  classes: number,
  chance: Float64Array,
): void {
  chance.fill(0);
  for (let c = 0; c < classes; c++) {
    const at = from + c * stride;
    for (let method = 0; method < chance.length; method++) chance[method] += probability[at + method];
  }
}

/** Adds `stay` of a row's consumers where they were and `go` of them `distance` further on, for some groups. */
function carry(
  before: Float64Array,
  after: Float64Array,
  source: number,
  groups: Int32Array,
  stay: number,
  go: number,
  distance: number,
): void {
  // two at a time, so that one does not wait for the other: a fifth faster
  for (let i = groups.length & 1; i < groups.length; i += 2) {
    const at = source + groups[i];
    const next = source + groups[i + 1];
    const here = before[at];
    const there = before[next];
    after[at] += here * stay;
    after[next] += there * stay;
    after[at + distance] += here * go;
    after[next + distance] += there * go;
  }
  if ((groups.length & 1) === 0) return;
  const at = source + groups[0];
  after[at] += before[at] * stay;
  after[at + distance] += before[at] * go;
}

function isOccupied(histogram: Float64Array, from: number, to: number): boolean {
  for (let row = from; row < to; row++) if (histogram[row] > 0) return true;
  return false;
}
