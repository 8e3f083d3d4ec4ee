import type { Design } from './design.ts';
import { scrambledSobol } from './sobol-sequence.ts';

export interface SaltelliOptions {
  /** Up to 100, half of the dimensions of the Sobol sequence. */
  readonly factors: number;
  /** Base rows N, best a power of 2: then the points are balanced. */
  readonly rows: number;
  readonly seed: string | number;
}

/** N rows of k + 2 points: a point a, then a with coordinate i taken from b, for i = 1 .. k, then b. */
export interface SaltelliDesign extends Design {
  readonly rows: number;
}

/**
 * Design for variance-based indices: two independent samples A and B and, for each factor, A with the column of that factor
 * taken from B (Saltelli, Annoni, Azzini, Campolongo, Ratto & Tarantola 2010, Computer Physics Communications 181). A and
 * B are the two halves of the coordinates of a scrambled Sobol sequence, so that a design with more rows begins with the
 * points of a smaller one.
 *
 * @throws RangeError beyond 100 factors.
 */
export function saltelliDesign({ factors, rows, seed }: SaltelliOptions): SaltelliDesign {
  const sequence = scrambledSobol(2 * factors, seed);
  const block = factors + 2;
  return {
    rows,
    points: rows * block,
    dimensions: factors,
    pointAt(index) {
      const both = sequence.pointAt(Math.floor(index / block));
      const [a, b] = [both.slice(0, factors), both.slice(factors)];
      const member = index % block;
      if (member === 0) return a;
      return member <= factors ? a.with(member - 1, b[member - 1]) : b;
    },
  };
}
