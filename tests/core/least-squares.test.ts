import { describe, expect, it } from 'vitest';
import { chiSquareTail } from '../../src/core/chi-square.ts';
import { haltonPoint } from '../../src/core/halton.ts';
import { leastSquares } from '../../src/core/least-squares.ts';

type Residuals = (point: readonly number[]) => number[];

function solved(residuals: Residuals, start: readonly number[], budget = 500) {
  const asking = leastSquares({ start, budget, tolerance: 1e-12 });
  let asked = 0;
  let next = asking.next();
  while (!next.done) {
    asked++;
    expect(next.value.every((at) => at >= 0 && at <= 1)).toBe(true);
    next = asking.next(residuals(next.value));
  }
  return { ...next.value, asked };
}

/** Rosenbrock's valley, its minimum at (.6, .36). */
const valley: Residuals = ([x, y]) => [10 * (y - x * x), 0.6 - x];

describe('least squares in the unit cube', () => {
  it('follows a bent valley to its lowest point', () => {
    const { point, cost, converged, asked, evaluations } = solved(valley, [0.05, 0.95]);
    expect(converged).toBe(true);
    expect(cost).toBeLessThan(1e-10);
    expect(point[0]).toBeCloseTo(0.6, 4);
    expect(point[1]).toBeCloseTo(0.36, 4);
    expect(evaluations).toBe(asked);
  });

  it('solves a linear problem whose minimum lies outside at the bound, as if the rest were free', () => {
    // Unbounded minimum at (1.5, .2); on x = 1 the best y is .2 + .5 * .5.
    const linear: Residuals = ([x, y]) => [x - 1.5, x - 1.5 + 2 * (y - 0.2), 0];
    const { point, converged } = solved(linear, [0.5, 0.5]);
    expect(converged).toBe(true);
    expect(point[0]).toBe(1);
    expect(point[1]).toBeCloseTo(0.45, 5);
  });

  it('steps around points at which nothing exists', () => {
    const holed: Residuals = ([x, y]) => (x > 0.8 ? [Number.NaN, 0] : valley([x, y]));
    expect(solved(holed, [0.1, 0.1]).cost).toBeLessThan(1e-8);
  });

  it('stops at its budget with the best point met', () => {
    const { asked, cost, converged } = solved(valley, [0.05, 0.95], 7);
    expect(asked).toBeLessThanOrEqual(7);
    expect(converged).toBe(false);
    expect(cost).toBeLessThanOrEqual(valley([0.05, 0.95]).reduce((sum, r) => sum + r * r, 0));
  });
});

describe('chi-square', () => {
  it('is exceeded as often as tables say', () => {
    expect(chiSquareTail(3.841458820694124, 1)).toBeCloseTo(0.05, 10);
    expect(chiSquareTail(5.991464547107979, 2)).toBeCloseTo(0.05, 10);
    expect(chiSquareTail(18.307038053275146, 10)).toBeCloseTo(0.05, 10);
    expect(chiSquareTail(3, 2)).toBeCloseTo(Math.exp(-1.5), 12);
    expect(chiSquareTail(0, 3)).toBe(1);
  });
});

describe("Halton's points", () => {
  it('fill the cube evenly: every eighth of it gets its part of them', () => {
    const counts = new Array(8).fill(0);
    for (let i = 0; i < 800; i++) {
      const [x, y, z] = haltonPoint(i, 3);
      counts[(x < 0.5 ? 0 : 1) + (y < 0.5 ? 0 : 2) + (z < 0.5 ? 0 : 4)]++;
    }
    for (const count of counts) expect(Math.abs(count - 100)).toBeLessThan(12);
  });
});
