import type { Cell, Table } from '../../src/core/table.ts';

export type Where = Readonly<Record<string, Cell>>;

/** The rows of a table whose cells are as asked. */
export function rowsWhere(table: Table, where: Where): number[] {
  const wanted = Object.entries(where);
  const found: number[] = [];
  for (let row = 0; row < table.rows; row++) {
    if (wanted.every(([name, value]) => table.at(name, row) === value)) found.push(row);
  }
  return found;
}

/** The numbers of a column in these rows, in order. */
export function numbers(table: Table, name: string, where: Where = {}): number[] {
  const column = table.number(name);
  return rowsWhere(table, where).map((row) => column[row]);
}

/** The words of a column in these rows, in order. */
export function words(table: Table, name: string, where: Where = {}): string[] {
  const column = table.text(name);
  return rowsWhere(table, where).map((row) => column[row]);
}

/** The one number of a column in the only row that is as asked. Throws if there is not exactly one. */
export function number(table: Table, name: string, where: Where): number {
  const values = numbers(table, name, where);
  if (values.length !== 1) throw new Error(`${values.length} rows where ${JSON.stringify(where)}`);
  return values[0];
}

/** All cells of a table as text, exact to the bit. */
export function fingerprint(table: Table): string {
  const lines: string[] = [];
  for (let row = 0; row < table.rows; row++) {
    lines.push(table.spec.map(({ name }) => String(table.at(name, row))).join(','));
  }
  return lines.join('\n');
}

export const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

export const mean = (values: readonly number[]): number => sum(values) / values.length;

/** Standard deviation with n - 1. */
export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(sum(values.map((value) => (value - middle) ** 2)) / (values.length - 1));
}
