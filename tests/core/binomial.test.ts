import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomial, multinomial } from '../../src/core/binomial.ts';
import { stream } from '../../src/core/rng.ts';
import { chiSquare, chiSquareLimit } from '../helpers/chi-square.ts';

/** Exact probabilities of 0 .. n successes, by the recurrence of the terms. */
function exact(n: number, p: number): number[] {
  const terms = [(1 - p) ** n];
  for (let k = 1; k <= n; k++) terms.push((terms[k - 1] * p * (n - k + 1)) / ((1 - p) * k));
  return terms;
}

/** Merges the cells with little expected into their neighbours towards the middle. */
function pooled(counts: readonly number[], expected: readonly number[]): [number[], number[]] {
  const out: [number[], number[]] = [[0], [0]];
  counts.forEach((count, i) => {
    out[0][out[0].length - 1] += count;
    out[1][out[1].length - 1] += expected[i];
    if (out[1][out[1].length - 1] >= 8) {
      out[0].push(0);
      out[1].push(0);
    }
  });
  const [restCount, restExpected] = [out[0].pop()!, out[1].pop()!];
  out[0][out[0].length - 1] += restCount;
  out[1][out[1].length - 1] += restExpected;
  return out;
}

describe('the binomial', () => {
  const cases = [
    [1, 0.3],
    [8, 0.5],
    [12, 0.9],
    [40, 0.02],
    [19, 0.52],
    [21, 0.5],
    [60, 0.4],
    [200, 0.06],
    [1000, 0.013],
    [1000, 0.97],
  ] as const;

  it.each(cases)('of %d trials at %d has the exact distribution', (n, p) => {
    const draws = 40_000;
    const random = stream('binomial', n, p);
    const counts = new Array<number>(n + 1).fill(0);
    for (let i = 0; i < draws; i++) counts[binomial(n, p, random)]++;
    const [found, expected] = pooled(
      counts,
      exact(n, p).map((term) => term * draws),
    );
    expect(chiSquare(found, expected)).toBeLessThan(chiSquareLimit(Math.max(1, found.length - 1)));
  });

  it.each([
    [1_000_000, 0.3],
    [50_000_000, 0.0001],
    [2_000_000_000, 0.64],
  ])('of %d trials at %d has the mean and the variance it should', (n, p) => {
    const draws = 20_000;
    const random = stream('moments', n);
    const sd = Math.sqrt(n * p * (1 - p));
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < draws; i++) {
      const z = (binomial(n, p, random) - n * p) / sd;
      sum += z;
      squares += z * z;
    }
    expect(Math.abs(sum / draws)).toBeLessThan(4.5 / Math.sqrt(draws));
    expect(Math.abs(squares / draws - 1)).toBeLessThan(4.5 * Math.sqrt(2 / draws));
  });

  it('stays between none and all, and is certain where the chance is', () => {
    const trial = fc.record({
      n: fc.nat(100_000),
      p: fc.double({ min: 0, max: 1, noNaN: true }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(trial, ({ n, p, seed }) => {
        const k = binomial(n, p, stream(seed));
        expect(Number.isInteger(k) && k >= 0 && k <= n).toBe(true);
        if (p === 0) expect(k).toBe(0);
        if (p === 1) expect(k).toBe(n);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the multinomial', () => {
  const weights = fc
    .array(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 100, noNaN: true })), {
      minLength: 1,
      maxLength: 40,
    })
    .filter((list) => list.some((w) => w > 0));

  it('spreads all there is, whole, and nothing to places without weight', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), weights, fc.nat(), (n, list, seed) => {
        const total = list.reduce((sum, w) => sum + w, 0);
        let spread = 0;
        multinomial(n, list, total, stream(seed), (place, count) => {
          expect(Number.isInteger(count) && count > 0).toBe(true);
          expect(list[place]).toBeGreaterThan(0);
          spread += count;
        });
        expect(spread).toBe(n);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives each place its share', () => {
    const list = [5, 0, 1, 3, 1];
    const counts = new Array<number>(list.length).fill(0);
    const random = stream('shares');
    const draws = 200_000;
    for (let i = 0; i < draws / 20; i++)
      multinomial(20, list, 10, random, (place, n) => (counts[place] += n));
    const expected = list.map((w) => (draws * w) / 10);
    expect(chiSquare(counts, expected)).toBeLessThan(chiSquareLimit(3));
  });
});
