import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/experiment/verify/catalogue.ts';
import { emptyFolder, paymarket } from '../cli/console.ts';

const QUICK = ['--no-charts', '--set', 'consumers=2000', '--set', 'replicates=5'];
const checks = (folder: string): string => readFileSync(join(folder, 'out/verify/checks.csv'), 'utf8');

describe('paymarket verify', () => {
  it('tells expected, simulated, standard error, z and verdict, and how many hold', async () => {
    const { code, out, err } = await paymarket(emptyFolder(), ['verify', 'logit', ...QUICK]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Choice and surplus$/m);
    expect(out).toMatch(/expected +simulated +std\. error +z$/m);
    expect(out).toMatch(/^ {2}share of a +mean field +0\.50648039 +0\.50648039 +holds$/m);
    expect(out).toMatch(
      /^ {2}share of a +agents +0\.50648039 +0\.[0-9]{8} +0\.0050 +[+−][0-9]\.[0-9]{2} {2}holds$/m,
    );
    expect(out).toMatch(
      /^All [0-9]+ checks of 1 benchmark hold at z = 4, in [0-9.]+ s\nreport {2}out.verify.report\.html$/m,
    );
  });

  it('theory follows a market that is changed', async () => {
    const folder = emptyFolder();
    const { code } = await paymarket(folder, ['verify', 'logit', '--set', 'platforms.a.taste=-1', ...QUICK]);
    expect(code).toBe(0);
    const expected = 1 / (1 + Math.exp(1.5) + Math.exp(1));
    expect(checks(folder)).toContain(`share of a,mean-field,=,${String(expected).slice(0, 12)}`);
  });

  it('ends with 1 if anything differs, says what, and writes the report all the same', async () => {
    const folder = emptyFolder();
    const { code, out, err } = await paymarket(folder, ['verify', 'logit', '--z', '1e-9', ...QUICK]);
    expect(code).toBe(1);
    expect(out).toMatch(/^ {2}share of a +agents .* fails$/m);
    expect(err).toMatch(
      /^failed {2}[0-9]+ of [0-9]+ checks of 1 benchmark do not hold at z = 1e-9: logit, in /,
    );
    expect(err).not.toContain('bug');
    expect(readFileSync(join(folder, 'out/verify/report.html'), 'utf8')).toMatch(
      /[0-9]+ of [0-9]+ checks of 1 benchmark do not hold/,
    );
  });

  it('writes a folder that is complete and the same each time, but for the manifest', async () => {
    const folder = emptyFolder();
    const read = (out: string, name: string) => readFileSync(join(folder, out, name), 'utf8');
    for (const out of ['a', 'b'])
      await paymarket(folder, ['verify', 'logit', '--set', 'consumers=500', '--out', out]);
    const names = [
      'checks.csv',
      'manifest.json',
      'pictures',
      'report.html',
      'validation.md',
      'verification.json',
    ];
    expect(readdirSync(join(folder, 'a'))).toEqual(names);
    expect(readdirSync(join(folder, 'a/pictures'))).toEqual(['logit.png', 'logit.svg']);
    for (const name of ['checks.csv', 'verification.json', 'validation.md'])
      expect(read('a', name)).toBe(read('b', name));
    expect(read('a', 'validation.md')).toContain('(pictures/logit.png)');
    expect(read('a', 'report.html')).toBe(read('b', 'report.html'));
  });

  it('takes the place of its older results, and never of anything else', async () => {
    const folder = emptyFolder();
    for (let time = 0; time < 2; time++)
      expect((await paymarket(folder, ['verify', 'logit', ...QUICK])).code).toBe(0);
    expect(readdirSync(join(folder, 'out'))).toEqual(['verify']);
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine/thesis.txt'), 'precious');
    const { code, err } = await paymarket(folder, ['verify', 'logit', '--out', 'mine']);
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('no results of paymarket') });
  });

  it('tries a file that carries the name of a benchmark, or extends one that does', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'mine.yaml'), 'extends: logit\nname: Mine\nplatforms: { a: { taste: 2 } }\n');
    const { code, out } = await paymarket(folder, ['verify', 'mine.yaml', 'logit', ...QUICK]);
    expect(code).toBe(0);
    expect(out).toContain(' checks of 2 benchmarks hold');
    const page = readFileSync(join(folder, 'out/verify/report.html'), 'utf8');
    expect(page).toContain('<article id="logit">');
    expect(page).toContain('<article id="logit-2">');
    expect(page).toContain('npx paymarket verify mine.yaml --set consumers=2000 --set replicates=5');
  });

  it('takes the same file once, by its name and by its path', async () => {
    const { out } = await paymarket(emptyFolder(), [
      'verify',
      'logit',
      'scenarios/theory/logit.yaml',
      ...QUICK,
    ]);
    expect(out).toContain(' checks of 1 benchmark ');
  });

  it('draws what nobody has seen with --fresh, judges it at z = 5, and says how to have it again', async () => {
    const folder = emptyFolder();
    const { code, out, err } = await paymarket(folder, ['verify', 'logit', '--fresh', ...QUICK]);
    expect(code).toBe(0);
    const [, seed] = /^seed (\S+), z = 5$/m.exec(err) ?? [];
    expect(out).toContain('hold at z = 5');
    const first = checks(folder);
    await paymarket(folder, ['verify', 'logit', '--seed', seed, '--z', '5', ...QUICK]);
    expect(checks(folder)).toBe(first);
    await paymarket(folder, ['verify', 'logit', '--seed', 'another', ...QUICK]);
    expect(checks(folder)).not.toBe(first);
  });

  it('reports the engine that was asked, and no other', async () => {
    const folder = emptyFolder();
    for (const engine of ['agents', 'mean-field']) {
      await paymarket(folder, ['verify', 'logit', '--engine', engine, ...QUICK]);
      const lines = checks(folder).trim().split('\n').slice(1);
      expect(lines.length).toBeGreaterThanOrEqual(3);
      expect(lines.every((line) => line.includes(`,${engine},`))).toBe(true);
    }
  });

  it('prints one JSON object, or nothing', async () => {
    const { out } = await paymarket(emptyFolder(), ['verify', 'logit', '--json', ...QUICK]);
    const { holds, report, benchmarks } = JSON.parse(out);
    expect({ holds, report }).toEqual({ holds: true, report: join('out', 'verify', 'report.html') });
    expect(benchmarks[0].checks.length).toBeGreaterThanOrEqual(6);
    const quiet = await paymarket(emptyFolder(), ['verify', 'logit', '--quiet', ...QUICK]);
    expect(quiet).toEqual({ code: 0, out: '', err: '' });
  });

  it('lists the benchmarks', async () => {
    const { out, code } = await paymarket(emptyFolder(), ['verify', '--list']);
    expect(code).toBe(0);
    for (const { name, title, family } of CATALOGUE) {
      expect(out).toMatch(new RegExp(`^ {2}${name} +`, 'm'));
      expect(out).toContain(title);
      expect(out).toContain(family);
    }
  });
});

describe('what a verification refuses', () => {
  const refused = async (...words: string[]) => {
    const folder = emptyFolder();
    const { code, out, err } = await paymarket(folder, ['verify', ...words]);
    expect({ code, out, written: existsSync(join(folder, 'out')) }).toEqual({
      code: 2,
      out: '',
      written: false,
    });
    return err;
  };

  it('names that it does not know, all at once, with what was meant', async () => {
    const err = await refused('logitt', 'zzz');
    expect(err).toContain('no benchmark and no file "logitt", did you mean "logit"?');
    expect(err).toContain('no benchmark and no file "zzz"');
    expect(err).toContain(`there are ${CATALOGUE[0].name}, `);
  });

  it('files that name no benchmark, or one that there is not', async () => {
    expect(await refused('first-run', 'bare')).toMatch(
      /first-run\.yaml: names no benchmark[\s\S]*bare\.yaml: names no/,
    );
    expect(await refused('logit', '--set', 'benchmark=logti')).toContain('did you mean "logit"?');
    expect(await refused('there/is/none.yaml')).toContain('there/is/none.yaml: no such scenario');
  });

  it('a market that does not keep what its closed form supposes', async () => {
    const err = await refused('logit', '--set', 'habit.strength=1', '--set', 'shopping.walkAway=true');
    expect(err).toContain('scenarios/theory/logit.yaml: the closed form of "logit" supposes');
    expect(err).toMatch(/^ {2}habit\.strength: 0$/m);
    expect(err).toMatch(/^ {2}shopping\.walkAway: false$/m);
  });

  it('options that cannot be meant', async () => {
    expect(await refused('logit', '--z', '0')).toContain('--z: expected a number of standard errors above 0');
    expect(await refused('logit', '--engine', 'agent')).toContain('did you mean "agents"?');
    expect(await refused('logit', '--fresh', '--seed', '1')).toContain('--fresh and --seed');
    expect(await refused('logit', '--set', 'habit.strenth=1')).toContain('did you mean "strength"?');
  });
});
