import { readFileSync } from 'node:fs';

/** A value that every port must come to. */
export interface Declared {
  readonly what: string;
  readonly week: number;
  readonly expected: number;
  /** How far from it chance may lead, with as many consumers as declared. */
  readonly tolerance: number;
}

/** A time that was measured elsewhere. */
export interface Elsewhere {
  readonly name: string;
  /** Nanoseconds per consumer-trip. */
  readonly nanoseconds: number;
}

/** The values of the table "What must come out" in DECLARATION.md. */
export const declared = (): Declared[] =>
  rowsUnder('## What must come out', 4).map(([what, week, expected, tolerance]) => ({
    what,
    week: Number(week),
    expected: Number(expected),
    tolerance: Number(tolerance),
  }));

/** The times of the table "Measured elsewhere" in DECLARATION.md. */
export const elsewhere = (): Elsewhere[] =>
  rowsUnder('## Measured elsewhere', 2).map(([name, nanoseconds]) => ({
    name,
    nanoseconds: Number(nanoseconds.replace(',', '')),
  }));

/** The cells of the first table under a heading, its head left out. */
function rowsUnder(heading: string, columns: number): string[][] {
  const text = readFileSync(new URL('./DECLARATION.md', import.meta.url), 'utf8');
  const [, after = ''] = text.split(`${heading}\n`);
  const rows = after
    .split('\n## ')[0]
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const cells = rows.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  if (cells.length === 0 || cells.some(({ length }) => length < columns)) {
    throw new Error(`DECLARATION.md: no table of ${columns} columns under "${heading}"`);
  }
  return cells;
}
