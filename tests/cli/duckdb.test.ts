import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isColumnName } from '../../src/core/column-name.ts';
import { TABLES } from '../../src/report/csv.ts';
import { panelColumns, RENAMED, resultColumns } from '../../src/report/result-parquet.ts';
import { duckdbIn, type SqlRow } from '../helpers/duckdb.ts';
import { shipped } from '../helpers/shipped.ts';
import { paymarket } from './console.ts';

/** Reads with another program than ours what a run leaves behind: all consumers of a town are in the panel. */
const ARGUMENTS = ['--consumers', '700', '--weeks', '30', '--replicates', '2', '--no-charts', '--quiet'];
const folder = mkdtempSync(join(tmpdir(), 'paymarket-duckdb-'));
let sql: (text: string) => Promise<SqlRow[]>;

beforeAll(async () => {
  const { code } = await paymarket(folder, [
    ...['run', 'first-run', ...ARGUMENTS, '--out', 'out', '--parquet', '--panel', '700'],
    ...['--set', 'output.everyRetailer=true', '--set', 'platforms.alipay.cashback=0.01'],
  ]);
  expect(code).toBe(0);
  sql = await duckdbIn(join(folder, 'out'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(TABLES)('DuckDB reads %s', (table) => {
  it('and finds the same rows in CSV and in Parquet, cell by cell', async () => {
    const columns = resultColumns(table).map(({ name }) => name);
    const inCsv = ['replicate', ...resultColumns(table).slice(1).map(csvName)];
    const [both] = await sql(
      `SELECT count(*) AS n FROM (SELECT ${list(columns)} FROM '${table}.parquet' EXCEPT ALL SELECT ${list(inCsv)} FROM '${table}.csv')`,
    );
    const [rows] = await sql(
      `SELECT (SELECT count(*) FROM '${table}.parquet') AS parquet, (SELECT count(*) FROM '${table}.csv') AS csv`,
    );
    expect(both.n).toBe(0);
    expect(rows.parquet).toBe(rows.csv);
    expect(rows.csv).toBeGreaterThan(0);
  });

  it('and every sum over a column of the Parquet file is that of the CSV file', async () => {
    const numbers = resultColumns(table).filter(({ type }) => type === 'number');
    const sums = (names: readonly string[], file: string) =>
      sql(
        `SELECT ${names.map((name, i) => `sum("${name}"::DOUBLE) AS s${i}`).join(', ')} FROM '${table}.${file}'`,
      );
    const parquet = await sums(
      numbers.map(({ name }) => name),
      'parquet',
    );
    expect(parquet).toEqual(await sums(numbers.map(csvName), 'csv'));
  });

  it('and needs no quotes around a name', async () => {
    const names = resultColumns(table).map(({ name }) => name);
    expect(await sql(`SELECT ${names.join(', ')} FROM '${table}.parquet' LIMIT 1`)).toHaveLength(1);
  });
});

const csvName = ({ name }: { name: string }): string =>
  Object.entries(RENAMED).find(([, renamed]) => renamed === name)?.[0] ?? name;
const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

describe('DuckDB reads the panel of all consumers', () => {
  /** Rows that one query has and the other has not. */
  const differences = async (one: string, other: string) =>
    (await sql(`(${one} EXCEPT ALL ${other}) UNION ALL (${other} EXCEPT ALL ${one})`)).length;

  it('and its sums are those of market.csv', async () => {
    const told = `SELECT replicate, week, count(*) AS trips, count(*) FILTER (method <> 'walk-away') AS payments,
        count(*) FILTER (method = 'walk-away') AS lost, sum(refused) AS refusals,
        count(*) FILTER (refused = 1 AND method = 'cash') AS forced
      FROM 'panel.parquet' GROUP BY replicate, week`;
    const table = `SELECT replicate, week, trips::BIGINT, payments::BIGINT, lost_sales::BIGINT, refusals::BIGINT, forced_cash::BIGINT
      FROM 'market.csv' WHERE region = 'town'`;
    expect(await differences(told, table)).toBe(0);
    expect(await sql(told)).toHaveLength(60);
  });

  it('and its payments by method are those of platforms.csv, the cashback paid included', async () => {
    const told = `SELECT replicate, week, method, count(*) AS payments, round(sum(amount), 6) AS value,
        round(sum(CASE method WHEN 'alipay' THEN reward_alipay ELSE 0 END), 6) AS cashback
      FROM 'panel.parquet' WHERE method <> 'walk-away' GROUP BY replicate, week, method`;
    const table = `SELECT replicate, week, method, payments::BIGINT, round(value, 6), round(cashback, 6)
      FROM 'platforms.csv' WHERE region = 'town' AND payments > 0`;
    expect(await differences(told, table)).toBe(0);
  });

  it('and its visits, sales and refusals are those of every retailer', async () => {
    const told = `SELECT replicate, week, retailer, count(*) AS visits, round(coalesce(sum(amount), 0), 6) AS sales, sum(refused) AS refusals
      FROM 'panel.parquet' GROUP BY replicate, week, retailer`;
    const table = `SELECT replicate, week, retailer, visits::BIGINT, round(sales, 6), refusals::BIGINT
      FROM 'retailers.csv' WHERE region = 'town' AND visits > 0`;
    expect(await differences(told, table)).toBe(0);
  });

  it('and the metadata, and types as they are documented', async () => {
    const metadata = await sql(
      "SELECT decode(key) AS name, decode(value) AS told FROM parquet_kv_metadata('panel.parquet')",
    );
    const told = Object.fromEntries(metadata.map(({ name, told }) => [name, told]));
    expect(told).toMatchObject({ program: 'paymarket', seed: '"first-run"', 'amount.unit': 'currency' });
    const columns = panelColumns(shipped('seed/first-run', 700));
    for (const { name, meaning } of columns) expect(told[`${name}.meaning`]).toBe(meaning);
    const types = await sql("SELECT column_name, column_type FROM (DESCRIBE FROM 'panel.parquet')");
    expect(types).toEqual(
      columns.map(({ name, type, whole }) => ({
        column_name: name,
        column_type: type === 'text' ? 'VARCHAR' : whole ? 'INTEGER' : 'DOUBLE',
      })),
    );
  });
});

it('no word that DuckDB keeps for itself is the name of a column', async () => {
  const kept = await sql(
    "SELECT keyword_name AS word FROM duckdb_keywords() WHERE keyword_category = 'reserved'",
  );
  expect(kept.length).toBeGreaterThan(50);
  expect(kept.map(({ word }) => String(word)).filter(isColumnName)).toEqual([]);
});
