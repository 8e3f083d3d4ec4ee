import type { Table } from '../core/table.ts';
import type { Series } from '../model/series.ts';

/** Result tables, in the order they are written; the file is the name with `.csv`. */
export const TABLES = ['platforms', 'market', 'consumers', 'retailers', 'switching'] as const;
export type TableName = (typeof TABLES)[number];

/** Characters of a piece: large enough for the disk, small enough for memory. */
const PIECE = 1 << 16;

/**
 * One result table of all replicates as CSV (RFC 4180, lines end in LF), piece by piece. First column `replicate`, then
 * the table's own. Numbers in their shortest form that reads back as the same; one that does not exist is an empty cell.
 */
export function* csvPieces(all: readonly Series[], name: TableName): Generator<string> {
  let piece = `${['replicate', ...(all[0]?.[name].spec ?? []).map((column) => column.name)].map(quoted).join(',')}\n`;
  for (const series of all) {
    const cells = readers(series[name]);
    for (let row = 0; row < series[name].rows; row++) {
      piece += String(series.replicate);
      for (const cell of cells) piece += `,${cell(row)}`;
      piece += '\n';
      if (piece.length < PIECE) continue;
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}

type Reader = (row: number) => string;

/** One reader a column, so that the loop over rows looks nothing up by name. */
const readers = (table: Table): Reader[] =>
  table.spec.map(({ name, type }): Reader => {
    if (type === 'text') {
      const words = table.text(name);
      return (row) => quoted(words[row]);
    }
    const values = table.number(name);
    return (row) => numberText(values[row]);
  });

/** The shortest text that reads back as the same number; empty for NaN. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return '';
  return Object.is(value, -0) ? '0' : String(value);
}

/** Quoted where a comma, a quote or a line break would mislead a reader. */
export const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
