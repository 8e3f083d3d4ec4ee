import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incompleteBeta, logGamma } from '../../src/core/beta.ts';
import { estimate, moments, quantile, studentCdf, studentQuantile } from '../../src/core/stats.ts';

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 60 });

describe('moments', () => {
  it('divide the squares by n - 1', () => {
    const { n, mean, variance } = moments([2, 4, 4, 4, 5, 5, 7, 9]);
    expect([n, mean]).toEqual([8, 5]);
    expect(variance).toBeCloseTo(32 / 7, 12);
  });

  it('keep a small variance on a large mean', () => {
    expect(moments([1e9 + 1, 1e9 + 2, 1e9 + 3]).variance).toBe(1);
  });

  it('leave out what does not exist', () => {
    expect(moments([1, Number.NaN, 3])).toEqual({ n: 2, mean: 2, variance: 2 });
    expect(moments([]).mean).toBeNaN();
    expect(moments([5]).variance).toBeNaN();
  });

  it('move with a shift, and only in the mean', () => {
    const whole = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(whole, fc.integer({ min: -1000, max: 1000 }), (values, shift) => {
        const plain = moments(values);
        const shifted = moments(values.map((value) => value + shift));
        expect(shifted.mean).toBeCloseTo(plain.mean + shift, 8);
        expect(shifted.variance).toBeCloseTo(plain.variance, 5);
      }),
    );
  });
});

describe('quantiles (type 7)', () => {
  it('interpolate as R and NumPy do by default', () => {
    const values = [15, 20, 35, 40, 50];
    expect(quantile(values, 0.4)).toBeCloseTo(29, 12);
    expect(quantile(values, 0.1)).toBeCloseTo(17, 12);
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([7], 0.9)).toBe(7);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('rise with p and stay inside the sample', () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(numbers, p, p, (values, a, b) => {
        const [low, high] = [quantile(values, Math.min(a, b)), quantile(values, Math.max(a, b))];
        // Interpolating between huge neighbours rounds, so the order holds to rounding.
        expect(low).toBeLessThanOrEqual(high + 1e-9 * Math.abs(high));
        expect(quantile(values, 0)).toBe(Math.min(...values));
        expect(quantile(values, 1)).toBe(Math.max(...values));
      }),
    );
  });
});

describe('the incomplete beta function', () => {
  it('has its closed forms', () => {
    expect(logGamma(10)).toBeCloseTo(Math.log(362880), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    // I_x(1, b) = 1 - (1 - x)^b, and I_x(a, 1) = x^a.
    expect(incompleteBeta(0.3, 1, 4)).toBeCloseTo(1 - 0.7 ** 4, 13);
    expect(incompleteBeta(0.3, 2.5, 1)).toBeCloseTo(0.3 ** 2.5, 13);
    expect(incompleteBeta(0.5, 7, 7)).toBeCloseTo(0.5, 13);
  });
});

describe("Student's t", () => {
  // scipy.stats.t.ppf(p, freedom)
  const known: [p: number, freedom: number, t: number][] = [
    [0.975, 1, 12.706204736174694],
    [0.975, 2, 4.302652729749462],
    [0.975, 4, 2.7764451051977934],
    [0.975, 9, 2.262157162798205],
    [0.975, 29, 2.045229642132703],
    [0.95, 5, 2.0150483733330233],
    [0.995, 10, 3.16927267261695],
    [0.975, 1000, 1.9623390808264083],
    [0.1, 7, -1.4149239276505],
  ];

  it.each(known)('has its %d quantile with %d degrees of freedom at %d', (p, freedom, t) => {
    expect(studentQuantile(p, freedom)).toBeCloseTo(t, 9);
    expect(studentCdf(t, freedom)).toBeCloseTo(p, 12);
  });

  it('with one degree of freedom is the Cauchy distribution', () => {
    expect(studentQuantile(0.9, 1)).toBeCloseTo(Math.tan(Math.PI * 0.4), 9);
  });
});

describe('the interval of a mean', () => {
  it('is t sd / sqrt(n) to either side', () => {
    const { mean, low, high, sd, n } = estimate([1, 2, 3, 4, 5]);
    const half = (2.7764451051977934 * Math.sqrt(2.5)) / Math.sqrt(5);
    expect([mean, n]).toEqual([3, 5]);
    expect(sd).toBeCloseTo(Math.sqrt(2.5), 12);
    expect(low).toBeCloseTo(3 - half, 9);
    expect(high).toBeCloseTo(3 + half, 9);
  });

  it('does not exist with one replicate', () => {
    const { mean, low, high } = estimate([4]);
    expect(mean).toBe(4);
    expect(low).toBeNaN();
    expect(high).toBeNaN();
  });

  it('narrows when the same spread is seen more often', () => {
    const narrow = estimate([1, 3, 1, 3, 1, 3, 1, 3]);
    const wide = estimate([1, 3]);
    expect(narrow.high - narrow.low).toBeLessThan(wide.high - wide.low);
  });
});
