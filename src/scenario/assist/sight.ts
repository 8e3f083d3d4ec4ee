import type { Step } from '../../core/path.ts';

/** What stands at a place in the text of a scenario, also while the text is no YAML yet. */
export interface Spot {
  /** A name in a map, a value, an item of a list that may become either, or nothing that can be helped with. */
  readonly kind: 'name' | 'value' | 'item' | 'nothing';
  /** The map that a name belongs to; the setting of a value; the item. */
  readonly path: readonly Step[];
  /** The word there, as offsets in the text. */
  readonly from: number;
  readonly to: number;
  /** Whether a colon follows the name. */
  readonly isNamed: boolean;
  /** Between braces or brackets. */
  readonly isFlow: boolean;
  /** Column from 0 in which the names of the map stand. */
  readonly column: number;
}

const NOTHING: Spot = {
  kind: 'nothing',
  path: [],
  from: 0,
  to: 0,
  isNamed: false,
  isFlow: false,
  column: 0,
};

/** Waits at a place of a text for the reader to pass, and keeps what is there. */
export class Sight {
  readonly at: number;
  private found: Spot | undefined;

  constructor(at: number) {
    this.at = at;
  }

  get spot(): Spot {
    return this.found ?? { ...NOTHING, from: this.at, to: this.at };
  }

  holds(from: number, to: number): boolean {
    return from <= this.at && this.at <= to;
  }

  /** A word of the text. It counts where the cursor touches it. */
  word(spot: Spot): void {
    if (this.holds(spot.from, spot.to)) this.found = spot;
  }

  /** Room for a word between `from` and `to`; a word that touches the cursor counts more. */
  gap(spot: Spot): void {
    if (this.found === undefined && this.holds(spot.from, spot.to))
      this.found = { ...spot, from: this.at, to: this.at };
  }

  /** A comment, or text that belongs to nobody. */
  nothing(from: number, to: number): void {
    if (this.holds(from, to)) this.found = { ...NOTHING, from: this.at, to: this.at };
  }
}
