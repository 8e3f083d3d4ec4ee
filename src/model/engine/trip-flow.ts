import type { HabitMoves } from '../law/habit.ts';
import type { CellLaw } from '../law/law.ts';
import type { Rows } from '../law/rows.ts';
import type { Groups } from './groups.ts';
import { type Ways, waysBetween } from './ways.ts';

/** Consumers too few to matter, and numbers too small for a processor to be quick about (denormal ones). */
const NOTHING = 1e-250;

/**
 * What is expected of one shopping trip: which share of each row goes where. A climb, a fall and staying are three ways
 * however many methods there are, so that a group of consumers is read once for each row that it may be in after the
 * trip, and not once for each method that may take it there.
 */
export class TripFlow {
  private readonly rows: Rows;
  private readonly groups: Groups;
  /** The moves of habit that the ways were listed for. */
  private moves: HabitMoves | null = null;
  private ways!: Ways;
  /** Kinds of groups: left by no payment, by paying with a method, by paying with any of several. */
  private readonly kinds: number;
  /** By way * kinds + kind: share of a group in the row it comes from that goes that way and stays in the group. */
  private share!: Float64Array;
  // by method, for the row under way: share who pay so and are moved by it, who pay so and are not, and of these, on a way
  private readonly moving: Float64Array;
  private readonly still: Float64Array;
  private readonly going: Float64Array;

  constructor(rows: Rows, groups: Groups) {
    this.rows = rows;
    this.groups = groups;
    this.kinds = 1 + rows.methods + groups.sets.length;
    this.moving = new Float64Array(rows.methods);
    this.still = new Float64Array(rows.methods);
    this.going = new Float64Array(rows.methods);
  }

  /** Takes up the law of a cell and week, for the portfolios that somebody holds. */
  read(law: CellLaw, moves: HabitMoves, histogram: Float64Array): void {
    const { firstOf } = this.rows;
    if (moves !== this.moves) this.listWays(moves);
    for (let held = 0; held + 1 < firstOf.length; held++) {
      if (!isOccupied(histogram, firstOf[held], firstOf[held + 1])) continue;
      for (let row = firstOf[held]; row < firstOf[held + 1]; row++) this.readRow(row, law, moves);
    }
  }

  private listWays(moves: HabitMoves): void {
    this.moves = moves;
    this.ways = waysBetween(this.rows, moves);
    this.share = new Float64Array(this.ways.from.length * this.kinds);
  }

  private readRow(row: number, { shape, probability }: CellLaw, { gain, decay }: HabitMoves): void {
    const { moving, still, going } = this;
    const { firstFrom, out, by } = this.ways;
    const top = this.rows.topOf[row];
    sumOverClasses(probability, row << shape.bits, shape.stride, shape.classes, going);
    let paying = 0;
    for (let method = 0; method < going.length; method++) {
      const coin = method === top ? gain : decay;
      paying += going[method];
      moving[method] = going[method] * coin;
      still[method] = going[method] * (1 - coin);
    }
    for (let place = firstFrom[row]; place < firstFrom[row + 1]; place++) {
      const way = out[place];
      const stays = place === firstFrom[row];
      for (let method = 0; method < going.length; method++) {
        going[method] = (stays ? still[method] : 0) + (by[way] & (1 << method) ? moving[method] : 0);
      }
      this.write(way, stays ? Math.max(0, 1 - paying) : 0);
    }
  }

  /**
   * The share of every kind of group on a way: who walk away, and who pay, but for those that quit by paying so. What stays
   * is summed and not subtracted, so that of a group that is nearly empty no digits are lost; and always from left to right,
   * so that a group that nobody quits has the share of all to the last bit.
   */
  private write(way: number, leaving: number): void {
    const { share, kinds } = this;
    const { sets } = this.groups;
    const methods = this.going.length;
    const at = way * kinds;
    share[at] = this.sumBut(0, leaving);
    for (let method = 0; method < methods; method++)
      share[at + 1 + method] = this.sumBut(1 << method, leaving);
    for (let set = 0; set < sets.length; set++)
      share[at + 1 + methods + set] = this.sumBut(sets[set], leaving);
  }

  private sumBut(quits: number, leaving: number): number {
    const { going } = this;
    let sum = leaving;
    for (let method = 0; method < going.length; method++) {
      if ((quits & (1 << method)) === 0) sum += going[method];
    }
    return sum;
  }

  /** Where all groups are after a trip that everybody makes. */
  advance(before: Float64Array, after: Float64Array): void {
    const { groups, share, kinds } = this;
    const { firstTo, from } = this.ways;
    const { count } = groups;
    after.fill(0);
    for (let row = 0; row < this.rows.count; row++) {
      const end = firstTo[row + 1];
      let way = firstTo[row];
      // two at a time: what is there is read once for both
      for (; way + 1 < end; way += 2) {
        const [one, other] = [from[way] * count, from[way + 1] * count];
        const [some, more] = [before[one] >= NOTHING, before[other] >= NOTHING];
        if (some && more)
          carryBoth(before, one, other, after, row * count, groups, share, way * kinds, kinds);
        else if (some) carry(before, one, after, row * count, groups, share, way * kinds);
        else if (more) carry(before, other, after, row * count, groups, share, (way + 1) * kinds);
      }
      if (way < end && before[from[way] * count] >= NOTHING) {
        carry(before, from[way] * count, after, row * count, groups, share, way * kinds);
      }
    }
  }
}

/** Writes the chances of a row's methods, each summed over the acceptance classes. */
function sumOverClasses(
  probability: Float64Array,
  from: number,
  stride: number,
  classes: number,
  chance: Float64Array,
): void {
  for (let method = 0; method < chance.length; method++) {
    let sum = 0;
    for (let c = 0, at = from + method; c < classes; c++, at += stride) sum += probability[at];
    chance[method] = sum;
  }
}

/** Adds to each group of a row what comes from the same group of another. */
function carry(
  before: Float64Array,
  source: number,
  after: Float64Array,
  target: number,
  { unused, unusedSets, count }: Groups,
  share: Float64Array,
  at: number,
): void {
  const whole = share[at];
  let kind = at + 1;
  for (let group = 0; group < unused; group++) after[target + group] += before[source + group] * whole;
  for (let group = unused; group < unusedSets; group += 2, kind++) {
    after[target + group] += before[source + group] * share[kind];
    after[target + group + 1] += before[source + group + 1] * share[kind];
  }
  for (let group = unusedSets; group < count; group++, kind++) {
    after[target + group] += before[source + group] * share[kind];
  }
}

/** Adds to each group of a row what comes from the same group of two others. */
function carryBoth(
  before: Float64Array,
  one: number,
  other: number,
  after: Float64Array,
  target: number,
  { unused, unusedSets, count }: Groups,
  share: Float64Array,
  at: number,
  kinds: number,
): void {
  let kind = at;
  let ofOne = share[kind];
  let ofOther = share[kind + kinds];
  for (let group = 0; group < unused; group++) {
    after[target + group] += before[one + group] * ofOne + before[other + group] * ofOther;
  }
  for (let group = unused; group < unusedSets; group += 2) {
    kind++;
    ofOne = share[kind];
    ofOther = share[kind + kinds];
    after[target + group] += before[one + group] * ofOne + before[other + group] * ofOther;
    after[target + group + 1] += before[one + group + 1] * ofOne + before[other + group + 1] * ofOther;
  }
  for (let group = unusedSets; group < count; group++) {
    kind++;
    after[target + group] += before[one + group] * share[kind] + before[other + group] * share[kind + kinds];
  }
}

function isOccupied(histogram: Float64Array, from: number, to: number): boolean {
  for (let row = from; row < to; row++) if (histogram[row] > 0) return true;
  return false;
}
