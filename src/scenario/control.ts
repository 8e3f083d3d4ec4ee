/** What a person moves to change a setting of a scenario. Every word and limit comes from the schema and the scenario. */
export type Control = Slider | Choice | Switch;

interface Told {
  /** `platforms.alipay.cashback`, `interventions[0].bonus`. */
  readonly path: string;
  /** In plain words: `Wal-Mart's exclusive deal: bonus`. */
  readonly label: string;
  readonly meaning: string;
  /** A paper, a file of `data/`, or `assumption`; empty where none is given. */
  readonly source: string;
  /** Fixed when the market opens: no intervention may change it midway. */
  readonly structural: boolean;
}

/** A number. `from <= value <= to`, all inside `range`. */
export interface Slider extends Told {
  readonly kind: 'slider';
  /** Unit in words: `share`, `utils`, `currency per refusal`. */
  readonly unit: string;
  readonly from: number;
  readonly to: number;
  /** How far a key moves it; `value` and the ends need not be whole multiples of it. */
  readonly step: number;
  /** As it is in the scenario now. */
  readonly value: number;
  readonly whole: boolean;
  /** Smallest and largest value that the language allows. */
  readonly range: readonly [low: number, high: number];
  /** Where nothing is written; absent for what has to be written. */
  readonly default?: number;
}

/** One of a few words. */
export interface Choice extends Told {
  readonly kind: 'choice';
  readonly options: readonly string[];
  readonly value: string;
  readonly default?: string;
}

/** Yes or no. */
export interface Switch extends Told {
  readonly kind: 'switch';
  readonly value: boolean;
  readonly default?: boolean;
}
