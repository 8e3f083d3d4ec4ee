import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latinHypercube } from '../../src/core/latin-hypercube.ts';
import { mean, moments } from '../../src/core/stats.ts';
import { chiSquare, chiSquareLimit } from '../helpers/chi-square.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

function pointsOf(points: number, dimensions: number, seed: number | string): number[][] {
  const design = latinHypercube({ points, dimensions, seed });
  return upTo(points).map((index) => design.pointAt(index));
}

describe('a Latin hypercube', () => {
  it('hits each of its strata in each dimension exactly once', () => {
    const size = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(size, fc.integer({ min: 1, max: 6 }), fc.integer(), (n, dimensions, seed) => {
        const points = pointsOf(n, dimensions, seed);
        for (const dimension of upTo(dimensions)) {
          const strata = points.map((point) => Math.floor(point[dimension] * n));
          expect(strata.toSorted((a, b) => a - b)).toEqual(upTo(n));
        }
      }),
    );
  });

  it('is read at any point without the others, also among a thousand million', () => {
    const design = latinHypercube({ points: 2 ** 30, dimensions: 3, seed: 1 });
    const last = design.pointAt(2 ** 30 - 1);
    expect(last.every((x) => x > 0 && x < 1)).toBe(true);
    expect(design.pointAt(2 ** 30 - 1)).toEqual(last);
  });

  it('is the same for the same seed and another for another', () => {
    expect(pointsOf(20, 3, 'x')).toEqual(pointsOf(20, 3, 'x'));
    expect(pointsOf(20, 3, 'x')).not.toEqual(pointsOf(20, 3, 'y'));
  });

  it('begins alike in the dimensions it shares with a wider one', () => {
    expect(pointsOf(20, 5, 'x').map((point) => point.slice(0, 2))).toEqual(pointsOf(20, 2, 'x'));
  });

  it('leaves to chance where in its stratum a point lies, and which strata meet', () => {
    const within = new Array(10).fill(0);
    const meeting = new Array(16).fill(0);
    for (const seed of upTo(400)) {
      for (const [x, y] of pointsOf(4, 2, seed)) {
        within[Math.floor(((x * 4) % 1) * 10)]++;
        meeting[4 * Math.floor(x * 4) + Math.floor(y * 4)]++;
      }
    }
    expect(chiSquare(within, new Array(10).fill(160))).toBeLessThan(chiSquareLimit(9));
    // A permutation of four fills a cell with variance 3/16 and 9 ways to differ: Pearson's statistic is 4/3 of chi-square.
    expect(0.75 * chiSquare(meeting, new Array(16).fill(100))).toBeLessThan(chiSquareLimit(9));
  });

  it('averages what is nearly a sum as McKay, Beckman & Conover promise: far better than chance', () => {
    const averages = upTo(50).map((seed) =>
      mean(pointsOf(64, 4, seed).map((p) => p[0] + p[1] + p[2] + p[3])),
    );
    const byChance = 4 / 12 / 64;
    const { mean: center, variance } = moments(averages);
    expect(variance).toBeLessThan(byChance / 1000);
    expect(Math.abs(center - 2)).toBeLessThan(4 * Math.sqrt(variance / 50));
  });
});
