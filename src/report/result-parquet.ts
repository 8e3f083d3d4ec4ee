import type { ColumnSpec, Table } from '../core/table.ts';
import { emptySeries, PANEL_COLUMNS, REPLICATE, rewardColumns } from '../model/series.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { TableName } from './csv.ts';
import { type Column, columnsOf } from './parquet.ts';

/** Names that SQL keeps for itself, and those that stand for them in Parquet; CSV files have them as they are. */
export const RENAMED: Readonly<Record<string, string>> = { from: 'from_method', to: 'to_method' };

/** Columns of a result table in Parquet: the replicate first. */
export const resultColumns = (table: TableName): ColumnSpec[] =>
  [REPLICATE, ...emptySeries(0)[table].spec].map((column) => ({
    ...column,
    name: RENAMED[column.name] ?? column.name,
  }));

/** Columns of `panel.parquet` for a scenario. */
export const panelColumns = ({ platforms }: Scenario): ColumnSpec[] => [
  REPLICATE,
  ...PANEL_COLUMNS,
  ...rewardColumns(Object.keys(platforms)),
];

/** The rows of a table of one replicate, with the replicate first. */
export const replicateRows = (replicate: number, table: Table): Column[] => [
  new Float64Array(table.rows).fill(replicate),
  ...columnsOf(table),
];
