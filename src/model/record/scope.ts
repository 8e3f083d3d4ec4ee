import type { Market } from '../market.ts';

/** The regions a table row speaks of: one, or `all` together. */
export interface Scope {
  readonly name: string;
  readonly regions: readonly number[];
}

export function scopesOf(market: Market): Scope[] {
  const each = market.regions.map(({ id, index }) => ({ name: id, regions: [index] }));
  return [{ name: 'all', regions: market.regions.map(({ index }) => index) }, ...each];
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
