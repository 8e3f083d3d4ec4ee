import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { ColumnSpec } from '../../src/core/table.ts';
import { emptySeries } from '../../src/model/series.ts';
import { TABLES } from '../../src/report/csv.ts';
import { type Column, GROUP, ParquetEncoder, parquetBytes } from '../../src/report/parquet.ts';
import { replicateRows, resultColumns } from '../../src/report/result-parquet.ts';

const COLUMNS: readonly ColumnSpec[] = [
  { name: 'week', type: 'number', whole: true, unit: 'week', meaning: 'Week, from 1.' },
  { name: 'region', type: 'text', unit: 'name', meaning: 'Région' },
  { name: 'amount', type: 'number', unit: 'currency', meaning: '' },
];
const FACTS = { program: 'paymarket', seed: '7' };

interface Row {
  readonly week: number;
  readonly region: string;
  readonly amount: number;
}

const columnsOf = (rows: readonly Row[]): Column[] => [
  rows.map(({ week }) => week),
  rows.map(({ region }) => region),
  Float64Array.from(rows, ({ amount }) => amount),
];

const fileOf = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer;
const read = (bytes: Uint8Array) => parquetReadObjects({ file: fileOf(bytes) });

const row = fc.record({
  week: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  region: fc.string({ unit: 'grapheme' }),
  amount: fc.double(),
});

describe('a table as Parquet', () => {
  it('reads back as the same rows, whatever is in them; what does not exist is null', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
        const wanted = rows.map(({ week, region, amount }) => ({
          week: week === 0 ? 0 : week,
          region: region === '' ? null : region,
          amount: Number.isNaN(amount) ? null : amount === 0 ? 0 : amount,
        }));
        const found = await read(parquetBytes(COLUMNS, [columnsOf(rows)], FACTS));
        expect(found).toEqual(wanted);
      }),
    );
  });

  it('is the same bytes in whatever portions its rows come', () => {
    const rows = Array.from({ length: GROUP + 5000 }, (_, i) => ({
      week: i % 104,
      region: ['west', '', 'east'][i % 3],
      amount: i % 7 === 0 ? Number.NaN : i / 3,
    }));
    const whole = parquetBytes(COLUMNS, [columnsOf(rows)], FACTS);
    const cuts = [0, 1, 1, 60_000, GROUP + 1, rows.length];
    const portions = cuts.slice(1).map((to, i) => columnsOf(rows.slice(cuts[i], to)));
    expect(Buffer.from(parquetBytes(COLUMNS, portions, FACTS)).equals(whole)).toBe(true);
    const groups = parquetMetadata(fileOf(whole)).row_groups.map(({ num_rows }) => Number(num_rows));
    expect(groups).toEqual([GROUP, 5000]);
  });

  it('hands its bytes out group by group, and keeps none', () => {
    const encoder = new ParquetEncoder(COLUMNS, FACTS);
    const rows = Array.from({ length: GROUP / 4 }, (_, i) => ({ week: i, region: `${i}`, amount: i / 7 }));
    const lengths = Array.from({ length: 12 }, () => encoder.append(columnsOf(rows)).length);
    const full = lengths.filter((length) => length > 4);
    expect(full).toHaveLength(3);
    expect(Math.max(...full) - Math.min(...full)).toBeLessThanOrEqual(4); // the first begins the file
    expect(encoder.end().length).toBeLessThan(3000);
  });

  it('says in its metadata what it is, and of each column the unit and the meaning', () => {
    const { key_value_metadata, created_by } = parquetMetadata(fileOf(parquetBytes(COLUMNS, [], FACTS)));
    const told = Object.fromEntries((key_value_metadata ?? []).map(({ key, value }) => [key, value]));
    expect(told).toEqual({
      ...FACTS,
      'week.unit': 'week',
      'week.meaning': 'Week, from 1.',
      'region.unit': 'name',
      'region.meaning': 'Région',
      'amount.unit': 'currency',
      'amount.meaning': '',
    });
    expect(created_by).toBe('paymarket');
  });

  it('compresses with Snappy, and has integers where a column is whole', () => {
    const { schema, row_groups } = parquetMetadata(
      fileOf(parquetBytes(COLUMNS, [columnsOf([{ week: 1, region: 'a', amount: 2 }])], FACTS)),
    );
    expect(schema.slice(1).map(({ type }) => type)).toEqual(['INT32', 'BYTE_ARRAY', 'DOUBLE']);
    expect(row_groups[0].columns.map(({ meta_data }) => meta_data?.codec)).toEqual(
      COLUMNS.map(() => 'SNAPPY'),
    );
  });

  it('of no rows has its columns all the same', async () => {
    const bytes = parquetBytes(COLUMNS, [], FACTS);
    expect(await read(bytes)).toEqual([]);
    expect(
      parquetMetadata(fileOf(bytes))
        .schema.slice(1)
        .map(({ name }) => name),
    ).toEqual(COLUMNS.map(({ name }) => name));
  });

  it('refuses names that SQL or Stata would not take, and a whole number that does not exist', () => {
    const named = (name: string) => [{ ...COLUMNS[0], name }];
    for (const name of ['from', 'wechat-pay', 'x'.repeat(33)])
      expect(() => new ParquetEncoder(named(name), FACTS)).toThrow(
        `no names for columns of a Parquet file: ${name}`,
      );
    expect(() => parquetBytes(COLUMNS.slice(0, 1), [[[Number.NaN]]], FACTS)).toThrow();
    expect(() => parquetBytes(COLUMNS.slice(0, 1), [[[1.5]]], FACTS)).toThrow();
  });
});

describe('a result table as Parquet', () => {
  it('has the columns of the CSV file under names that SQL takes, the replicate first', () => {
    for (const table of TABLES) {
      const columns = resultColumns(table);
      expect(() => parquetBytes(columns, [replicateRows(0, emptySeries(0)[table])], FACTS)).not.toThrow();
      expect(columns[0].name).toBe('replicate');
      expect(columns.slice(1).map(({ meaning }) => meaning)).toEqual(
        emptySeries(0)[table].spec.map(({ meaning }) => meaning),
      );
    }
    expect(resultColumns('switching').map(({ name }) => name)).toContain('from_method');
  });
});
