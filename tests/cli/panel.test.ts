import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { emptyFolder, paymarket } from './console.ts';

const FAST = ['--consumers', '300', '--weeks', '20', '--replicates', '2', '--no-charts'];

const bytesOf = (...path: string[]): Buffer => readFileSync(join(...path));
const manifestIn = (folder: string) => JSON.parse(String(bytesOf(folder, 'manifest.json')));
const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
const fileOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;

describe('paymarket run --panel', () => {
  it('writes every trip of as many consumers, and says where and what', async () => {
    const cwd = emptyFolder();
    const { code, out } = await paymarket(cwd, ['run', 'first-run', ...FAST, '--panel', '40']);
    expect(code).toBe(0);
    expect(out).toMatch(
      /\n\nreport {2}out\/first-run\/report\.html\npanel {3}out\/first-run\/panel\.parquet\n$/,
    );
    const bytes = bytesOf(cwd, 'out/first-run/panel.parquet');
    const trips = await parquetReadObjects({ file: fileOf(bytes) });
    expect(trips).toHaveLength(2 * 20 * 40 * 3);
    for (const replicate of [0, 1]) {
      const consumers = trips.filter((trip) => trip.replicate === replicate).map(({ consumer }) => consumer);
      expect(new Set(consumers).size).toBe(40);
    }
    expect(manifestIn(join(cwd, 'out/first-run')).panel).toEqual({
      consumers: 40,
      trips: trips.length,
      sha256: sha256(bytes),
    });
  });

  it('gives the same bytes each time, and leaves the tables as they are', async () => {
    const cwd = emptyFolder();
    const run = (name: string, ...more: string[]) =>
      paymarket(cwd, ['run', 'first-run', ...FAST, '--out', name, '--quiet', ...more]);
    await run('plain');
    await run('one', '--panel', '40');
    await run('other', '--panel', '40');
    expect(bytesOf(cwd, 'other/panel.parquet').equals(bytesOf(cwd, 'one/panel.parquet'))).toBe(true);
    expect(manifestIn(join(cwd, 'one')).resultsHash).toBe(manifestIn(join(cwd, 'plain')).resultsHash);
    expect(manifestIn(join(cwd, 'plain'))).not.toHaveProperty('panel');
    expect(readdirSync(join(cwd, 'plain')).filter((name) => name.endsWith('.parquet'))).toEqual([]);
  });

  it('says in the file which run it was', async () => {
    const cwd = emptyFolder();
    await paymarket(cwd, ['run', 'first-run', ...FAST, '--seed', '7', '--panel', '3']);
    const { key_value_metadata } = parquetMetadata(fileOf(bytesOf(cwd, 'out/first-run/panel.parquet')));
    const told = Object.fromEntries((key_value_metadata ?? []).map(({ key, value }) => [key, value]));
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(told).toMatchObject({
      program: 'paymarket',
      version,
      seed: '7',
      scenario_sha256: sha256(bytesOf(cwd, 'out/first-run/scenario.yaml')),
      'amount.unit': 'currency',
    });
    expect(manifestIn(join(cwd, 'out/first-run')).scenario.sha256).toBe(told.scenario_sha256);
  });

  it('is part of the command that makes the results again, and of what --json prints', async () => {
    const cwd = emptyFolder();
    const { out } = await paymarket(cwd, ['run', 'first-run', ...FAST, '--panel', '3', '--json']);
    expect(JSON.parse(out).results[0].panel).toBe('out/first-run/panel.parquet');
    expect(String(bytesOf(cwd, 'out/first-run/report.html'))).toContain('--weeks 20 --panel 3</code>');
  });

  it('of more consumers than there are is refused for every file at once, before anything is run', async () => {
    const cwd = emptyFolder();
    const { code, err } = await paymarket(cwd, ['run', 'first-run', 'walmart-west', '--panel', '200_000']);
    expect(err).toBe(
      'error  first-run: --panel 200000: expected at most the 2000 consumers of the run; ask for fewer, or simulate more with --consumers\n' +
        'walmart-west: --panel 200000: expected at most the 100000 consumers of the run; ask for fewer, or simulate more with --consumers\n',
    );
    expect(code).toBe(2);
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });

  it('of averages is refused with the way out', async () => {
    const { code, err } = await paymarket(emptyFolder(), [
      'run',
      'first-run',
      '--engine',
      'mean-field',
      '--panel',
      '10',
    ]);
    expect(err).toBe(
      'error  first-run: --panel follows single consumers, and the mean-field engine has only averages; run it with --engine agents\n',
    );
    expect(code).toBe(2);
  });

  it.each(['0', '-3', '2.5', 'many', ''])('of "%s" consumers is refused', async (size) => {
    const { code, err } = await paymarket(emptyFolder(), ['run', 'first-run', `--panel=${size}`]);
    expect(err).toMatch(/^error {2}--panel: expected a/);
    expect(code).toBe(2);
  });
});

describe('paymarket run --parquet', () => {
  it('writes every table a second time, with the rows of the CSV file', async () => {
    const cwd = emptyFolder();
    await paymarket(cwd, ['run', 'first-run', ...FAST, '--parquet']);
    const folder = join(cwd, 'out/first-run');
    for (const table of ['platforms', 'market', 'retailers', 'switching']) {
      const lines = String(bytesOf(folder, `${table}.csv`))
        .trimEnd()
        .split('\n');
      const rows = await parquetReadObjects({ file: fileOf(bytesOf(folder, `${table}.parquet`)) });
      const written = rows.map((row) =>
        Object.values(row)
          .map((value) => value ?? '')
          .join(','),
      );
      expect(written).toEqual(lines.slice(1).map((line) => line.replaceAll('"', '')));
    }
  });

  it('is replaced by the next run like the other results', async () => {
    const cwd = emptyFolder();
    const run = (...more: string[]) => paymarket(cwd, ['run', 'first-run', ...FAST, ...more]);
    expect((await run('--parquet', '--panel', '5')).code).toBe(0);
    expect((await run()).code).toBe(0);
    expect(readdirSync(join(cwd, 'out/first-run')).filter((name) => name.endsWith('.parquet'))).toEqual([]);
  });
});
