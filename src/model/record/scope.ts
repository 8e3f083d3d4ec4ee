import type { Cell, Table } from '../../core/table.ts';
import type { Market } from '../market.ts';

/** The regions a table row speaks of: one, or `all` together. */
export interface Scope {
  /** What a row is called in the tables: where there is only one region, `all` is that region, and is counted once. */
  readonly names: readonly string[];
  readonly regions: readonly number[];
}

export function scopesOf({ regions }: Market): Scope[] {
  if (regions.length === 1) return [{ names: ['all', regions[0].id], regions: [0] }];
  const each = regions.map(({ id, index }) => ({ names: [id], regions: [index] }));
  return [{ names: ['all'], regions: regions.map(({ index }) => index) }, ...each];
}

type Row = Record<string, Cell>;

/** Writes rows under every name of a scope. */
export function pushAll(table: Table, { names }: Scope, rows: readonly Row[]): void {
  for (const region of names) {
    for (const row of rows) {
      row.region = region;
      table.push(row);
    }
  }
}

/** Sum of a column by region. */
export const sumByRegion = (column: ArrayLike<number>, { regions }: Scope): number =>
  regions.reduce((sum, region) => sum + column[region], 0);

/** Sum of a column by region and method, for one method. */
export const sumByMethod = (
  column: ArrayLike<number>,
  { regions }: Scope,
  methods: number,
  method: number,
): number => regions.reduce((sum, region) => sum + column[region * methods + method], 0);

/** a / b, or NaN (an empty cell in the tables) where there is no base. */
export const ratio = (a: number, b: number): number => (b > 0 ? a / b : Number.NaN);
