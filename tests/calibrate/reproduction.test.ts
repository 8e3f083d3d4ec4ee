import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fittedText } from '../../src/experiment/calibrate/fitted-text.ts';
import { loadTargets } from '../../src/experiment/calibrate/load-targets.ts';
import { loadShipped } from '../helpers/shipped.ts';
import { fitted } from './small.ts';

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

describe('china-2018', () => {
  const text = read('scenarios/seed/china-2018.yaml');
  const { scenario } = loadShipped('seed/china-2018');
  const targets = loadTargets('targets', read('data/targets-2018.yaml'), scenario);

  it('is the fit to the published figures, to the byte, and every figure is met within its interval', () => {
    const found = fitted(targets, { budget: 100, examine: false, elsewhere: false }, scenario);
    const settings = found.estimates.flatMap(({ free, value }) =>
      free.paths.map((path) => ({ path, value })),
    );
    expect(fittedText(text, settings)).toBe(text);
    expect(found.converged).toBe(true);
    for (const { gap, target } of found.moments) expect(Math.abs(gap), target.name).toBeLessThan(1.96);
  });

  it('says of each free parameter that it is fitted, and of no other', () => {
    const marked = text.split('\n').filter((line) => /# fitted/.test(line));
    expect(marked).toHaveLength(targets.free.length);
  });

  it('begins its search at starts of the targets, so that its own values do not matter', () => {
    const starts = read('data/targets-2018.yaml').match(/^ {4}start: /gm) ?? [];
    expect(starts).toHaveLength(targets.free.length);
  });
});
