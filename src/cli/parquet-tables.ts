import { join } from 'node:path';
import type { RunResult } from '../experiment/run.ts';
import { TABLES, type TableName } from '../report/csv.ts';
import type { FileFacts } from '../report/parquet.ts';
import { replicateRows, resultColumns } from '../report/result-parquet.ts';
import { fileFactsOf } from './file-facts.ts';
import { ParquetFile } from './parquet-file.ts';

/** Writes every result table into a folder a second time, as Parquet. */
export function writeParquetTables(folder: string, result: RunResult): void {
  const facts = fileFactsOf(result.scenario);
  for (const table of TABLES) writeTable(folder, result, table, facts);
}

function writeTable(folder: string, { series }: RunResult, table: TableName, facts: FileFacts): void {
  const file = new ParquetFile(join(folder, `${table}.parquet`), resultColumns(table), facts);
  try {
    for (const one of series) file.append(replicateRows(one.replicate, one[table]));
    file.finish();
  } finally {
    file.close();
  }
}
