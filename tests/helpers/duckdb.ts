import { DuckDBInstance } from '@duckdb/node-api';

export type SqlRow = Readonly<Record<string, unknown>>;

/** Answers SQL in a folder: file names are relative to it. Whole numbers come as numbers. */
export async function duckdbIn(folder: string): Promise<(sql: string) => Promise<SqlRow[]>> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`SET file_search_path = '${folder}'`);
  await connection.run('SET threads = 1'); // sums in the order of the rows
  return async (sql) => {
    const rows = (await connection.runAndReadAll(sql)).getRowObjectsJS();
    return rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
      ),
    );
  };
}
