import { describe, expect, it } from 'vitest';
import { bootstrap, type Statistics } from '../../src/core/bootstrap.ts';
import { normalQuantile } from '../../src/core/normal.ts';
import { stream } from '../../src/core/rng.ts';
import { moments } from '../../src/core/stats.ts';

const average: Statistics = (sums, rows) => Array.from(sums, (sum) => sum / rows);

function normal(n: number, seed: number): Float64Array {
  const random = stream(seed, 'normal sample');
  return Float64Array.from({ length: n }, () => normalQuantile(random() + 2 ** -34));
}

describe('the bootstrap interval of a mean', () => {
  it('reaches 1.96 standard errors to either side', () => {
    const values = normal(500, 1);
    const [{ value, low, high }] = bootstrap({ values, columns: 1 }, average, { seed: 1, resamples: 20_000 });
    const { mean, variance } = moments(values);
    const half = 1.96 * Math.sqrt(variance / 500);
    expect(value).toBeCloseTo(mean, 12);
    // A percentile of 20,000 samples is known to about 2 % of the half width.
    expect(Math.abs(low - (mean - half))).toBeLessThan(0.06 * half);
    expect(Math.abs(high - (mean + half))).toBeLessThan(0.06 * half);
  });

  it('holds the true mean 95 times in a hundred', () => {
    let held = 0;
    for (let seed = 0; seed < 400; seed++) {
      const [{ low, high }] = bootstrap({ values: normal(60, seed), columns: 1 }, average, {
        seed,
        resamples: 400,
      });
      if (low <= 0 && high >= 0) held++;
    }
    // 380 expected, standard deviation 4.4; percentiles of 60 values fall short by about one in a hundred.
    expect(held).toBeGreaterThan(360);
    expect(held).toBeLessThan(396);
  });
});

describe('the bootstrap', () => {
  it('draws what stands in a row together', () => {
    const values = Float64Array.from([1, 2, 5, 10, 7, 14, 20, 40]);
    const ratio: Statistics = ([x, y]) => [y / x];
    expect(bootstrap({ values, columns: 2 }, ratio, { seed: 1 })).toEqual([{ value: 2, low: 2, high: 2 }]);
  });

  it('gives the same interval for the same seed', () => {
    const table = { values: normal(30, 1), columns: 1 };
    expect(bootstrap(table, average, { seed: 5 })).toEqual(bootstrap(table, average, { seed: 5 }));
    expect(bootstrap(table, average, { seed: 5 })).not.toEqual(bootstrap(table, average, { seed: 6 }));
  });

  it('has no interval of one row, and nothing at all of none', () => {
    const one = bootstrap({ values: Float64Array.of(3), columns: 1 }, average, { seed: 1 });
    expect(one).toEqual([{ value: 3, low: Number.NaN, high: Number.NaN }]);
    const none = bootstrap({ values: new Float64Array(), columns: 1 }, average, { seed: 1 });
    expect(none).toEqual([{ value: Number.NaN, low: Number.NaN, high: Number.NaN }]);
  });

  it('has no interval of what too many samples do not know', () => {
    // A share of all samples of n rows misses the one row of note: (1 - 1/n)^n.
    const values = Float64Array.from({ length: 20 }, (_, i) => (i === 0 ? 1 : 0));
    const known: Statistics = ([sum]) => [sum > 0 ? sum : Number.NaN, sum];
    const [sometimes, always] = bootstrap({ values, columns: 1 }, known, { seed: 1 });
    expect([sometimes.value, sometimes.low, sometimes.high]).toEqual([1, Number.NaN, Number.NaN]);
    expect(always.high).toBeGreaterThan(1);
  });
});
