import type { Table } from '../core/table.ts';
import type { Series } from '../model/series.ts';

/** The region that stands for the whole market in every table. */
export const ALL = 'all';

/** The row of a result table that stands for cash. */
export const CASH = 'cash';

/** The row of `retailers.csv` that sums the shops without a name. */
export const INDEPENDENTS = 'independents';

type Index = Map<string, Int32Array>;
const indices = new WeakMap<Table, Index>();

/** A column of one subject without a copy: entry w - 1 of `rows` is the row of week w, -1 where there is none. */
export interface Weeks {
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

const NO_ROWS = new Int32Array(0);

/** `subject` holds the values of the table's text columns named in `keys`, in that order. */
function weekly(table: Table, keys: readonly string[], subject: string, column: string): Weeks {
  return { rows: indexOf(table, keys).get(subject) ?? NO_ROWS, values: table.number(column) };
}

/** The value in a week from 1; NaN where there is none. */
export function inWeek({ rows, values }: Weeks, week: number): number {
  const row = rows[week - 1] ?? -1;
  return row < 0 ? Number.NaN : values[row];
}

function indexOf(table: Table, keys: readonly string[]): Index {
  const known = indices.get(table);
  if (known) return known;
  const index = buildIndex(table, keys);
  indices.set(table, index);
  return index;
}

function buildIndex(table: Table, keys: readonly string[]): Index {
  const weeks = table.number('week');
  const last = weeks.reduce((most, week) => Math.max(most, week), 0);
  const columns = keys.map((key) => table.text(key));
  const index: Index = new Map();
  for (let row = 0; row < table.rows; row++) {
    const subject = columns.map((column) => column[row]).join('\n');
    const rows = index.get(subject) ?? new Int32Array(last).fill(-1);
    rows[weeks[row] - 1] = row;
    index.set(subject, rows);
  }
  return index;
}

/** Weekly values of a column of `platforms.csv`; empty when the method is not in the region. */
export const platformWeeks = (series: Series, method: string, region: string, column: string): Weeks =>
  weekly(series.platforms, ['method', 'region'], `${method}\n${region}`, column);

/** Weekly values of a column of `market.csv`. */
export const marketWeeks = (series: Series, region: string, column: string): Weeks =>
  weekly(series.market, ['region'], region, column);

/** Weekly values of a column of `consumers.csv`. */
export const consumerWeeks = (series: Series, segment: string, region: string, column: string): Weeks =>
  weekly(series.consumers, ['segment', 'region'], `${segment}\n${region}`, column);

/** Weekly values of a column of `retailers.csv`; empty when the retailer is not in the region. */
export const retailerWeeks = (series: Series, retailer: string, region: string, column: string): Weeks =>
  weekly(series.retailers, ['retailer', 'region'], `${retailer}\n${region}`, column);

/** Regions with a row of their own for the retailer, `all` among them where the table has it. */
export function regionsOf(series: Series, retailer: string): string[] {
  const index = indexOf(series.retailers, ['retailer', 'region']);
  return [...index.keys()]
    .filter((subject) => subject.startsWith(`${retailer}\n`))
    .map((subject) => subject.slice(retailer.length + 1));
}

/** Rows of `retailers.csv` of one retailer and region, in the order of weeks; -1 where there is none. */
export const retailerRows = (series: Series, retailer: string, region: string): Int32Array =>
  indexOf(series.retailers, ['retailer', 'region']).get(`${retailer}\n${region}`) ?? NO_ROWS;
