import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permutation } from '../../src/core/permutation.ts';
import { stream } from '../../src/core/rng.ts';
import { chiSquare, chiSquareLimit } from '../helpers/chi-square.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);
const shuffled = (n: number, seed: number) => upTo(n).map(permutation(n, stream(seed, 'permutation')));

/** How often each order of n things comes up for as many seeds. */
function orders(n: number, seeds: number): number[] {
  const counts = new Map<string, number>();
  for (const seed of upTo(seeds)) {
    const order = shuffled(n, seed).join();
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  return [...counts.values()];
}

describe('a permutation that is not stored', () => {
  it('hits each number once, whatever their number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), (n, seed) => {
        expect(shuffled(n, seed).toSorted((a, b) => a - b)).toEqual(upTo(n));
      }),
    );
  });

  it.each([
    [2, 2],
    [3, 6],
    [4, 24],
    [5, 120],
  ])('of %d things is each of the %d orders equally often', (n, all) => {
    const counts = orders(n, 100 * all);
    expect(counts).toHaveLength(all);
    expect(chiSquare(counts, new Array(all).fill(100))).toBeLessThan(chiSquareLimit(all - 1));
  });

  it('sends neighbours anywhere, also among very many', () => {
    const n = 2 ** 31;
    const gaps = new Array(16).fill(0);
    const places = new Array(16).fill(0);
    const seeds = upTo(1600);
    for (const seed of seeds) {
      const place = permutation(n, stream(seed, 'permutation'));
      const [a, b] = [place(1000), place(1001)];
      places[Math.floor((a / n) * 16)]++;
      gaps[Math.floor(((b - a + n) % n) / (n / 16))]++;
    }
    const equal = new Array(16).fill(seeds.length / 16);
    expect(chiSquare(places, equal)).toBeLessThan(chiSquareLimit(15));
    expect(chiSquare(gaps, equal)).toBeLessThan(chiSquareLimit(15));
  });
});
