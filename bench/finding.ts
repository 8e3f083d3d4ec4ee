/**
 * What the bench finds, as data. A part yields findings as it goes; the terminal prints them (`print.ts`), and
 * `npm run performance` makes a page of them. So nothing is measured twice, and the two cannot differ.
 */
export type Finding = Figure | Ratio | Grid;

/** One line: what was measured, and its numbers with their units. */
export interface Figure {
  readonly kind: 'figure';
  readonly what: string;
  readonly measured: string;
  /** What it should be. */
  readonly aim?: string;
}

/** One number without a unit, under a name that scripts can look for. */
export interface Ratio {
  readonly kind: 'ratio';
  /** Printed before the number. */
  readonly called: string;
  /** What was divided by what, in words. */
  readonly of: string;
  readonly value: number;
  readonly aim?: string;
}

/** A table: a curve by one quantity, or values to check. */
export interface Grid {
  readonly kind: 'grid';
  readonly id: string;
  readonly title: string;
  readonly columns: readonly Column[];
  /** One entry a column; null where it was not measured. */
  readonly rows: readonly (readonly Entry[])[];
}

export type Entry = number | string | null;

export interface Column {
  readonly name: string;
  /** Digits that count, of numbers; whole numbers are shown in full where it is left out. */
  readonly digits?: number;
}

/** Says what is being measured at the moment, while nothing is there to show. */
export type Tell = (what: string) => void;

/** A part of the bench. */
export type Part = (tell: Tell) => Iterable<Finding> | AsyncIterable<Finding>;

export const figure = (what: string, measured: string, aim?: string): Figure => ({
  kind: 'figure',
  what,
  measured,
  ...(aim === undefined ? {} : { aim }),
});

export const ratio = (called: string, of: string, value: number, aim?: string): Ratio => ({
  kind: 'ratio',
  called,
  of,
  value,
  ...(aim === undefined ? {} : { aim }),
});

/** The numbers of a column, by its name. */
export const columnOf = ({ columns, rows }: Grid, name: string): (number | null)[] => {
  const place = columns.findIndex((column) => column.name === name);
  return rows.map((row) => (typeof row[place] === 'number' ? (row[place] as number) : null));
};

/** An entry of a table as it is read. */
export function shown(entry: Entry, { digits }: Column): string {
  if (entry === null) return '';
  if (typeof entry === 'string') return entry;
  if (digits === undefined || entry === 0) return entry.toLocaleString('en', { maximumFractionDigits: 0 });
  const places = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(entry))));
  return entry.toLocaleString('en', { minimumFractionDigits: places, maximumFractionDigits: places });
}
