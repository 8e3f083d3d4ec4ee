import type { UtilityParts } from '../week/utility.ts';

/** What a consumer remembers at a moment. Methods are named by their ids, cash by `cash`. */
export interface Standing {
  readonly portfolio: readonly string[];
  readonly topOfWallet: string;
  readonly rung: number;
}

/** One way in which a trip could end, given where the consumer was and whether it carried cash. */
export interface Way {
  /** A method, or `walk-away`. */
  readonly method: string;
  /** Chance of this end by the law of the week: a conditional logit (McFadden 1974). All ways sum to 1. */
  readonly chance: number;
  /** Utility in utils, habit included; walking away is 0. */
  readonly utility: number;
  /** What the utility is made of; of walking away nothing. */
  readonly parts: WayParts | null;
}

export interface WayParts extends UtilityParts {
  /** Bonus of the top of wallet on the consumer's rung; 0 for all others. */
  readonly habit: number;
}

/** What a trip did to habit: the ladder climbed or descended by a rung, another method on top, or nothing. */
export type HabitMove = 'climbs' | 'falls' | 'switches' | 'stays';

export interface DiaryTrip {
  /** From 1. */
  readonly trip: number;
  readonly before: Standing;
  readonly retailer: string;
  /** What works here this week, cash included, held or not. */
  readonly accepts: readonly string[];
  readonly cashCarried: boolean;
  /** What the consumer could pay with. */
  readonly choiceSet: readonly string[];
  /** Whether the top of wallet was a platform that could not be used: refused here, or failing everywhere. */
  readonly refused: boolean;
  /** Whether it could not be used because it works nowhere in the region this week. */
  readonly failed: boolean;
  readonly ways: readonly Way[];
  /** How it ended. */
  readonly method: string;
  /** Value paid; NaN after walking away. */
  readonly amount: number;
  /** Chance of the top of wallet if it had worked here, all else as it was; null where it did. */
  readonly topIfTaken: number | null;
  readonly habit: HabitMove;
  /** Chance that a trip that ended so moves habit. */
  readonly habitChance: number;
}

/** A platform that a consumer might have adopted or dropped this week. */
export interface WalletChance {
  readonly platform: string;
  readonly kind: 'adopt' | 'drop';
  /** By the law of the week, for the consumer as it stood after its trips. */
  readonly chance: number;
  readonly done: boolean;
}

/** A week of one consumer. */
export interface DiaryWeek {
  readonly week: number;
  readonly opening: Standing;
  readonly trips: readonly DiaryTrip[];
  readonly wallets: readonly WalletChance[];
  readonly closing: Standing;
}
