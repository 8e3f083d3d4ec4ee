import type { Cell, Table } from '../../core/table.ts';
import type { Market, Region } from '../market.ts';

/** The regions a table row speaks of: one, or `all` together. */
export interface Scope {
  /** What a row is called in the tables: where there is only one region, `all` is that region, and is counted once. */
  readonly names: readonly string[];
  readonly regions: readonly number[];
  /** The cells of these regions. */
  readonly cells: readonly number[];
  /** The branches in them. */
  readonly branches: readonly number[];
  /** The same cells by segment, in the order of the scenario. */
  readonly groups: readonly Group[];
}

/** The consumers of one segment in the regions of a scope. */
export interface Group {
  readonly segment: string;
  readonly consumers: number;
  readonly cells: readonly number[];
}

/** The scopes of a market, `all` first. They stay the same for a whole run. */
export function scopesOf(market: Market): Scope[] {
  const { regions } = market;
  if (regions.length === 1) return [scopeOf(market, ['all', regions[0].id], regions)];
  return [
    scopeOf(market, ['all'], regions),
    ...regions.map((region) => scopeOf(market, [region.id], [region])),
  ];
}

function scopeOf(
  { segments, branches }: Market,
  names: readonly string[],
  regions: readonly Region[],
): Scope {
  const cells = regions.flatMap((region) => region.cells);
  const indices = (some: readonly { readonly index: number }[]) => some.map(({ index }) => index);
  const groups = segments.map((segment): Group => {
    const own = cells.filter((cell) => cell.segment === segment);
    const consumers = own.reduce((sum, cell) => sum + cell.consumers, 0);
    return { segment, consumers, cells: indices(own) };
  });
  const places = indices(regions);
  const here = branches.filter(({ region }) => places.includes(region));
  return { names, regions: places, cells: indices(cells), branches: indices(here), groups };
}

/** Writes rows, whose region is the first name of a scope, under all its names. */
export function pushAll<Row extends Record<string, Cell> & { region: string }>(
  table: Table<Row>,
  { names }: Scope,
  rows: readonly Row[],
): void {
  const first = table.rows;
  for (const row of rows) table.push(row);
  for (let place = 1; place < names.length; place++) {
    for (let row = 0; row < rows.length; row++) table.pushCopy(first + row, 'region', names[place]);
  }
}

/** Sum of some places of a column. */
export function sumAt(column: ArrayLike<number>, places: readonly number[]): number {
  let sum = 0;
  for (const place of places) sum += column[place];
  return sum;
}

/** Sum of a column by region. */
export const sumByRegion = (column: ArrayLike<number>, { regions }: Scope): number => sumAt(column, regions);

/** Sum of a column by cell. */
export const sumByCell = (column: ArrayLike<number>, { cells }: Scope): number => sumAt(column, cells);

/** Sum of a column by region and method, for one method. */
export function sumByMethod(
  column: ArrayLike<number>,
  { regions }: Scope,
  methods: number,
  method: number,
): number {
  let sum = 0;
  for (const region of regions) sum += column[region * methods + method];
  return sum;
}

/** Sum over the platforms of all regions; `of` is told a place by region and method. */
export function sumOfPlatforms(scope: Scope, methods: number, of: (at: number) => number): number {
  let sum = 0;
  for (const region of scope.regions) {
    for (let method = 1; method < methods; method++) sum += of(region * methods + method);
  }
  return sum;
}

/** a / b, or NaN (an empty cell in the tables) where there is no base. */
export const ratio = (a: number, b: number): number => (b > 0 ? a / b : Number.NaN);
