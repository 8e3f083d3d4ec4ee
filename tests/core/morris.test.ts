import { describe, expect, it } from 'vitest';
import { type MorrisEffect, morrisEffects } from '../../src/core/morris.ts';
import { type MorrisDesign, morrisDesign } from '../../src/core/morris-design.ts';
import { stream } from '../../src/core/rng.ts';
import { type Answer, answers, normalNoise } from '../helpers/answers.ts';
import { gFunction } from '../helpers/test-functions.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

const designOf = (factors: number, trajectories = 20, levels = 4): MorrisDesign =>
  morrisDesign({ factors, trajectories, levels, seed: 'test' });

/** The effects on the first outcome. */
const effectsOf = (design: MorrisDesign, answer: Answer, replicates = 1): MorrisEffect[] =>
  morrisEffects(design, answers(design, answer, replicates), { seed: 1 })[0];

describe('elementary effects', () => {
  it('of a weighted sum are its weights, without spread', () => {
    const weights = [3, -2, 0.5, 0];
    const design = designOf(4, 20, 2); // two levels: steps of 1, so that nothing is rounded
    const effects = effectsOf(design, (point) => [point.reduce((sum, x, i) => sum + weights[i] * x, 0)]);
    for (const [i, { mu, muStar, sigma, effects: n, missing }] of effects.entries()) {
      expect([mu, sigma, n, missing]).toEqual([weights[i], 0, 20, 0]);
      expect(muStar).toEqual({
        value: Math.abs(weights[i]),
        low: Math.abs(weights[i]),
        high: Math.abs(weights[i]),
      });
    }
  });

  it('of a square are twice the middle of the step', () => {
    // Of four levels 0 -> 2/3 has effect 2/3 and 1/3 -> 1 has 4/3.
    const design = designOf(1, 2000);
    const [{ mu, sigma, muStar }] = effectsOf(design, ([x]) => [x * x]);
    const share = upTo(2000).filter((t) => design.trajectoryAt(t).start[0] % 2 === 1).length / 2000;
    expect(mu).toBeCloseTo(2 / 3 + (2 / 3) * share, 12);
    expect(sigma).toBeCloseTo((2 / 3) * Math.sqrt((share * (1 - share) * 2000) / 1999), 12);
    // The interval is that of a share of 2,000, 2/3 wide.
    const half = 1.96 * (2 / 3) * Math.sqrt((share * (1 - share)) / 2000);
    expect(muStar.high - muStar.low).toBeCloseTo(2 * half, 2);
  });

  it('that cancel leave mu at 0 and mu* where it is', () => {
    const [bent] = effectsOf(designOf(1, 2000), ([x]) => [(2 * x - 1) ** 2]);
    expect(Math.abs(bent.mu)).toBeLessThan((4 * bent.sigma) / Math.sqrt(2000));
    expect(bent.muStar.value).toBeCloseTo(4 / 3, 12);
  });

  it('scale with the outcome and do not see its level', () => {
    const g = gFunction();
    const design = designOf(8);
    const plain = effectsOf(design, (point) => [g.valueAt(point)]);
    const moved = effectsOf(design, (point) => [5 - 10 * g.valueAt(point)]);
    for (const [i, { mu, muStar, sigma }] of moved.entries()) {
      expect(mu).toBeCloseTo(-10 * plain[i].mu, 10);
      expect(muStar.high).toBeCloseTo(10 * plain[i].muStar.high, 10);
      expect(sigma).toBeCloseTo(10 * plain[i].sigma, 10);
    }
  });

  it("rank the factors of Sobol's g-function by their weight", () => {
    const effects = effectsOf(designOf(8, 100), (point) => [gFunction().valueAt(point)]);
    const stars = effects.map(({ muStar }) => muStar.value);
    expect(stars.slice(0, 4)).toEqual(stars.slice(0, 4).toSorted((a, b) => b - a));
    expect(Math.max(...stars.slice(4))).toBeLessThan(stars[3] / 5);
  });

  it("find in Morris's function of 20 factors the ten that matter, and the three that do so alone", () => {
    const effects = effectsOf(designOf(20, 60), morris());
    const stars = effects.map(({ muStar }) => muStar.value);
    expect(Math.min(...stars.slice(0, 10))).toBeGreaterThan(2 * Math.max(...stars.slice(10)));
    const spreads = effects.map(({ sigma, muStar }) => sigma / muStar.value);
    expect(Math.max(...spreads.slice(7, 10))).toBeLessThan(Math.min(...spreads.slice(0, 7)) / 2);
  });

  it('come for all outcomes at once as for each alone', () => {
    const design = designOf(3);
    const both = morrisEffects(
      design,
      answers(design, ([x, y, z]) => [x * y, z]),
      { seed: 1 },
    );
    expect(both[0]).toEqual(effectsOf(design, ([x, y]) => [x * y]));
    expect(both[1]).toEqual(effectsOf(design, ([, , z]) => [z]));
  });

  it('of a constant are 0 and their intervals too', () => {
    for (const { mu, muStar, sigma, noiseFloor, noiseShare } of effectsOf(designOf(3), () => [0.1], 3)) {
      expect([mu, muStar, sigma, noiseFloor]).toEqual([0, { value: 0, low: 0, high: 0 }, 0, 0]);
      expect(noiseShare).toBeNaN();
    }
  });
});

/** The test function of Morris (1991): factors 1 to 7 interact, 8 to 10 act alone, 11 to 20 hardly act. */
function morris(): Answer {
  const normal = normalNoise(1, "Morris's coefficients");
  const single = upTo(20).map((i) => (i < 10 ? 20 : normal()));
  const double = upTo(20).map((i) => upTo(20).map((j) => (i < 6 && j < 6 ? -15 : normal())));
  return (point) => {
    const w = point.map((x, i) => 2 * ([2, 4, 6].includes(i) ? (1.1 * x) / (x + 0.1) : x) - 1);
    let sum = 0;
    for (let i = 0; i < 20; i++) {
      sum += single[i] * w[i];
      for (let j = i + 1; j < 20; j++) sum += double[i][j] * w[i] * w[j];
    }
    for (let i = 0; i < 5; i++)
      for (let j = i + 1; j < 5; j++) for (let l = j + 1; l < 5; l++) sum += -10 * w[i] * w[j] * w[l];
    return [sum + 5 * w[0] * w[1] * w[2] * w[3]];
  };
}

describe('noise between replicates', () => {
  const REPLICATES = 8;
  const SD = 2;
  /** Of an effect: two means of eight runs, on a step of 2/3. */
  const noiseOfEffect = (2 * SD ** 2) / REPLICATES / (2 / 3) ** 2;

  it('that is all there is to an effect is all of its spread, and mu* is the floor', () => {
    const noise = normalNoise(SD, 1);
    const [{ sigma, sigmaWithoutNoise, noiseShare, noiseFloor, muStar }] = effectsOf(
      designOf(2, 400),
      ([, y]) => [10 * y + noise()],
      REPLICATES,
    );
    // A variance from 400 effects is known to sqrt(2/399) = 7 %; four standard errors.
    expect(Math.abs(sigma ** 2 / noiseOfEffect - 1)).toBeLessThan(0.28);
    expect(sigmaWithoutNoise).toBeLessThan(Math.sqrt(0.28 * noiseOfEffect));
    expect(noiseShare).toBeGreaterThan(0.78);
    // Within points there are seven times as many: 2.7 %, of a root 1.3 %.
    expect(Math.abs(noiseFloor / Math.sqrt((2 / Math.PI) * noiseOfEffect) - 1)).toBeLessThan(0.06);
    expect(muStar.low).toBeLessThan(noiseFloor);
    expect(muStar.high).toBeGreaterThan(noiseFloor);
  });

  it('is taken off the spread that curvature and interaction make', () => {
    const noise = normalNoise(SD, 2);
    const curved = ([x, y]: readonly number[]) => 6 * x * x + 4 * x * y;
    const design = designOf(2, 400);
    const calm = effectsOf(design, (point) => [curved(point)]);
    const noisy = effectsOf(design, (point) => [curved(point) + noise()], REPLICATES);
    for (const [i, { sigma, sigmaWithoutNoise, noiseShare }] of noisy.entries()) {
      const whole = calm[i].sigma ** 2 + noiseOfEffect;
      expect(Math.abs(sigma ** 2 / whole - 1)).toBeLessThan(0.28);
      expect(Math.abs(sigmaWithoutNoise ** 2 - calm[i].sigma ** 2)).toBeLessThan(0.28 * whole);
      expect(Math.abs(sigmaWithoutNoise - calm[i].sigma)).toBeLessThan(sigma - calm[i].sigma);
      expect(Math.abs(noiseShare - noiseOfEffect / whole)).toBeLessThan(0.28);
    }
  });

  it('that all points share cancels in every effect', () => {
    const shocks = [5, -3, 1];
    const design = designOf(2);
    const [shared] = effectsOf(design, ([x, y], r) => [x * y + shocks[r]], 3);
    const [calm] = effectsOf(design, ([x, y]) => [x * y]);
    expect(shared.mu).toBeCloseTo(calm.mu, 12);
    expect(shared.sigmaWithoutNoise).toBeCloseTo(calm.sigma, 12);
    expect(shared.noiseFloor).toBeCloseTo(0, 7);
  });

  it('that changes all effects of a replicate alike is no spread between trajectories, but raises the floor', () => {
    const slopes = [1, 3, 8];
    const design = designOf(2, 20, 2);
    const [calm] = effectsOf(design, ([x, y]) => [x * y]);
    const [shared] = effectsOf(design, ([x, y], r) => [x * y + slopes[r] * x], 3);
    expect(shared.mu).toBeCloseTo(calm.mu + 4, 12);
    expect(shared.sigma).toBeCloseTo(calm.sigma, 12);
    expect(shared.sigmaWithoutNoise).toBeCloseTo(calm.sigma, 12);
    expect(shared.noiseShare).toBeCloseTo(0, 12);
    // The variance of 1, 3, 8 is 13, of their mean 13/3.
    expect(shared.noiseFloor).toBeCloseTo(Math.sqrt(((2 / Math.PI) * 13) / 3), 12);
  });

  it('is not known from one replicate', () => {
    const [effect] = effectsOf(designOf(2), ([x, y]) => [x * y]);
    expect(effect.sigma).toBeGreaterThan(0);
    expect(effect.sigmaWithoutNoise).toBeNaN();
    expect(effect.noiseShare).toBeNaN();
    expect(effect.noiseFloor).toBeNaN();
  });
});

describe('a failed run', () => {
  it('leaves out the effects on both sides of it, and no others', () => {
    const design = designOf(3, 10);
    const responses = answers(design, ([x, y, z]) => [x + y * z, z], 2);
    // Second point of trajectory 4, second replicate, first outcome: the point between its first and second move.
    responses.values[((4 * 4 + 1) * 2 + 1) * 2] = Number.NaN;
    const [hurt, unhurt] = morrisEffects(design, responses, { seed: 1 });
    const { order } = design.trajectoryAt(4);
    expect(hurt.map(({ missing }) => missing)).toEqual(upTo(3).map((i) => (order.indexOf(i) < 2 ? 1 : 0)));
    expect(hurt.map(({ effects }) => effects)).toEqual(upTo(3).map((i) => (order.indexOf(i) < 2 ? 9 : 10)));
    expect(hurt[0].mu).toBeCloseTo(1, 12);
    expect(unhurt.map(({ missing }) => missing)).toEqual([0, 0, 0]);
  });

  it('in every trajectory leaves nothing, and nothing is said', () => {
    const [effect] = effectsOf(designOf(2, 5), () => [Number.NaN], 2);
    expect([effect.effects, effect.missing]).toEqual([0, 5]);
    expect([effect.mu, effect.sigma, effect.sigmaWithoutNoise, effect.muStar.value]).toEqual(
      new Array(4).fill(Number.NaN),
    );
  });
});

describe('the interval of mu*', () => {
  it('holds the mean of all trajectories 95 times in a hundred', () => {
    const g = gFunction([0, 1, 4.5]);
    const answer: Answer = (point) => [g.valueAt(point)];
    const effects = (trajectories: number, resamples: number, seed: number) => {
      const design = morrisDesign({ factors: 3, trajectories, levels: 8, seed });
      return morrisEffects(design, answers(design, answer), { seed, resamples })[0];
    };
    const truth = effects(20_000, 2, 0).map(({ muStar }) => muStar.value);
    const held = upTo(200).flatMap((seed) =>
      effects(40, 400, seed + 1).map(({ muStar }, i) => muStar.low <= truth[i] && truth[i] <= muStar.high),
    );
    // 600 intervals; percentiles of 40 values fall short by one or two in a hundred.
    const share = held.filter(Boolean).length / held.length;
    expect(share).toBeGreaterThan(0.9);
    expect(share).toBeLessThan(0.98);
  });

  it('hangs on the seed alone', () => {
    const random = stream(1, 'answers');
    const design = designOf(2);
    const responses = answers(design, () => [random()]);
    const interval = (seed: number) => morrisEffects(design, responses, { seed })[0][0].muStar;
    expect(interval(1)).toEqual(interval(1));
    expect(interval(1)).not.toEqual(interval(2));
  });
});
