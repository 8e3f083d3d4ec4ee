import { type PackedTable, Table } from '../core/table.ts';
import { emptySeries, type Series } from './series.ts';

/** A series to hand to another thread or to keep in a file. */
export interface PackedSeries {
  readonly replicate: number;
  readonly tables: Readonly<Record<TableName, PackedTable>>;
}

type TableName = Exclude<keyof Series, 'replicate'>;

const NAMES = ['platforms', 'market', 'consumers', 'retailers', 'switching'] as const satisfies TableName[];

const byName = <T>(make: (name: TableName) => T): Record<TableName, T> =>
  Object.fromEntries(NAMES.map((name) => [name, make(name)])) as Record<TableName, T>;

export const packSeries = (series: Series): PackedSeries => ({
  replicate: series.replicate,
  tables: byName((name) => series[name].pack()),
});

export function unpackSeries({ replicate, tables }: PackedSeries): Series {
  const empty = emptySeries(replicate);
  return { replicate, ...byName((name) => Table.unpack(empty[name].spec, tables[name])) };
}
