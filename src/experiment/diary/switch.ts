/** A lasting change of a consumer's top of wallet, and what brought it about. */
export interface Switch {
  readonly consumer: number;
  /** Week in whose course the top of wallet changed. */
  readonly week: number;
  readonly from: string;
  readonly to: string;
  /** Trips of the quarter up to the switch that wore the old habit down, the last one included. */
  readonly falls: number;
  readonly why: Why;
}

/** What stood behind most of these trips. Where several did, the first of this list is told. */
export type Why = Dropped | Refused | Rewarded | Adopted | Chance;

/** The old top of wallet was given up, or left the market. */
interface Dropped {
  readonly kind: 'dropped';
}

/** The old top of wallet could not be used. */
export interface Refused {
  readonly kind: 'refused';
  /** Falls on which it could not. */
  readonly refusals: number;
  /** Where that happened most often, and how often. */
  readonly retailer: string;
  readonly there: number;
  /** The exclusive contract that binds this retailer then; null where none does. */
  readonly contract: { readonly platform: string; readonly week: number } | null;
}

/** The new one paid more back. */
export interface Rewarded {
  readonly kind: 'rewarded';
  /** Falls on which it did. */
  readonly rewards: number;
}

/** The new one had just been adopted. */
interface Adopted {
  readonly kind: 'adopted';
  readonly week: number;
}

/** None of these: what may be chosen is chosen at times. */
interface Chance {
  readonly kind: 'chance';
}
