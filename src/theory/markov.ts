/** Chains of habit on paper: from trip to trip, a consumer's state depends on the last one alone. */

/** Row i: the chances of going from state i to each state. Rows sum to 1. */
export type Matrix = readonly (readonly number[])[];

/** Shares over states one trip later. */
export const oneTripLater = (shares: readonly number[], matrix: Matrix): number[] =>
  matrix[0].map((_, j) => shares.reduce((sum, share, i) => sum + share * matrix[i][j], 0));

/** Shares over states after 0, 1, ... `trips` trips. */
export function pathFrom(start: readonly number[], matrix: Matrix, trips: number): number[][] {
  const path = [[...start]];
  for (let trip = 1; trip <= trips; trip++) path.push(oneTripLater(path[trip - 1], matrix));
  return path;
}

/**
 * Eigenvalues below the first, largest first, of a chain with detailed balance: pi_i P_ij = pi_j P_ji. They are those of
 * the symmetric matrix sqrt(pi_i / pi_j) P_ij, found by Jacobi's rotations.
 */
export function laterEigenvalues(matrix: Matrix, stationary: readonly number[]): number[] {
  const symmetric = matrix.map((row, i) =>
    row.map((chance, j) => (stationary[i] > 0 ? chance * Math.sqrt(stationary[i] / stationary[j]) : 0)),
  );
  return eigenvaluesOf(symmetric)
    .sort((a, b) => b - a)
    .slice(1);
}

/** lam2: what is left of the slowest difference between two starts after a trip. 0 for a chain of one state. */
export const memoryOf = (matrix: Matrix, stationary: readonly number[]): number =>
  laterEigenvalues(matrix, stationary)[0] ?? 0;

const MOST_SWEEPS = 60;

/** Eigenvalues of a symmetric matrix, by sweeps of rotations that each turn one element off the diagonal to 0. */
function eigenvaluesOf(symmetric: Matrix): number[] {
  const a = symmetric.map((row) => [...row]);
  for (let sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a) > 0; sweep++) {
    for (let p = 0; p < a.length; p++) for (let q = p + 1; q < a.length; q++) rotate(a, p, q);
  }
  return a.map((row, i) => row[i]);
}

const offDiagonal = (a: Matrix): number =>
  a.reduce((sum, row, i) => sum + row.reduce((rest, x, j) => rest + (j > i ? x * x : 0), 0), 0);

function rotate(a: number[][], p: number, q: number): void {
  if (a[p][q] === 0) return;
  const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const tan = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cos = 1 / Math.hypot(tan, 1);
  const sin = tan * cos;
  for (let k = 0; k < a.length; k++) {
    [a[k][p], a[k][q]] = [cos * a[k][p] - sin * a[k][q], sin * a[k][p] + cos * a[k][q]];
  }
  for (let k = 0; k < a.length; k++) {
    [a[p][k], a[q][k]] = [cos * a[p][k] - sin * a[q][k], sin * a[p][k] + cos * a[q][k]];
  }
}

/**
 * Trips after which a start is forgotten to e^-12: 12 / -ln lam2. At least one: without any memory, too, the start itself is
 * where it was put.
 */
export const burnIn = (lam2: number): number => Math.max(1, Math.ceil(12 / -Math.log(Math.max(0, lam2))));

/**
 * Largest relative distance of any state's share from its stationary one, `trips` after any start: lam2^trips / min pi, by
 * the eigenvectors of a chain with detailed balance and Cauchy's inequality. Eigenvalues must not be negative.
 */
export const leftOfStart = (lam2: number, stationary: readonly number[], trips: number): number =>
  lam2 ** trips / Math.min(...stationary);

/** Standard error of an average over `n` trips that remember one another: independent draws, times (1 + lam2)/(1 - lam2). */
export const errorOfAverage = (p: number, n: number, lam2: number): number =>
  Math.sqrt(((p * (1 - p)) / n) * ((1 + lam2) / (1 - lam2)));

/** Trips after which half of a difference is left: ln .5 / ln lam2. */
export const halfLife = (lam2: number): number => Math.log(0.5) / Math.log(lam2);
