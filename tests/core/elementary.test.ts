import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, log, sigma } from '../../src/core/elementary.ts';

/** Distance in units in the last place of `expected`. */
function ulps(found: number, expected: number): number {
  if (Object.is(found, expected)) return 0;
  const exponent = Math.max(-1022, Math.floor(Math.log2(Math.abs(expected))));
  return Math.abs(found - expected) / 2 ** (exponent - 52);
}

const within = (found: number, expected: number): boolean =>
  Math.abs(found - expected) <= 4e-16 * Math.abs(expected) || ulps(found, expected) <= 2;

describe('exp', () => {
  it('is Math.exp to 2 units in the last place, over the whole range', () => {
    const anywhere = fc.double({ min: -745, max: 709.7, noNaN: true });
    fc.assert(
      fc.property(anywhere, (x) => within(exp(x), Math.exp(x))),
      { numRuns: 5000 },
    );
    for (let x = -745; x < 709.7; x += 0.0371)
      expect(ulps(exp(x), Math.exp(x)), `at ${x}`).toBeLessThan(2.01);
  });

  it('is exact where the answer is known', () => {
    expect([exp(0), exp(-0), exp(Number.NEGATIVE_INFINITY), exp(-746)]).toEqual([1, 1, 0, 0]);
    expect([exp(710), exp(Number.POSITIVE_INFINITY)]).toEqual([Infinity, Infinity]);
    expect(exp(Number.NaN)).toBeNaN();
    expect(exp(709.782712893384)).toBeGreaterThan(1.797e308);
    expect(exp(709.782712893384)).toBeLessThan(Infinity);
  });

  it('never falls where x rises by more than a unit in the last place', () => {
    const close = fc.tuple(
      fc.double({ min: -50, max: 50, noNaN: true }),
      fc.double({ min: 1e-12, max: 1, noNaN: true }),
    );
    fc.assert(fc.property(close, ([x, step]) => exp(x + step) >= exp(x)));
  });
});

describe('log', () => {
  it('is Math.log to 2 units in the last place, over the whole range', () => {
    const exponent = fc.integer({ min: -1074, max: 1023 });
    const mantissa = fc.double({ min: 1, max: 2, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(exponent, mantissa, (e, m) => {
        const x = m * 2 ** Math.max(e, -1022) * 2 ** Math.min(0, e + 1022);
        return x === 0 || within(log(x), Math.log(x));
      }),
      { numRuns: 5000 },
    );
  });

  it('keeps its precision near 1, where the answer is nearly 0', () => {
    for (let k = -2000; k <= 2000; k++) {
      const x = 1 + k * 1.37e-6;
      expect(within(log(x), Math.log1p(x - 1)), `at ${x}`).toBe(true);
    }
  });

  it('is exact where the answer is known', () => {
    expect([log(1), log(0), log(-0), log(Infinity)]).toEqual([0, -Infinity, -Infinity, Infinity]);
    expect(log(-1)).toBeNaN();
    expect(log(Number.NaN)).toBeNaN();
    expect(within(log(Number.MIN_VALUE), Math.log(Number.MIN_VALUE))).toBe(true);
  });

  it('undoes exp', () => {
    const moderate = fc.double({ min: -700, max: 700, noNaN: true });
    fc.assert(fc.property(moderate, (x) => Math.abs(log(exp(x)) - x) <= 6e-16 * Math.max(1, Math.abs(x))));
  });
});

describe('sigma', () => {
  it('is a half at 0, and what is for and what is against sum to 1', () => {
    expect(sigma(0)).toBe(0.5);
    fc.assert(
      fc.property(fc.double({ min: -800, max: 800, noNaN: true }), (x) => {
        expect(sigma(x) + sigma(-x)).toBeCloseTo(1, 14);
        expect(sigma(x)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('keeps its relative precision far to the left', () => {
    expect(sigma(-40) / Math.exp(-40)).toBeCloseTo(1, 14);
  });
});
