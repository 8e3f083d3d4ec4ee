/** Something that can be written at a place. */
export interface Suggestion {
  /** What is shown, and what the reader's letters are compared with. */
  readonly label: string;
  /** What is written into the text. */
  readonly insert: string;
  /** Where the cursor then stands in `insert`; at its end where absent. */
  readonly caret?: number;
  readonly kind: 'setting' | 'name' | 'word';
  /** A few words beside it: a unit, `required`, `default`. */
  readonly detail: string;
  /** What it means; empty where it says so itself. */
  readonly meaning: string;
  /** Whether it has to be written before the scenario can run. */
  readonly isNeeded: boolean;
}

/** Everything that can be written at a place, and the characters that it replaces. */
export interface Suggestions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Suggestion[];
}
