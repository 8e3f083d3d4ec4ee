import type { Rows } from './rows.ts';
import type { Till, TillUtilities } from './till.ts';

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
