import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MorrisOptions, morrisDesign } from '../../src/core/morris-design.ts';
import { chiSquare, chiSquareLimit } from '../helpers/chi-square.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

const options: fc.Arbitrary<MorrisOptions> = fc.record({
  factors: fc.integer({ min: 1, max: 8 }),
  trajectories: fc.integer({ min: 1, max: 6 }),
  levels: fc.integer({ min: 1, max: 5 }).map((half) => 2 * half),
  seed: fc.integer(),
});

describe("Morris's trajectories", () => {
  it('move every factor once, by p/(2(p - 1)), and no two together', () => {
    fc.assert(
      fc.property(options, (given) => {
        const design = morrisDesign(given);
        expect(design.points).toBe(given.trajectories * (given.factors + 1));
        const delta = given.levels / (2 * (given.levels - 1));
        for (const t of upTo(given.trajectories)) {
          const points = upTo(given.factors + 1).map((i) => design.pointAt(t * (given.factors + 1) + i));
          const moved = upTo(given.factors).map((i) => {
            const steps = points[i + 1].map((x, factor) => Math.abs(x - points[i][factor]));
            const factor = steps.findIndex((step) => step > 0);
            expect(steps.filter((step) => step > 0)).toHaveLength(1);
            expect(steps[factor]).toBeCloseTo(delta, 12);
            return factor;
          });
          expect(moved).toEqual(design.trajectoryAt(t).order);
          expect(moved.toSorted((a, b) => a - b)).toEqual(upTo(given.factors));
        }
      }),
    );
  });

  it('stay on the p levels of each factor, and meet all equally often', () => {
    const design = morrisDesign({ factors: 3, trajectories: 400, levels: 6, seed: 1 });
    for (const end of [0, 3]) {
      const counts = new Array(6).fill(0);
      for (const t of upTo(400)) {
        for (const x of design.pointAt(4 * t + end)) {
          expect(x * 5).toBeCloseTo(Math.round(x * 5), 12);
          counts[Math.round(x * 5)]++;
        }
      }
      expect(chiSquare(counts, new Array(6).fill(200))).toBeLessThan(chiSquareLimit(5));
    }
  });

  it('take the factors in every order', () => {
    const design = morrisDesign({ factors: 3, trajectories: 600, levels: 4, seed: 1 });
    const counts = new Map<string, number>();
    for (const t of upTo(600)) {
      const order = design.trajectoryAt(t).order.join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(chiSquare([...counts.values()], new Array(6).fill(100))).toBeLessThan(chiSquareLimit(5));
    expect(counts.size).toBe(6);
  });

  it('are the same for the same seed, another for another, and the first of a longer design', () => {
    const points = (trajectories: number, seed: string) => {
      const design = morrisDesign({ factors: 4, trajectories, levels: 4, seed });
      return upTo(design.points).map((index) => design.pointAt(index));
    };
    expect(points(5, 'x')).toEqual(points(8, 'x').slice(0, 25));
    expect(points(5, 'x')).not.toEqual(points(5, 'y'));
  });

  it('need an even number of levels', () => {
    const levels = (n: number) => () => morrisDesign({ factors: 2, trajectories: 1, levels: n, seed: 1 });
    expect(levels(5)).toThrow('an even number of levels from 2, not 5');
    expect(levels(0)).toThrow(RangeError);
  });
});
