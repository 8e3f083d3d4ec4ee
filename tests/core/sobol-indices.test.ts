import { describe, expect, it } from 'vitest';
import type { Interval } from '../../src/core/bootstrap.ts';
import type { Responses } from '../../src/core/responses.ts';
import { stream } from '../../src/core/rng.ts';
import { type SaltelliDesign, saltelliDesign } from '../../src/core/saltelli-design.ts';
import { type SobolIndices, type SobolIndicesOptions, sobolIndices } from '../../src/core/sobol-indices.ts';
import { mean, moments } from '../../src/core/stats.ts';
import { type Answer, answers, normalNoise } from '../helpers/answers.ts';
import { gFunction, ishigami, type TestFunction } from '../helpers/test-functions.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);
const OPTIONS: SobolIndicesOptions = { seed: 1, draws: 'independent' };

/** Standard error that an interval of 95 % stands for. */
const errorOf = ({ low, high }: Interval): number => (high - low) / (2 * 1.96);

/** How many standard errors an estimate is off. */
const offBy = (estimate: Interval, exact: number): number =>
  Math.abs(estimate.value - exact) / errorOf(estimate);

const both = ({ first, total }: { first: readonly Interval[]; total: readonly Interval[] }) => [
  ...first,
  ...total,
];
const exactly = ({ first, total }: TestFunction) => [...first, ...total];

/** Means over replicates, as if they were single runs. */
function averaged({ values, replicates, outcomes }: Responses): Responses {
  const means = upTo(values.length / replicates).map((point) =>
    mean(values.subarray(point * replicates, (point + 1) * replicates)),
  );
  return { values: Float64Array.from(means), replicates: 1, outcomes };
}

const FUNCTIONS: readonly [string, TestFunction][] = [
  ["Ishigami's function", ishigami()],
  ["Sobol's g-function", gFunction()],
];

describe('the exact indices of the test functions', () => {
  it('are those in print', () => {
    expect(ishigami().first.map((s) => s.toFixed(4))).toEqual(['0.3139', '0.4424', '0.0000']);
    expect(ishigami().total.map((s) => s.toFixed(4))).toEqual(['0.5576', '0.4424', '0.2437']);
    expect(
      gFunction()
        .first.slice(0, 4)
        .map((s) => s.toFixed(3)),
    ).toEqual(['0.716', '0.179', '0.024', '0.007']);
  });
});

// The tolerance is the estimator's own error, from the bootstrap: four standard errors, more than which one of the 22
// estimates would be off once in 700 times if rows were random; rows of a Sobol sequence stay well within.
describe.each(FUNCTIONS)('the indices of %s from 4,096 rows', (_, known) => {
  const design = saltelliDesign({ factors: known.factors, rows: 4096, seed: 'test' });
  const answer: Answer = (point) => [known.valueAt(point)];
  const calm = answers(design, answer);

  it('are exact to four standard errors, and none is in error by more than .02', () => {
    const [indices] = sobolIndices(design, calm, OPTIONS);
    for (const [i, exact] of exactly(known).entries()) {
      expect(offBy(both(indices)[i], exact)).toBeLessThan(4);
      expect(Math.abs(both(indices)[i].value - exact)).toBeLessThan(0.02);
    }
    expect(offBy(indices.parameters, known.variance)).toBeLessThan(4);
    expect([indices.rows, indices.missing]).toEqual([4096, 0]);
  });

  it('stay so with as much noise as parameters bring about, which means over replicates are misled by', () => {
    const noise = normalNoise(Math.sqrt(known.variance), 'noise');
    const noisy = answers(design, (point) => [known.valueAt(point) + noise()], 2);
    const [indices] = sobolIndices(design, noisy, OPTIONS);
    for (const [i, exact] of exactly(known).entries()) expect(offBy(both(indices)[i], exact)).toBeLessThan(4);
    expect(offBy(indices.parameters, known.variance)).toBeLessThan(4);
    expect(offBy(indices.noise, known.variance)).toBeLessThan(4);
    expect(offBy(indices.noiseShare, 0.5)).toBeLessThan(4);

    const [misled] = sobolIndices(design, averaged(noisy), OPTIONS);
    // Half of the noise is left in a mean of two: variance 1.5 times, shares 1/1.5, and 1/3 more of total for every factor.
    expect(offBy(misled.parameters, known.variance)).toBeGreaterThan(4);
    for (const i of upTo(known.factors)) {
      expect(offBy(misled.total[i], (known.total[i] + 0.5) / 1.5)).toBeLessThan(4);
      expect(offBy(misled.first[i], known.first[i] / 1.5)).toBeLessThan(4);
    }
    expect(offBy(misled.first[0], known.first[0])).toBeGreaterThan(4);
    expect(offBy(misled.total[known.factors - 1], known.total[known.factors - 1])).toBeGreaterThan(4);
  });
});

describe('intervals', () => {
  /** Rows of random points: what the bootstrap takes them for. */
  function randomRows(rows: number, known: TestFunction, noise: () => number, seed: number): Responses {
    const random = stream(seed, 'random rows');
    const point = () => upTo(known.factors).map(() => random());
    const values = upTo(rows).flatMap(() => {
      const [a, b] = [point(), point()];
      const row = [a, ...a.map((_, i) => a.with(i, b[i])), b];
      return row.flatMap((at) => [known.valueAt(at) + noise(), known.valueAt(at) + noise()]);
    });
    return { values: Float64Array.from(values), replicates: 2, outcomes: 1 };
  }

  it('hold the exact index 95 times in a hundred', () => {
    const known = ishigami();
    const held = upTo(100).flatMap((seed) => {
      const responses = randomRows(256, known, normalNoise(2, seed), seed);
      const options: SobolIndicesOptions = { seed, resamples: 400, draws: 'independent' };
      const [indices] = sobolIndices({ rows: 256, dimensions: 3 }, responses, options);
      return both(indices).map(({ low, high }, i) => low <= exactly(known)[i] && exactly(known)[i] <= high);
    });
    // 600 intervals, of which percentiles of 256 rows miss one or two in a hundred more than they should.
    const share = held.filter(Boolean).length / held.length;
    expect(share).toBeGreaterThan(0.91);
    expect(share).toBeLessThan(0.98);
  });

  it('hang on the seed alone', () => {
    const design = saltelliDesign({ factors: 3, rows: 64, seed: 1 });
    const responses = answers(design, (point) => [ishigami().valueAt(point)]);
    const indices = (seed: number) => sobolIndices(design, responses, { ...OPTIONS, seed });
    expect(indices(1)).toEqual(indices(1));
    expect(indices(2)[0].first[0]).not.toEqual(indices(1)[0].first[0]);
    expect(indices(2)[0].first[0].value).toBe(indices(1)[0].first[0].value);
  });
});

describe('the indices', () => {
  const design = saltelliDesign({ factors: 3, rows: 1024, seed: 1 });
  const of = (answer: Answer, replicates = 1, options = OPTIONS): SobolIndices =>
    sobolIndices(design, answers(design, answer, replicates), options)[0];

  it('of a weighted sum are the shares of its squared weights, first and total', () => {
    const { first, total } = of(([x, y]) => [3 * x - y]);
    for (const [i, exact] of [0.9, 0.1, 0].entries()) {
      expect(offBy(total[i], exact) < 4 || total[i].value === exact).toBe(true);
      expect(offBy(first[i], exact) < 4 || first[i].value === exact).toBe(true);
    }
  });

  it('of a factor that does nothing are 0 and certain', () => {
    const { first, total } = of(([x, y]) => [x + x * y]);
    expect([first[2], total[2]]).toEqual(new Array(2).fill({ value: 0, low: 0, high: 0 }));
  });

  it('do not depend on unit and zero of the outcome', () => {
    const plain = of((point) => [ishigami().valueAt(point)]);
    const moved = of((point) => [1e6 - 8 * ishigami().valueAt(point)]);
    for (const [i, { value, low, high }] of both(moved).entries()) {
      expect(value).toBeCloseTo(both(plain)[i].value, 7);
      expect(low).toBeCloseTo(both(plain)[i].low, 7);
      expect(high).toBeCloseTo(both(plain)[i].high, 7);
    }
    expect(moved.parameters.value / plain.parameters.value).toBeCloseTo(64, 6);
  });

  it('come for all outcomes at once as for each alone', () => {
    const all = sobolIndices(
      design,
      answers(design, ([x, y, z]) => [x * y, z], 2),
      OPTIONS,
    );
    expect(all).toEqual([of(([x, y]) => [x * y], 2), of(([, , z]) => [z], 2)]);
  });

  it('of a constant do not exist, nor do those of rounding or of noise alone', () => {
    const constant = of(() => [0.1], 3);
    expect([constant.parameters.value, constant.noise.value]).toEqual([0, 0]);
    const rounded = of(([x]) => [x < 0.5 ? 0.3 : 0.1 + 0.2]);
    expect(rounded.parameters.value).toBe(0);
    for (const { value, low, high } of [...both(constant), ...both(rounded)])
      expect([value, low, high]).toEqual(new Array(3).fill(Number.NaN));

    const noise = normalNoise(1, 'noise alone');
    const alone = of(() => [noise()], 3);
    expect(alone.noiseShare.high).toBe(1);
    for (const { low, high } of both(alone)) expect([low, high]).toEqual([Number.NaN, Number.NaN]);
  });

  it('say nothing of noise with one replicate', () => {
    const { noise, noiseShare, parameters } = of(([x]) => [x]);
    expect([noise.value, noiseShare.value]).toEqual([Number.NaN, Number.NaN]);
    expect(offBy(parameters, 1 / 12)).toBeLessThan(4);
  });
});

describe('common draws', () => {
  const design = saltelliDesign({ factors: 2, rows: 256, seed: 1 });
  const COMMON: SobolIndicesOptions = { seed: 1, draws: 'common' };

  it('that only shift a replicate leave the indices as they are without noise', () => {
    const shocks = [5, -3, 1];
    const [shifted] = sobolIndices(
      design,
      answers(design, ([x, y], r) => [x + x * y + shocks[r]], 3),
      COMMON,
    );
    const [calm] = sobolIndices(
      design,
      answers(design, ([x, y]) => [x + x * y]),
      COMMON,
    );
    for (const [i, { value, low, high }] of both(shifted).entries()) {
      expect(value).toBeCloseTo(both(calm)[i].value, 10);
      expect(low).toBeCloseTo(both(calm)[i].low, 10);
      expect(high).toBeCloseTo(both(calm)[i].high, 10);
    }
    expect(shifted.noise.value).toBeCloseTo(16, 10); // the variance of 5, -3, 1
  });

  it('count as means over pairs of different replicates, in which no draw meets itself', () => {
    const slopes = [1, -2, 4];
    const responses = answers(design, ([x, y], r) => [x + slopes[r] * y * x], 3);
    const [{ first, total, parameters }] = sobolIndices(design, responses, COMMON);
    const center = mean(
      upTo(256).flatMap((row) => [
        ...responses.values.subarray(12 * row, 12 * row + 3),
        ...responses.values.subarray(12 * row + 9, 12 * row + 12),
      ]),
    );
    const run = (row: number, member: number, r: number) =>
      responses.values[12 * row + 3 * member + r] - center;
    const overPairs = (term: (row: number, r: number, s: number) => number) =>
      mean(
        upTo(256).flatMap((row) =>
          upTo(3).flatMap((r) => upTo(3).flatMap((s) => (r === s ? [] : [term(row, r, s)]))),
        ),
      );
    for (const i of [1, 2]) {
      const numerator = overPairs((row, r, s) => run(row, 3, r) * (run(row, i, s) - run(row, 0, s)));
      expect(first[i - 1].value * parameters.value).toBeCloseTo(numerator, 12);
      const jansen = overPairs(
        (row, r, s) => ((run(row, 0, r) - run(row, i, r)) * (run(row, 0, s) - run(row, i, s))) / 2,
      );
      expect(total[i - 1].value * parameters.value).toBeCloseTo(jansen, 12);
    }
  });

  it('that act differently at each point are told apart on average, and taken for independent are not', () => {
    // x + w y, w of variance 1/4 in a replicate and y centred: all that is expected is x, and the noise is Var(w y) = 1/48.
    const found = (draws: 'common' | 'independent') =>
      upTo(200).map((seed) => {
        const shock = normalNoise(0.5, seed);
        const shocks = [shock(), shock(), shock()];
        const design = saltelliDesign({ factors: 2, rows: 64, seed });
        const responses = answers(design, ([x, y], r) => [x + shocks[r] * (y - 0.5)], 3);
        const [{ first, total, parameters, noise }] = sobolIndices(design, responses, {
          seed,
          draws,
          resamples: 2,
        });
        const variance = parameters.value;
        return [variance, noise.value, ...[...first, ...total].map(({ value }) => value * variance)];
      });
    const exact = [1 / 12, 1 / 48, 1 / 12, 0, 1 / 12, 0];
    const offBy = (all: number[][]) =>
      exact.map((value, i) => {
        const { mean: center, variance, n } = moments(all.map((one) => one[i]));
        return Math.abs(center - value) / Math.sqrt(variance / n);
      });
    expect(Math.max(...offBy(found('common')))).toBeLessThan(4);
    // First of y and total of x: a step of one factor leaves the noise that hangs on the other where it is.
    const [, , , firstOfY, totalOfX] = offBy(found('independent'));
    expect(Math.min(firstOfY, totalOfX)).toBeGreaterThan(8);
  });
});

describe('a failed run', () => {
  const rows = 64;
  const design = saltelliDesign({ factors: 2, rows, seed: 1 });
  const size = 4 * 2; // runs of a base row with two replicates
  const noise = normalNoise(0.1, 1);
  const whole = answers(design, ([x, y]) => [x + y * x + noise()], 2);

  it('leaves out its base row and no other', () => {
    const hurt = Float64Array.from(whole.values);
    hurt[5 * size + 3] = Number.NaN;
    hurt[9 * size] = Number.POSITIVE_INFINITY;
    const without = whole.values.filter((_, run) => ![5, 9].includes(Math.floor(run / size)));
    const [left] = sobolIndices(design, { ...whole, values: hurt }, OPTIONS);
    const shorter: Pick<SaltelliDesign, 'rows' | 'dimensions'> = { rows: rows - 2, dimensions: 2 };
    const [alone] = sobolIndices(shorter, { ...whole, values: without }, OPTIONS);
    expect([left.rows, left.missing]).toEqual([rows - 2, 2]);
    expect(left).toEqual({ ...alone, missing: 2 });
  });

  it('in every row leaves nothing, and nothing is said', () => {
    const values = whole.values.map((value, run) => (run % size === 1 ? Number.NaN : value));
    const [none] = sobolIndices(design, { ...whole, values }, OPTIONS);
    expect([none.rows, none.missing]).toEqual([0, rows]);
    for (const { value } of [...both(none), none.parameters, none.noise, none.noiseShare])
      expect(value).toBeNaN();
  });

  it('is not the same as a number too few', () => {
    const values = whole.values.slice(1);
    expect(() => sobolIndices(design, { ...whole, values }, OPTIONS)).toThrow('make 512 numbers');
  });
});
