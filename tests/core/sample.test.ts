import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../../src/core/rng.ts';
import { sampleOf } from '../../src/core/sample.ts';
import { chiSquare, chiSquareLimit } from '../helpers/chi-square.ts';

const sizes = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

describe('a simple random sample', () => {
  it('draws nobody twice and nobody who is not there, and all if it is as large as the population', () => {
    fc.assert(
      fc.property(sizes, fc.string(), ([size, from], seed) => {
        const drawn = sampleOf(size, from, stream(seed));
        expect(drawn).toHaveLength(size);
        expect(new Set(drawn).size).toBe(size);
        expect(drawn.every((one) => Number.isInteger(one) && one >= 0 && one < from)).toBe(true);
        expect(sampleOf(from, from, stream(seed)).toSorted((a, b) => a - b)).toEqual([...Array(from).keys()]);
      }),
    );
  });

  it('is the beginning of a larger one from the same stream', () => {
    fc.assert(
      fc.property(sizes, fc.string(), ([size, from], seed) => {
        expect(sampleOf(from, from, stream(seed)).slice(0, size)).toEqual(sampleOf(size, from, stream(seed)));
      }),
    );
  });

  it('draws every pair alike', () => {
    const counts = new Float64Array(49);
    const draws = 42_000;
    for (let i = 0; i < draws; i++) {
      const [a, b] = sampleOf(2, 7, stream('pairs', i));
      counts[a * 7 + b]++;
    }
    const expected = Float64Array.from({ length: 49 }, (_, i) => (i % 8 === 0 ? 0 : draws / 42));
    expect(chiSquare(counts, expected)).toBeLessThan(chiSquareLimit(41));
  });
});
