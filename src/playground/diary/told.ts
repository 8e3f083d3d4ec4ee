/** A consumer's diary as the page shows it: words, chances and colours, nothing left to compute. */
export interface ToldDiary {
  /** Who it is, and what it held when the diary begins. */
  readonly who: string;
  /** Why it switched, in sentences. */
  readonly why: readonly string[];
  /** Week of the switch. */
  readonly week: number;
  /** Rungs of the ladder of habit. */
  readonly rungs: number;
  /** Where the ladder stood at the end of each week, from week 1. */
  readonly course: readonly Step[];
  /** Weeks of events. */
  readonly events: readonly number[];
  /** All weeks in order: those with something new, and stretches of the others. */
  readonly parts: readonly Part[];
}

/** The method at the top of the wallet, and the rung of its habit. */
export interface Step {
  readonly name: string;
  /** Colour of the method. */
  readonly fill: string;
  readonly rung: number;
}

/** A week to look at, or several in which nothing new happens. */
export interface Part {
  readonly isNew: boolean;
  /** Whether its trips are shown at once: those after the switch wait. */
  readonly isOpen: boolean;
  readonly title: string;
  /** What is new, or what the stretch amounts to. */
  readonly notes: readonly string[];
  readonly weeks: readonly ToldWeek[];
}

export interface ToldWeek {
  readonly week: number;
  readonly trips: readonly ToldTrip[];
  /** What was adopted or dropped. */
  readonly wallets: readonly string[];
}

export interface ToldTrip {
  readonly retailer: string;
  /** Everything that could have happened, the refused top of wallet included. */
  readonly ways: readonly ToldWay[];
  readonly before: Step;
  readonly after: Step;
  /** The trip in sentences. */
  readonly words: string;
}

export interface ToldWay {
  readonly name: string;
  readonly fill: string;
  readonly chance: number;
  /** `28%`, or for a method that is not taken `not taken, else 46%`. */
  readonly text: string;
  readonly kind: 'chosen' | 'open' | 'refused';
}

/** Who can be looked at. */
export interface ToldDiaries {
  /** Consumers that were simulated, and asked for by the scenario. */
  readonly consumers: number;
  readonly asked: number;
  /** Consumers whose diaries were kept. */
  readonly followed: number;
  /** Where they live; null for anywhere. */
  readonly region: string | null;
  /** From 0. */
  readonly replicate: number;
  /** Those who switched for good, as different as they come. */
  readonly people: readonly { readonly consumer: number; readonly words: string }[];
}
