import type { Rows } from './rows.ts';
import type { Till, TillUtilities } from './till.ts';

/**
 * The law of a shopping trip in one cell and week: a table from row to outcome.
 *
 * An outcome is (acceptance class, method paid with) or (acceptance class, walked away); outcome =
 * class * (methods + 1) + method, and method = `methods` stands for walking away. The law knows nothing of the engine
 * that reads it: agents draw from `alias`, averages read `probability`. It stands until the week's law is built in its
 * place (`build-law.ts`).
 */
export interface CellLaw {
  readonly shape: OutcomeShape;
  /** Chance of each outcome, by (row << bits) + outcome, of the portfolios whose chances are asked for. */
  readonly probability: Float64Array;
  /** The same quantised for drawing: thresholds of 32 - bits bits (see core/alias.ts). Written where a trip may begin. */
  readonly alias: Int32Array;
  /**
   * Sum over retailers of attraction * S^lambda, by row * 2 + (1 if cash is carried). Of a portfolio that nobody asks for it
   * stays as it was.
   */
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
  return { methods, classes, stride, bits: Math.ceil(Math.log2(classes * stride)) };
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
  readonly classes: readonly AcceptanceClass[];
  /** By terms: utilities at the till. */
  readonly utilities: readonly TillUtilities[];
  /** kappa: chance of carrying cash. */
  readonly carriesCash: number;
  /** By portfolio mask >> 1: which of `ASKED`. */
  readonly portfolios: ArrayLike<number>;
  /** By row: whether a trip may begin there (above 0), so that a table to draw from is needed; null where nothing is drawn. */
  readonly departures: ArrayLike<number> | null;
}

/** What of a portfolio's rows is asked for: no more than last, what a trip is worth, or how it may end, too. */
export const ASKED = { nothing: 0, value: 1, chances: 2 } as const;

/** The inputs of a cell's law, to be written anew every week in the same memory. */
export interface CellDraft extends CellInputs {
  classes: readonly AcceptanceClass[];
  readonly utilities: TillUtilities[];
  carriesCash: number;
  readonly portfolios: Uint8Array;
  readonly departures: Uint8Array | null;
}

/** @param draws whether trips are drawn from the law */
export const emptyDraft = ({ platforms, count }: Rows, draws: boolean): CellDraft => ({
  classes: [],
  utilities: [],
  carriesCash: 0,
  portfolios: new Uint8Array(1 << platforms),
  departures: draws ? new Uint8Array(count) : null,
});
