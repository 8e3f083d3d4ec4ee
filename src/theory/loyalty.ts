/** The loyalty logit on paper: the method used last carries a bonus of h utils (Guadagni & Little 1983). */
import { type Matrix, memoryOf } from './markov.ts';

export interface Loyalty {
  /** From the method used last to the method used now. */
  readonly matrix: Matrix;
  /** Long-run share of payments by method: pi_i = e_i S_i / sum_k e_k S_k. */
  readonly stationary: readonly number[];
  /** Share of trips paid with another method than the last: sum_i e_i (S - e_i) / sum_i e_i S_i. */
  readonly switching: number;
  /** lam2: what is left after a trip of the slowest difference between two starts. */
  readonly memory: number;
}

/**
 * P_ij = e^(v_j + h [i = j]) / S_i with e_i = e^v_i, S = sum e_i, S_i = S + (e^h - 1) e_i. Since e_i S_i P_ij is the same from
 * i to j as from j to i, e_i S_i is the stationary law up to a factor.
 */
export function loyaltyLogit(utilities: readonly number[], bonus: number): Loyalty {
  const e = utilities.map(Math.exp);
  const S = e.reduce((sum, x) => sum + x, 0);
  const Si = e.map((x) => S + Math.expm1(bonus) * x);
  const weights = e.map((x, i) => x * Si[i]);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const matrix = e.map((_, i) => e.map((x, j) => (x * (i === j ? Math.exp(bonus) : 1)) / Si[i]));
  const stationary = weights.map((weight) => weight / total);
  return {
    matrix,
    stationary,
    switching: e.reduce((sum, x) => sum + x * (S - x), 0) / total,
    memory: memoryOf(matrix, stationary),
  };
}
