import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHARTS } from '../../src/chart/charts.ts';
import { emptyFolder, paymarket, smallDisk } from './console.ts';

const SMALL = ['--consumers', '300', '--weeks', '20', '--replicates', '2'];
const FAST = [...SMALL, '--no-charts'];
const TABLES = ['platforms.csv', 'market.csv', 'consumers.csv', 'retailers.csv', 'switching.csv'];
const OTHERS = ['manifest.json', 'report.html', 'scenario.yaml', 'summary.json'];

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');
const hashIn = (folder: string): string => JSON.parse(read(folder, 'manifest.json')).resultsHash;

describe('paymarket run', () => {
  it('writes everything that it promises, and says where the report is and what it found', async () => {
    const cwd = emptyFolder();
    const { code, out, err } = await paymarket(cwd, ['run', 'first-run', ...SMALL]);
    expect(code).toBe(0);
    expect(readdirSync(join(cwd, 'out'))).toEqual(['first-run']);
    expect(readdirSync(join(cwd, 'out/first-run')).toSorted()).toEqual(
      [...TABLES, ...OTHERS, 'charts'].toSorted(),
    );
    const pictures = CHARTS.flatMap(({ file }) =>
      ['vl.json', 'svg', 'png'].map((ending) => `${file}.${ending}`),
    );
    expect(readdirSync(join(cwd, 'out/first-run/charts')).toSorted()).toEqual(pictures.toSorted());
    expect(out).toMatch(/^First run\n.+\.\n\nreport {2}out\/first-run\/report\.html\n$/);
    expect(read(cwd, 'out/first-run/report.html')).toContain(out.split('\n')[1].slice(0, 20));
    expect(err).toContain('100 %');
  });

  it('puts the replicate first in every table', async () => {
    const cwd = emptyFolder();
    await paymarket(cwd, ['run', 'first-run', ...FAST]);
    for (const table of TABLES) {
      const [head, ...rows] = read(cwd, 'out/first-run', table).trimEnd().split('\n');
      expect(head).toMatch(/^replicate,/);
      expect(new Set(rows.map((row) => row.split(',')[0]))).toEqual(new Set(['0', '1']));
    }
  });

  it('writes expected values without chance: one run, the same files, the same tables for every seed', async () => {
    const cwd = emptyFolder();
    const expected = ['run', 'first-run', ...FAST, '--engine', 'mean-field'];
    await paymarket(cwd, [...expected, '--out', 'one']);
    await paymarket(cwd, [...expected, '--out', 'other', '--seed', 'another']);
    expect(readdirSync(join(cwd, 'one')).toSorted()).toEqual([...TABLES, ...OTHERS].toSorted());
    expect(hashIn(join(cwd, 'other'))).toBe(hashIn(join(cwd, 'one')));
    const manifest = JSON.parse(read(cwd, 'one/manifest.json'));
    expect(manifest).toMatchObject({ engine: 'mean-field', replicates: 1 });
    const report = read(cwd, 'one/report.html');
    expect(report).toContain('Expected values (mean field)');
    expect(report).toContain('--engine mean-field');
    expect(report.replaceAll(/base64,[^)]*/g, '')).not.toMatch(/NaN|undefined/);
  });

  it('gives the hash of its tables, and the scenario with its hash', async () => {
    const cwd = emptyFolder();
    await paymarket(cwd, ['run', 'first-run', ...FAST]);
    const folder = join(cwd, 'out/first-run');
    const manifest = JSON.parse(read(folder, 'manifest.json'));
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(manifest.resultsHash).toBe(sha256(TABLES.map((table) => read(folder, table)).join('')));
    expect(manifest.scenario).toEqual({
      sha256: sha256(read(folder, 'scenario.yaml')),
      text: read(folder, 'scenario.yaml'),
    });
    expect(manifest).toMatchObject({
      program: 'paymarket',
      seed: 'first-run',
      replicates: 2,
      node: process.version,
    });
  });

  it('gives the same tables for the same seed and for its own scenario.yaml, and others for another seed', async () => {
    const cwd = emptyFolder();
    const into = (name: string) => ['--out', name, '--quiet'];
    await paymarket(cwd, ['run', 'first-run', ...FAST, ...into('a')]);
    await paymarket(cwd, ['run', 'first-run', ...FAST, ...into('b')]);
    await paymarket(cwd, ['run', 'a/scenario.yaml', '--no-charts', ...into('c')]);
    await paymarket(cwd, ['run', 'first-run', ...FAST, '--seed', 'other', ...into('d')]);
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => hashIn(join(cwd, name)));
    expect(b).toBe(a);
    expect(c).toBe(a);
    expect(d).not.toBe(a);
  });

  it('a number as a seed is the seed of a file that says the number, not the word', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'seven.yaml'), 'extends: first-run\nseed: 7\n');
    await paymarket(cwd, ['run', 'seven.yaml', ...FAST]);
    await paymarket(cwd, ['run', 'first-run', ...FAST, '--seed', '7']);
    expect(hashIn(join(cwd, 'out/first-run'))).toBe(hashIn(join(cwd, 'out/seven')));
  });

  it('several files get a folder each, inside --out where it is given', async () => {
    const cwd = emptyFolder();
    for (const name of ['a', 'b'])
      writeFileSync(join(cwd, `${name}.yaml`), `extends: first-run\nname: ${name}\n`);
    expect((await paymarket(cwd, ['run', 'a.yaml', 'b', ...FAST, '--out', 'results'])).code).toBe(0);
    expect(readdirSync(join(cwd, 'results'))).toEqual(['a', 'b']);
  });

  it('two files of one name are refused before anything is run', async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'sub'));
    for (const name of ['a.yaml', 'sub/a.yaml']) writeFileSync(join(cwd, name), 'extends: first-run\n');
    const { code, err } = await paymarket(cwd, ['run', 'a.yaml', 'sub/a.yaml', ...FAST]);
    expect(err).toContain('a.yaml and sub/a.yaml: both would be written to out/a');
    expect(code).toBe(2);
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });

  it('a mistake in the last file stops all before anything is run', async () => {
    const cwd = emptyFolder();
    const { code, out, err } = await paymarket(cwd, ['run', 'first-run', 'no-such-file', ...FAST]);
    expect(err).toContain('no-such-file: no such scenario');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });

  it('an older result stays as it was when a new one cannot be made', async () => {
    const cwd = emptyFolder();
    await paymarket(cwd, ['run', 'first-run', ...FAST]);
    writeFileSync(join(cwd, 'out/first-run/notes.txt'), 'mine');
    const before = hashIn(join(cwd, 'out/first-run'));
    const { code, err } = await paymarket(cwd, ['run', 'first-run', ...FAST, '--seed', 'other']);
    expect(err).toContain('out/first-run: files of your own lie among the older results (notes.txt)');
    expect(code).toBe(2);
    expect(hashIn(join(cwd, 'out/first-run'))).toBe(before);
  });

  it('--json prints one object with paths and summary, and nothing else', async () => {
    const cwd = emptyFolder();
    const { out } = await paymarket(cwd, ['run', 'first-run', ...FAST, '--json']);
    const [result, ...more] = JSON.parse(out).results;
    expect(more).toEqual([]);
    expect(result).toMatchObject({
      scenario: 'first-run',
      folder: 'out/first-run',
      report: 'out/first-run/report.html',
    });
    expect(result.summary).toEqual(JSON.parse(read(cwd, 'out/first-run/summary.json')));
    expect(result.finding).toMatch(/\.$/);
  });

  it('--quiet says nothing', async () => {
    const answer = await paymarket(emptyFolder(), ['run', 'first-run', ...FAST, '--quiet']);
    expect(answer).toEqual({ code: 0, out: '', err: '' });
  });

  it('--no-charts leaves the charts out and the report in', async () => {
    const cwd = emptyFolder();
    await paymarket(cwd, ['run', 'first-run', ...FAST]);
    expect(readdirSync(join(cwd, 'out/first-run')).toSorted()).toEqual([...TABLES, ...OTHERS].toSorted());
    expect(read(cwd, 'out/first-run/report.html')).not.toContain('<figure');
  });

  it('tells in the report how to run it again, with the options that change it', async () => {
    const cwd = emptyFolder();
    await paymarket(cwd, ['run', 'first-run', ...FAST, '--set', "name=It's new", '--out', 'x']);
    const command = /<pre><code>(.*?)<\/code><\/pre>/s.exec(read(cwd, 'x/report.html'))?.[1] ?? '';
    const plain = command.replaceAll('&#39;', "'").replaceAll('&quot;', '"');
    expect(plain).toBe(
      `npx paymarket run first-run --set 'name=It'\\''s new' --replicates 2 --consumers 300 --weeks 20`,
    );
  });

  it('warns once of characters that the font of the charts lacks, unless it is quiet', async () => {
    const cwd = emptyFolder();
    const run = (name: string, ...more: string[]) =>
      paymarket(cwd, ['run', 'first-run', ...SMALL, '--set', `platforms.alipay.name=${name}`, ...more]);
    const { code, err } = await run('支付宝');
    expect(code).toBe(0);
    expect(err.match(/^warning .*$/gm)).toEqual([
      'warning  the font of the charts lacks 支 付 宝: the PNG pictures take another font of this machine for them, or show gaps where it has none; the SVG pictures and the report take the fonts of the reader',
    ]);
    expect((await run('一二三四五六七八九十百千')).err).toContain(
      'lacks 一 二 三 四 五 六 七 八 九 十 and 2 more: ',
    );
    expect((await run('支付宝', '--quiet')).err).toBe('');
  });

  it("a formula without a value in some week is the author's mistake, and leaves nothing", async () => {
    const cwd = emptyFolder();
    const rule =
      'extends: first-run\nstrategies: [{ kind: rules, platform: alipay, rules: [{ set: cashback, to: 1 / (week - 9) }] }]\n';
    writeFileSync(join(cwd, 'ruled.yaml'), rule);
    const { code, err } = await paymarket(cwd, ['run', 'ruled.yaml', ...FAST]);
    expect(err).toContain(
      'ruled.yaml:2:76  strategies[0].rules[0].to: formula of platform "alipay": "1 / (week - 9)" has no finite value (Infinity) where week = 9\n',
    );
    expect(err).not.toMatch(/^ {4}at /m);
    expect(code).toBe(2);
    expect(readdirSync(cwd)).toEqual(['ruled.yaml']);
  });
});

describe('paymarket run where it cannot write', () => {
  it('a full disk is told in words, and nothing half-written is left', async ({ skip }) => {
    const disk = smallDisk();
    if (disk === undefined) return skip('no disk can be mounted here');
    const { code, err } = await paymarket(disk, ['run', 'first-run', '--no-charts']);
    expect(err).toContain('the disk is full');
    expect(code).toBe(2);
    expect(readdirSync(disk)).toEqual([]);
  });

  it('a panel that fills the disk is told in words while the run goes on, and nothing of it is left', async ({
    skip,
  }) => {
    const disk = smallDisk();
    if (disk === undefined) return skip('no disk can be mounted here');
    const { code, err } = await paymarket(disk, ['run', 'first-run', '--no-charts', '--panel', '2000']);
    expect(err).toContain('the disk is full');
    expect(err).not.toContain('took');
    expect(code).toBe(2);
    expect(readdirSync(disk)).toEqual([]);
  });

  it.skipIf(!existsSync('/proc/version'))('a folder that takes no files is told in words', async () => {
    const { code, err } = await paymarket(emptyFolder(), [
      'run',
      'first-run',
      ...FAST,
      '--out',
      '/proc/paymarket',
    ]);
    expect(err).toMatch(/^error {2}\/proc\/paymarket: /);
    expect(err).toContain('--out');
    expect(code).toBe(2);
  });
});
