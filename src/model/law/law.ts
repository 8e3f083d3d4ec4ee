import { buildAlias } from '../../core/alias.ts';
import { log } from '../../core/elementary.ts';
import type { Rows } from './rows.ts';
import { type Till, type TillUtilities, tillFor } from './till.ts';

/**
 * The law of a shopping trip in one cell and week: a table from row to outcome.
 *
 * An outcome is (acceptance class, method paid with) or (acceptance class, walked away); outcome =
 * class * (methods + 1) + method, and method = `methods` stands for walking away. The law knows nothing of the engine
 * that reads it: agents draw from `alias`, averages read `probability`.
 */
export interface CellLaw {
  readonly shape: OutcomeShape;
  /** Chance of each outcome, by (row << bits) + outcome. Rows that nobody can be in this week stay 0. */
  readonly probability: Float64Array;
  /** The same quantised for drawing: thresholds of 32 - bits bits (see core/alias.ts). */
  readonly alias: Int32Array;
  /** Sum over retailers of attraction * S^lambda, by row * 2 + (1 if cash is carried). */
  readonly pull: Float64Array;
  /** Expected inclusive value of a trip, in utils of the till, by row: 0 means no better than leaving. */
  readonly inclusiveValue: Float64Array;
  /** Expected habit bonus enjoyed on a trip, in utils, by row. */
  readonly habitEnjoyed: Float64Array;
  /** One till for each set of cashback terms in the region. */
  readonly tills: readonly Till[];
}

/** How many outcomes there are, padded to a power of two. */
export interface OutcomeShape {
  readonly methods: number;
  readonly classes: number;
  /** Outcomes of one class: its methods and walking away. */
  readonly stride: number;
  readonly bits: number;
}

export function outcomeShape(methods: number, classes: number): OutcomeShape {
  const stride = methods + 1;
  return { methods, classes, stride, bits: Math.max(5, Math.ceil(Math.log2(classes * stride))) };
}

/** Retailers of a region that accept the same methods on the same terms. */
export interface AcceptanceClass {
  /** Mask of methods that can be used: bit 0 cash, bit m platform m. */
  readonly usable: number;
  /** Which of the region's cashback terms hold here. */
  readonly terms: number;
  /** Sum of the retailers' attractions. */
  readonly attraction: number;
}

/** Everything the law of a cell depends on. */
export interface CellInputs {
  readonly rows: Rows;
  readonly classes: readonly AcceptanceClass[];
  /** By terms: utilities at the till. */
  readonly utilities: readonly TillUtilities[];
  /** kappa: chance of carrying cash. */
  readonly carriesCash: number;
  /** By portfolio mask >> 1: 2 tables to draw from, too; 1 chances and values only; 0 leave them out. */
  readonly portfolios: ArrayLike<number>;
}

/** Reusable memory of a cell's law: tables are not allocated anew, and a till whose utilities stay is kept. */
export interface LawMemory {
  tills: Till[];
  probability: Float64Array;
  alias: Int32Array;
  pull: Float64Array;
  inclusiveValue: Float64Array;
  habitEnjoyed: Float64Array;
}

export function lawMemory(rows: Rows): LawMemory {
  return {
    tills: [],
    probability: new Float64Array(0),
    alias: new Int32Array(0),
    pull: new Float64Array(rows.count * 2),
    inclusiveValue: new Float64Array(rows.count),
    habitEnjoyed: new Float64Array(rows.count),
  };
}

/** Computes the law of a cell for every row of the portfolios asked for. */
export function buildLaw(inputs: CellInputs, memory: LawMemory): CellLaw {
  const { rows, classes, utilities, portfolios } = inputs;
  const shape = outcomeShape(rows.methods, classes.length);
  makeRoom(memory, rows.count << shape.bits);
  memory.tills = utilities.map((u, terms) => tillFor(rows, u, memory.tills[terms]));
  const law: CellLaw = { ...memory, shape };
  const trips = new TripLaw(inputs, law);
  for (let held = 0; held < 1 << rows.platforms; held++) {
    if (!portfolios[held]) continue;
    trips.fill(held);
    if (portfolios[held] < 2) continue;
    for (let row = rows.firstOf[held]; row < rows.firstOf[held + 1]; row++) {
      buildAlias(law.probability, row << shape.bits, shape.bits, law.alias);
    }
  }
  return law;
}

function makeRoom(memory: LawMemory, size: number): void {
  if (memory.probability.length >= size) memory.probability.fill(0);
  else {
    memory.probability = new Float64Array(size);
    memory.alias = new Int32Array(size);
  }
}

/**
 * Fills the law of a portfolio's rows: mixes over carrying cash or not, then over where to shop, then over how to pay
 * (ODD 7.3, 7.5). All rows of a portfolio have the same choice sets, so each step is a plain loop over them.
 */
class TripLaw {
  private readonly inputs: CellInputs;
  private readonly law: CellLaw;
  private readonly attraction: number;
  private readonly lambda: number;
  /** By row of the portfolio: its pull, and the chance of carrying (or not) over it. */
  private readonly sum: Float64Array;
  private readonly chancePerPull: Float64Array;
  /** By row of the portfolio, for the class under way: chance of a visit over S. */
  private readonly per: Float64Array;

  constructor(inputs: CellInputs, law: CellLaw) {
    const widest = inputs.rows.methods * inputs.rows.rungs;
    this.inputs = inputs;
    this.law = law;
    this.attraction = inputs.classes.reduce((sum, { attraction }) => sum + attraction, 0);
    this.lambda = inputs.utilities[0].storeChoice;
    this.sum = new Float64Array(widest);
    this.chancePerPull = new Float64Array(widest);
    this.per = new Float64Array(widest);
  }

  fill(held: number): void {
    const { rows, carriesCash } = this.inputs;
    const first = rows.firstOf[held];
    const count = rows.firstOf[held + 1] - first;
    this.law.inclusiveValue.fill(0, first, first + count);
    this.law.habitEnjoyed.fill(0, first, first + count);
    for (let carry = 0; carry <= 1; carry++) {
      const chance = carry === 1 ? carriesCash : 1 - carriesCash;
      this.visit(first, count, carry, chance);
      if (chance === 0) continue;
      this.value(first, count, carry, chance);
      this.pay(first, count, carry);
    }
  }

  /** How strongly all retailers pull together. */
  private visit(first: number, count: number, carry: number, chance: number): void {
    const { classes } = this.inputs;
    const { pull, tills } = this.law;
    const { sum, chancePerPull } = this;
    sum.fill(0, 0, count);
    for (const { usable, attraction, terms } of classes) {
      this.addLines(first, count, tills[terms], carry, usable, tills[terms].powers, attraction, sum);
    }
    for (let i = 0; i < count; i++) {
      pull[(first + i) * 2 + carry] = sum[i];
      chancePerPull[i] = chance / sum[i];
    }
  }

  /** into += factor * values of a till, row by row of the portfolio. */
  private addLines(
    first: number,
    count: number,
    till: Till,
    carry: number,
    usable: number,
    values: Float64Array,
    factor: number,
    into: Float64Array,
  ): void {
    const { portfolioOf, topOf, rungs } = this.inputs.rows;
    const set = (portfolioOf[first] | carry) & usable;
    for (let start = 0; start < count; start += rungs) {
      const line = till.line(set, topOf[first + start]);
      for (let rung = 0; rung < rungs; rung++) into[start + rung] += factor * values[line + rung];
    }
  }

  /**
   * Inclusive value of the choice of retailer, in utils of the till, so that one retailer gives ln S whatever lambda:
   * (ln sum a S^lambda - ln sum a) / lambda, and at lambda = 0 its limit, the average of ln S (Small & Rosen 1981).
   */
  private value(first: number, count: number, carry: number, chance: number): void {
    const { inclusiveValue } = this.law;
    if (this.lambda === 0) this.averageValue(first, count, carry, chance);
    else {
      for (let i = 0; i < count; i++) {
        inclusiveValue[first + i] += (chance * log(this.sum[i] / this.attraction)) / this.lambda;
      }
    }
  }

  private averageValue(first: number, count: number, carry: number, chance: number): void {
    const { inclusiveValue, tills } = this.law;
    const { per } = this;
    for (const { usable, attraction, terms } of this.inputs.classes) {
      per.fill(0, 0, count);
      this.addLines(first, count, tills[terms], carry, usable, tills[terms].totals, 1, per);
      const weight = (chance * attraction) / this.attraction;
      for (let i = 0; i < count; i++) inclusiveValue[first + i] += weight * log(per[i]);
    }
  }

  /** Spreads the visits over methods and walking away, and counts the habit bonus enjoyed. */
  private pay(first: number, count: number, carry: number): void {
    const { classes, rows } = this.inputs;
    const { shape, tills, probability } = this.law;
    const { per, chancePerPull } = this;
    for (let c = 0; c < classes.length; c++) {
      const { usable, attraction, terms } = classes[c];
      const till = tills[terms];
      per.fill(0, 0, count);
      this.addLines(first, count, till, carry, usable, till.powersPerTotal, attraction, per);
      for (let i = 0; i < count; i++) per[i] *= chancePerPull[i];
      const set = (rows.portfolioOf[first] | carry) & usable;
      const at = (first << shape.bits) + c * shape.stride;
      for (let method = 0; method < shape.methods; method++) {
        if (!((set >> method) & 1)) continue;
        addScaled(probability, at + method, shape.bits, per, count, till.weight[method]);
        this.payWithTop(first, count, method, till, at + method);
      }
      if (till.walkAway || set === 0) addScaled(probability, at + shape.methods, shape.bits, per, count, 1);
    }
  }

  /** Adds what habit adds to the rows whose top of wallet is `method`. */
  private payWithTop(first: number, count: number, method: number, till: Till, at: number): void {
    const { rows } = this.inputs;
    const { shape, probability, habitEnjoyed } = this.law;
    const begin = rows.at(rows.portfolioOf[first], method, 0) - first;
    if (begin < 0 || begin >= count) return;
    for (let rung = 0; rung < rows.rungs; rung++) {
      const i = begin + rung;
      const plain = this.per[i] * till.weight[method];
      probability[at + (i << shape.bits)] += plain * (till.lift[rung] - 1);
      habitEnjoyed[first + i] += plain * till.lift[rung] * till.bonus[rung];
    }
  }
}

/** target[at], target[at + 2^bits], ... += factor * values[0], values[1], ... */
function addScaled(
  target: Float64Array,
  at: number,
  bits: number,
  values: Float64Array,
  count: number,
  factor: number,
): void {
  for (let i = 0; i < count; i++) target[at + (i << bits)] += factor * values[i];
}
