import { describe, expect, it } from 'vitest';
import type { Interval } from '../../../src/core/bootstrap.ts';
import { normalQuantile } from '../../../src/core/normal.ts';
import { stream } from '../../../src/core/rng.ts';
import type { Analysis } from '../../../src/experiment/sensitivity/analysis.ts';
import { gFunction, ishigami, type TestFunction } from '../../helpers/test-functions.ts';
import { answered, loadUnitStudy } from './answered.ts';

/** How many standard errors an estimate is off, by its own bootstrap interval. */
const offBy = ({ value, low, high }: Interval, exact: number): number =>
  Math.abs(value - exact) / ((high - low) / (2 * 1.96));

/** A normal number that belongs to a draw, as that of a market does: the same draw, the same luck. */
const luck = (draw: number, sd: number): number =>
  sd * normalQuantile(stream('luck', draw)() * (1 - 2 ** -30) + 2 ** -31);

const indicesOf = ({ outcomes }: Analysis, place = 0) => outcomes[place].indices!;
const effectsOf = ({ outcomes }: Analysis, place = 0) => outcomes[place].effects!;

const FUNCTIONS: readonly [string, TestFunction][] = [
  ["Ishigami's function", ishigami()],
  ["Sobol's g-function", gFunction()],
];

// The tolerance is the estimator's own error, from the bootstrap: four standard errors. As in the tests of the estimators
// themselves it takes 4,096 rows: with fewer, pairs of coordinates of a Sobol sequence lie in patterns that no bootstrap sees.
describe.each(FUNCTIONS)('a study whose runs answer by %s', (_, known) => {
  const { factors } = known;
  const exact = [...known.first, ...known.total];

  it('finds its indices', () => {
    const study = loadUnitStudy({ factors, method: 'sobol', samples: 4096 });
    const analysis = answered(study, (_task, point) => [known.valueAt(point), 1]);
    const { first, total, parameters, rows } = indicesOf(analysis);
    expect(rows).toBe(4096);
    for (const [i, estimate] of [...first, ...total].entries())
      expect(offBy(estimate, exact[i])).toBeLessThan(4);
    expect(offBy(parameters, known.variance)).toBeLessThan(4);
  });

  it('finds them under as much chance as the factors bring about, and tells the two apart', () => {
    const study = loadUnitStudy({ factors, method: 'sobol', samples: 1024, replicates: 2 });
    const sd = Math.sqrt(known.variance);
    const analysis = answered(study, ({ draw }, point) => [known.valueAt(point) + luck(draw, sd), 1]);
    const { first, total, parameters, noise, noiseShare } = indicesOf(analysis);
    for (const [i, estimate] of [...first, ...total].entries())
      expect(offBy(estimate, exact[i])).toBeLessThan(4);
    expect(offBy(parameters, known.variance)).toBeLessThan(4);
    expect(offBy(noise, known.variance)).toBeLessThan(4);
    expect(offBy(noiseShare, 0.5)).toBeLessThan(4);
  });
});

describe('the screening of a study', () => {
  const straight = (point: readonly number[]) => 3 * point[0] - point[1];

  it('finds the slopes of a plane exactly, and no spread', () => {
    const study = loadUnitStudy({ factors: 3, method: 'morris' });
    const effects = effectsOf(answered(study, (_task, point) => [straight(point), 1]));
    const wanted = [3, -1, 0];
    for (const [i, { mu, muStar, sigma }] of effects.entries()) {
      expect(mu).toBeCloseTo(wanted[i], 8);
      expect(muStar.value).toBeCloseTo(Math.abs(wanted[i]), 8);
      expect(sigma).toBeCloseTo(0, 8);
    }
  });

  it('is not disturbed by chance that all points share: replicates are of the same draws', () => {
    const study = loadUnitStudy({ factors: 3, method: 'morris', replicates: 3 });
    const effects = effectsOf(answered(study, ({ draw }, point) => [straight(point) + luck(draw, 100), 1]));
    for (const [i, { mu, sigma }] of effects.entries()) {
      expect(mu).toBeCloseTo([3, -1, 0][i], 8);
      expect(sigma).toBeCloseTo(0, 8);
    }
  });

  it('puts a factor without effect at the floor of noise, and takes the noise out of its spread', () => {
    const study = loadUnitStudy({ factors: 2, method: 'morris', trajectories: 400, replicates: 4 });
    const effects = effectsOf(answered(study, ({ run }, point) => [3 * point[0] + luck(run, 0.5), 1]));
    const [moving, still] = effects;
    expect(still.muStar.low).toBeLessThan(still.noiseFloor);
    expect(still.muStar.high).toBeGreaterThan(still.noiseFloor);
    expect(moving.muStar.low).toBeGreaterThan(4 * moving.noiseFloor);
    expect(moving.sigmaWithoutNoise).toBeLessThan(0.35 * moving.sigma);
    expect(moving.noiseShare).toBeGreaterThan(0.85);
  });
});

describe('a study of both methods', () => {
  const known = ishigami();
  const study = loadUnitStudy({ factors: 3, samples: 256, trajectories: 30, replicates: 2 });
  const both = answered(study, ({ draw }, point) => [known.valueAt(point) + luck(draw, 1), point[2]]);

  it('finds in each part what the method finds alone on the same draws', () => {
    const alone = loadUnitStudy({ factors: 3, trajectories: 30, replicates: 2, method: 'morris' });
    const morris = answered(alone, ({ draw }, point) => [known.valueAt(point) + luck(draw, 1), point[2]]);
    expect(effectsOf(both)).toEqual(effectsOf(morris));
    for (const [i, exact] of known.total.entries())
      expect(offBy(indicesOf(both).total[i], exact)).toBeLessThan(4);
  });

  it('analyses every outcome on its own', () => {
    const { first, total, noise } = indicesOf(both, 1);
    for (const [i, { value }] of first.entries()) {
      expect(value).toBeCloseTo(i === 2 ? 1 : 0, 1);
      expect(total[i].value).toBeCloseTo(i === 2 ? 1 : 0, 1);
    }
    expect(noise.value).toBe(0);
    expect(effectsOf(both, 1).map(({ muStar }) => muStar.value)).toEqual([0, 0, expect.closeTo(1, 8)]);
  });

  it('loses base points and effects with the runs that fail, and counts them', () => {
    const size = 5 * 2; // runs of a base point: three factors and two
    const screened = 30 * 4 * 2;
    const hurt = answered(study, ({ run, draw }, point) =>
      run === 0 || run === screened + 7 * size + 3
        ? undefined
        : [known.valueAt(point) + luck(draw, 1), point[2]],
    );
    expect(hurt.failed).toBe(2);
    expect([indicesOf(hurt).rows, indicesOf(hurt).missing]).toEqual([255, 1]);
    expect(effectsOf(hurt).map(({ missing }) => missing)).toEqual(expect.arrayContaining([1, 0, 0]));
  });
});
