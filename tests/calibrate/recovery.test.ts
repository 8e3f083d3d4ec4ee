import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withValues } from '../../src/experiment/calibrate/measure.ts';
import type { Targets } from '../../src/experiment/calibrate/targets.ts';
import { warningsOf } from '../../src/experiment/calibrate/warnings.ts';
import { FREE, fitted, load, market, momentsIn, TARGETS, targetsText } from './small.ts';

/** The same targets with the figures that a market itself shows. */
const shownBy = (targets: Targets, values: readonly number[]): Targets => {
  const moments = momentsIn(withValues(market(), targets.free, values), targets);
  return { ...targets, targets: targets.targets.map((one, i) => ({ ...one, value: moments[i] })) };
};

describe('fitting a market to its own moments', () => {
  it('finds the parameters that made them, wherever those are', () => {
    const targets = load(targetsText({}));
    const truth = fc.tuple(
      fc.double({ min: -0.5, max: 1.5, noNaN: true }),
      fc.double({ min: -0.5, max: 1.5, noNaN: true }),
      fc.double({ min: 0.6, max: 2, noNaN: true }),
    );
    fc.assert(
      fc.property(truth, (values) => {
        const found = fitted(shownBy(targets, values), { budget: 400, examine: false, elsewhere: false });
        expect(found.converged).toBe(true);
        for (const [i, { value, standardError }] of found.estimates.entries())
          expect(Math.abs(value - values[i])).toBeLessThan(standardError / 8);
        expect(found.cost).toBeLessThan(0.2);
      }),
      { numRuns: 6 },
    );
  });

  it('comes to the same values from another start', () => {
    const text = targetsText({});
    const [one, other] = [text, text.replace('start: 0.5', 'start: 3').replace('start: 0,', 'start: 2,')].map(
      (each) => fitted(load(each), { budget: 400, examine: false, elsewhere: false }),
    );
    expect(other.estimates.map(({ value }) => value)).toEqual(one.estimates.map(({ value }) => value));
  });

  it('is checked by agents, profiled, and the same when done again', () => {
    const targets = load(targetsText({}));
    const [found, again] = [1, 2].map(() => fitted(targets, { budget: 300 }));
    for (const { agents, meanField, target } of found.moments)
      expect(Math.abs(agents!.mean - meanField), target.name).toBeLessThan(6 * agents!.error + 0.002);
    expect(found.profiles).toHaveLength(3);
    for (const { points } of found.profiles)
      for (const { rise } of points) expect(rise).toBeGreaterThan(-1e-3);
    expect(JSON.stringify(again)).toBe(JSON.stringify(found));
  });
});

describe('standard errors of a fit', () => {
  it('are halved when those of all targets are', () => {
    const errors = (error: string) =>
      fitted(load(targetsText({ targets: TARGETS.map((one) => one.replace('0.02', error)) }))).estimates.map(
        ({ standardError }) => standardError,
      );
    const [wide, narrow] = [errors('0.02'), errors('0.01')];
    for (const [i, error] of wide.entries()) expect(narrow[i]).toBeCloseTo(error / 2, 4);
  });

  it('agree with the profile: one of them away, J rises by about one', () => {
    const { profiles, estimates } = fitted(load(targetsText({})), { budget: 300 });
    for (const [i, { points }] of profiles.entries()) {
      const { standardError, value } = estimates[i];
      const at = points.find((point) => Math.abs(point.value - value - standardError) < standardError / 4)!;
      expect(at.rise).toBeGreaterThan(0.6);
      expect(at.rise).toBeLessThan(1.6);
    }
  });
});

describe('a parameter with which nothing moves', () => {
  const text = targetsText({
    free: [...FREE, '{ parameter: platforms.a.merchantFee, bounds: [0, 0.02], start: 0.006, meaning: fee }'],
  });

  it('is named, stays at its start, and leaves the others as they were', () => {
    const found = fitted(load(text));
    const [idle] = found.estimates.slice(-1);
    expect(idle).toMatchObject({ value: 0.006, moves: false });
    expect(idle.standardError).toBeNaN();
    expect(warningsOf(found)).toContain(
      'no moment moves with platforms.a.merchantFee: it stays at its start 0.006 and is not identified',
    );
    const without = fitted(load(targetsText({})));
    expect(found.estimates.slice(0, 3).map(({ value }) => value)).toEqual(
      without.estimates.map(({ value }) => value),
    );
  });

  it('may be the only one there is', () => {
    const found = fitted(
      load(
        targetsText({ free: ['{ parameter: platforms.a.merchantFee, bounds: [0, 0.02], meaning: fee }'] }),
      ),
    );
    expect(found.converged).toBe(false);
    expect(warningsOf(found)[0]).toContain('there is nothing to fit');
  });
});

describe('a budget', () => {
  const targets = load(targetsText({}));

  it.each([1, 2, 4, 5, 9, 20])('of %i runs is kept to, and the best values met are kept', (budget) => {
    let runs = 0;
    const found = fitted(targets, { budget, examine: false });
    runs = found.evaluations;
    expect(runs).toBeLessThanOrEqual(budget);
    const start = found.moments.reduce(
      (sum, { start: at, target }) => sum + ((at - target.value) / target.standardError) ** 2,
      0,
    );
    expect(found.cost).toBeLessThanOrEqual(start + 0.05);
  });

  it('too small to come to rest is told', () => {
    const found = fitted(targets, { budget: 9, examine: false });
    expect(found.converged).toBe(false);
    expect(warningsOf(found)[0]).toMatch(
      /^the search has not come to rest after \d of 9 runs: .*raise --budget$/,
    );
  });
});

describe('targets out of reach', () => {
  it('press a parameter to its bound, and that is told', () => {
    const found = fitted(
      load(targetsText({ targets: [TARGETS[0].replace('0.4', '0.95'), ...TARGETS.slice(1)] })),
    );
    expect(warningsOf(found).join('\n')).toMatch(
      /press platforms\.\w\.taste against its \w+ bound|do not all fit/,
    );
  });
});
