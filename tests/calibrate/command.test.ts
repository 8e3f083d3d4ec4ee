import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/scenario/load.ts';
import { emptyFolder, paymarket } from '../cli/console.ts';
import { MARKET, targetsText } from './small.ts';

/** A folder with a market and its targets. */
function folder(market = MARKET, targets = targetsText({})): string {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'mine.yaml'), market);
  writeFileSync(join(cwd, 'figures.yaml'), targets);
  return cwd;
}

const ASKED = ['calibrate', 'mine.yaml', '--targets', 'figures.yaml'];

describe('paymarket calibrate', () => {
  it('writes the fitted file, its tables, pictures and a report, and says the same on the screen', async () => {
    const cwd = folder();
    const { code, out } = await paymarket(cwd, ASKED);
    expect(code).toBe(0);
    const found = join(cwd, 'out/calibrate/mine');
    expect(readdirSync(found).toSorted()).toEqual(
      [
        ...['calibration.json', 'calibration.md', 'estimates.csv', 'identification', 'manifest.json'],
        ...['mine.yaml', 'moments.csv', 'pictures', 'report.html'],
      ].toSorted(),
    );
    const text = readFileSync(join(found, 'mine.yaml'), 'utf8');
    const { habit } = parseScenario(text);
    expect(text).toContain('# how strong habits are');
    expect(out).toMatch(/habit\.strength +0\.5 /);
    expect(readFileSync(join(found, 'estimates.csv'), 'utf8')).toContain(
      `habit.strength,0.5,${habit.strength},`,
    );
    expect(readFileSync(join(found, 'report.html'), 'utf8')).toContain('npx paymarket calibrate mine.yaml');
  });

  it('replaces its own older results, and gives the same again from the fitted file', async () => {
    const cwd = folder();
    const quick = [...ASKED, '--no-charts', '--quiet'];
    expect((await paymarket(cwd, quick)).code).toBe(0);
    const fitted = readFileSync(join(cwd, 'out/calibrate/mine/mine.yaml'), 'utf8');
    writeFileSync(join(cwd, 'mine.yaml'), fitted);
    expect(await paymarket(cwd, quick)).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(join(cwd, 'out/calibrate/mine/mine.yaml'), 'utf8')).toBe(fitted);
  });

  it('lets the fitted file extend what the file extended', async () => {
    const cwd = folder(`extends: base.yaml\nname: Mine\n`);
    writeFileSync(join(cwd, 'base.yaml'), MARKET);
    expect((await paymarket(cwd, [...ASKED, '--no-charts', '--one-search'])).code).toBe(0);
    expect((await paymarket(cwd, ['check', 'out/calibrate/mine/mine.yaml'])).code).toBe(0);
  });

  it('prints one object with --json', async () => {
    const { out } = await paymarket(folder(), [...ASKED, '--json', '--no-charts', '--budget', '10']);
    const found = JSON.parse(out);
    expect(found).toMatchObject({ converged: false, fitted: 'out/calibrate/mine/mine.yaml' });
    expect(found.warnings[0]).toContain('raise --budget');
    expect(found.estimates[2]).toMatchObject({ parameter: 'habit.strength' });
  });

  it.each([
    ['no targets', ['calibrate', 'mine.yaml'], /--targets: missing/],
    [
      'targets that do not exist',
      ['calibrate', 'mine.yaml', '--targets', 'figure.yaml'],
      /figure\.yaml: no such file of targets, did you mean "figures\.yaml"\?/,
    ],
    [
      'a file that does not exist',
      ['calibrate', 'mien.yaml', '--targets', 'figures.yaml'],
      /mien\.yaml: no such scenario, did you mean "mine\.yaml"\?/,
    ],
    [
      'a budget in words',
      [...ASKED, '--budget', 'much'],
      /--budget: expected a whole number of runs from 1 to 1000000, found "much"/,
    ],
    ['a budget of 0', [...ASKED, '--budget', '0'], /--budget: expected a whole number/],
    ['a folder for targets', ['calibrate', 'mine.yaml', '--targets', '.'], /no such file of targets/],
  ])('refuses %s', async (_, words, message) => {
    const cwd = folder();
    const { code, err } = await paymarket(cwd, words);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });

  it('refuses bounds at which the file is no scenario any more', async () => {
    const free = ['{ parameter: holdings.joint.a, bounds: [0, 0.5], start: 0.2, meaning: holders }'];
    const { code, err } = await paymarket(folder(MARKET, targetsText({ free })), ASKED);
    expect(code).toBe(2);
    expect(err).toMatch(/holdings\.joint\.a: at its bound 0 the scenario is not valid; choose other bounds/);
  });

  it('names a moment that does not exist in the market', async () => {
    const targets = [
      '{ moment: lost-when-refused, value: 0.1, standardError: 0.01, status: found, source: a test }',
      '{ moment: cash-share, value: 0.1, standardError: 0.01, status: found, source: a test }',
    ];
    const market = MARKET.replace('a: 0.9, b: 0.8', 'a: 1, b: 1');
    const free = ['{ parameter: cash.taste, bounds: [0, 1], meaning: cash }'];
    const { code, err } = await paymarket(folder(market, targetsText({ targets, free })), ASKED);
    expect(code).toBe(2);
    expect(err).toMatch(/"lost-when-refused" has no value in this scenario/);
  });
});
