import { AliasBuilder } from '../core/alias.ts';
import { log } from '../core/elementary.ts';
import type { Rows } from './rows.ts';
import { Till, type TillUtilities } from './till.ts';

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
  /** By portfolio mask >> 1: 2 draw from its rows, 1 only their inclusive value is needed, 0 leave them out. */
  readonly portfolios: ArrayLike<number>;
}

/** Reusable memory of a cell's law, so that a week allocates no table. */
export interface LawMemory {
  probability: Float64Array;
  alias: Int32Array;
  pull: Float64Array;
  inclusiveValue: Float64Array;
  habitEnjoyed: Float64Array;
}

export function lawMemory(rows: Rows): LawMemory {
  return {
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
  const law: CellLaw = { ...memory, shape, tills: utilities.map((u) => new Till(rows, u)) };
  const trip = tripLaw(inputs, law);
  const builder = aliasBuilder(shape.bits);
  for (let held = 0; held < 1 << rows.platforms; held++) {
    if (!portfolios[held]) continue;
    for (let row = rows.firstOf[held]; row < rows.firstOf[held + 1]; row++) {
      trip(row);
      if (portfolios[held] === 2) builder.build(law.probability, row << shape.bits, law.alias);
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

const builders = new Map<number, AliasBuilder>();

function aliasBuilder(bits: number): AliasBuilder {
  const builder = builders.get(bits) ?? new AliasBuilder(bits);
  builders.set(bits, builder);
  return builder;
}

/** Fills one row: mixes over carrying cash or not, then over where to shop, then over how to pay (model 4.1, 4.2). */
function tripLaw(inputs: CellInputs, law: CellLaw): (row: number) => void {
  const { rows, classes, carriesCash } = inputs;
  const { shape, tills, probability, pull, inclusiveValue, habitEnjoyed } = law;
  const lambda = inputs.utilities[0].storeChoice;
  const attraction = classes.reduce((sum, { attraction }) => sum + attraction, 0);
  const parts = new Float64Array(classes.length);
  const sets = new Int32Array(classes.length);
  const chance = [1 - carriesCash, carriesCash];

  return (row) => {
    const portfolio = rows.portfolioOf[row];
    const top = rows.topOf[row];
    const rung = rows.rungOf[row];
    const at = row << shape.bits;
    inclusiveValue[row] = 0;
    habitEnjoyed[row] = 0;
    for (let carry = 0; carry <= 1; carry++) {
      let sum = 0;
      for (let c = 0; c < classes.length; c++) {
        sets[c] = (portfolio | carry) & classes[c].usable;
        parts[c] = classes[c].attraction * tills[classes[c].terms].power(sets[c], top, rung);
        sum += parts[c];
      }
      pull[row * 2 + carry] = sum;
      if (chance[carry] === 0) continue;
      inclusiveValue[row] += chance[carry] * nestValue(lambda, sum, attraction, classes, tills, sets, top, rung);
      for (let c = 0; c < classes.length; c++) {
        const visit = (chance[carry] * parts[c]) / sum;
        const till = tills[classes[c].terms];
        habitEnjoyed[row] += payAt(till, sets[c], top, rung, visit, probability, at + c * shape.stride, shape.methods);
      }
    }
  };
}

/** Spreads a visit over methods and walking away; returns the habit bonus enjoyed, in utils. */
function payAt(
  till: Till,
  set: number,
  top: number,
  rung: number,
  visit: number,
  probability: Float64Array,
  at: number,
  methods: number,
): number {
  const per = visit / till.total(set, top, rung);
  let enjoyed = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) {
    const method = 31 - Math.clz32(rest & -rest);
    const isTop = method === top;
    const share = per * till.weight[method] * (isTop ? till.lift[rung] : 1);
    probability[at + method] += share;
    if (isTop) enjoyed = share * till.bonus[rung];
  }
  if (till.walkAway || set === 0) probability[at + methods] += per;
  return enjoyed;
}

/**
 * Inclusive value of the choice of retailer, in utils of the till, so that one retailer gives ln S whatever lambda:
 * (ln sum a S^lambda - ln sum a) / lambda, and at lambda = 0 its limit, the average of ln S (Small & Rosen 1981).
 */
function nestValue(
  lambda: number,
  pull: number,
  attraction: number,
  classes: readonly AcceptanceClass[],
  tills: readonly Till[],
  sets: Int32Array,
  top: number,
  rung: number,
): number {
  if (lambda > 0) return log(pull / attraction) / lambda;
  let sum = 0;
  for (let c = 0; c < classes.length; c++) {
    sum += classes[c].attraction * log(tills[classes[c].terms].total(sets[c], top, rung));
  }
  return sum / attraction;
}
