import { normalQuantile } from '../../src/core/normal.ts';

/** Pearson's statistic of counts against expected counts; outcomes not expected at all must not occur. */
export function chiSquare(counts: ArrayLike<number>, expected: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < counts.length; i++) {
    if (expected[i] > 0) total += (counts[i] - expected[i]) ** 2 / expected[i];
    else if (counts[i] > 0) return Number.POSITIVE_INFINITY;
  }
  return total;
}

/** The value that chi-square with `freedom` degrees passes with chance `tail` (Wilson & Hilferty 1931). */
export function chiSquareLimit(freedom: number, tail = 1e-5): number {
  const part = 2 / (9 * freedom);
  return freedom * (1 - part - normalQuantile(tail) * Math.sqrt(part)) ** 3;
}
