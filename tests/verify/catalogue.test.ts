import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { picturesOf } from '../../src/chart/benchmark-pictures.ts';
import { WIDTH } from '../../src/chart/figure.ts';
import { measureByAdvances } from '../../src/chart/measure.ts';
import { zScores } from '../../src/chart/z-scores.ts';
import { moments } from '../../src/core/stats.ts';
import { CATALOGUE } from '../../src/experiment/verify/catalogue.ts';
import {
  type Case,
  type Verification,
  type Verified,
  verifyCase,
} from '../../src/experiment/verify/verify.ts';
import { renderSvg } from '../../src/report/svg.ts';
import { fitIn } from '../../src/report/validation-md.ts';
import { validationPage } from '../../tools/validation-page.ts';
import { TERMS, wholeCatalogue } from '../../tools/whole-catalogue.ts';
import { cutTexts } from '../chart/texts.ts';
import { ROOT } from '../source-files.ts';

const cases = wholeCatalogue();
const known = new Map<string, Verified>();

/** Each benchmark is examined once for all tests of this file, which are CI's verification. */
function examined(one: Case): Verified {
  const found = known.get(one.id) ?? verifyCase(one, TERMS);
  known.set(one.id, found);
  return found;
}

const whole = (): Verification => ({ ...TERMS, benchmarks: cases.map(examined) });

describe('theory and simulation agree by both engines', () => {
  it.each(cases.map((one) => [one.benchmark.title, one] as const))('%s', (_, one) => {
    const { checks } = examined(one);
    expect(checks.length).toBeGreaterThan(0);
    expect(checks.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('the agents miss theory by no more than chance, over all benchmarks at once', () => {
    const scores = zScores(whole());
    const { mean, variance } = moments(scores);
    // Checks of one run go together; a quarter of them is taken as independent.
    const worth = scores.length / 4;
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(worth));
    expect(variance).toBeLessThan(1 + 4 * Math.sqrt(2 / worth));
  });

  it('every sign is twice as clear as fresh draws must show it, so that chance hides it from nobody', () => {
    const FRESH_Z = 5; // what `npm run verify:fresh` asks
    const signs = whole().benchmarks.flatMap(({ id, checks }) =>
      checks
        .filter(({ engine, relation, error }) => engine === 'agents' && relation !== '=' && error > 0)
        .map(({ what, z }) => ({ id, what, z: Math.abs(z) })),
    );
    expect(signs.length).toBeGreaterThan(20);
    expect(signs.filter(({ z }) => z < 2 * FRESH_Z)).toEqual([]);
  });
});

describe('the catalogue', () => {
  const folder = join(ROOT, 'scenarios/theory');
  const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const all = readdirSync(folder);
  /** Grounds that others stand on: `bare.yaml`. */
  const grounds = new Set(all.map((file) => /^extends: *(\S+)/m.exec(textOf(file))?.[1]));
  const files = all.filter((file) => !grounds.has(file) || /^benchmark:/m.test(textOf(file)));

  it('has a scenario for each benchmark, and a benchmark for each scenario', () => {
    expect(files.toSorted()).toEqual(CATALOGUE.map(({ name }) => `${name}.yaml`).toSorted());
    for (const { benchmark, file } of cases) expect(file).toBe(`scenarios/theory/${benchmark.name}.yaml`);
  });

  it('is asked a question in each file, and names the source of its formula', () => {
    for (const file of files) {
      expect(textOf(file), file).toMatch(/^# Question: .+\n# Source: .+/m);
    }
    for (const { benchmark, scenario } of cases) {
      expect(scenario.question, benchmark.name).not.toBe('');
      expect(benchmark.title, benchmark.name).toMatch(/[^.]$/);
      for (const words of [benchmark.formula, benchmark.source])
        expect(words.length, benchmark.name).toBeGreaterThan(3);
    }
  });

  it('no check of a benchmark is named twice for one engine', () => {
    for (const { id, checks } of whole().benchmarks) {
      const names = checks.map(({ engine, what }) => `${engine}: ${what}`);
      expect(new Set(names).size, id).toBe(names.length);
    }
  });

  it('every benchmark has a picture, as wide as all others, that cuts no text', async () => {
    const pictures = picturesOf(whole(), measureByAdvances);
    expect(pictures.map(({ id }) => id)).toEqual(expect.arrayContaining(CATALOGUE.map(({ name }) => name)));
    for (const { id, spec } of pictures) {
      const svg = await renderSvg(spec, measureByAdvances);
      expect(svg, id).toMatch(new RegExp(`^<svg[^>]* width="${WIDTH}"`));
      expect(svg, id).not.toMatch(/NaN|undefined|Infinity/);
      expect(await cutTexts(spec, 4), id).toEqual([]);
    }
  });
});

describe('docs/validation.md', () => {
  it('is what `npm run validation` writes', () => {
    const page = readFileSync(join(ROOT, 'docs/validation.md'), 'utf8');
    // Fitting takes longer than all benchmarks together, and has tests of its own.
    expect(validationPage(whole(), fitIn(page))).toBe(page);
    for (const [, picture] of page.matchAll(/\]\((validation\/[^)]+)\)/g))
      expect(readdirSync(join(ROOT, 'docs/validation'))).toContain(picture.replace('validation/', ''));
  });
});
