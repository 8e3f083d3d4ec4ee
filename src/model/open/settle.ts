import type { HabitMoves } from '../law/habit.ts';
import type { CellLaw } from '../law/law.ts';
import type { Rows } from '../law/rows.ts';

/** Trips after which habits count as settled: 2^14, some 100 years of three a week. */
const DOUBLINGS = 14;

/**
 * Where habits settle in the long run, for the consumers of one portfolio under an unchanging law: the distribution over
 * the portfolio's rows after 2^14 trips, by repeated squaring of its transition matrix.
 *
 * @param start shares over the portfolio's rows, summing to 1.
 */
export function settledShares(
  rows: Rows,
  held: number,
  law: CellLaw,
  moves: HabitMoves,
  start: Float64Array,
): Float64Array {
  let matrix = transitions(rows, held, law, moves);
  for (let doubling = 0; doubling < DOUBLINGS; doubling++) matrix = square(matrix, start.length);
  return timesMatrix(start, matrix);
}

/** Row-to-row probabilities of one trip inside a portfolio, row-major. */
function transitions(rows: Rows, held: number, law: CellLaw, moves: HabitMoves): Float64Array {
  const first = rows.firstOf[held];
  const size = rows.firstOf[held + 1] - first;
  const matrix = new Float64Array(size * size);
  const { bits, classes, stride, methods } = law.shape;
  for (let i = 0; i < size; i++) {
    const row = first + i;
    let moved = 0;
    for (let outcome = 0; outcome < classes * stride; outcome++) {
      const method = outcome % stride;
      if (method === methods) continue;
      const coin = method === rows.topOf[row] ? moves.gain : moves.decay;
      const chance = law.probability[(row << bits) + outcome] * coin;
      matrix[i * size + moves.to[row * methods + method] - first] += chance;
      moved += chance;
    }
    matrix[i * size + i] += 1 - moved;
  }
  return matrix;
}

/** The square of a stochastic matrix, its rows brought back to sum 1 against rounding. */
function square(matrix: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    multiplyRow(matrix, size, i, result);
    let sum = 0;
    for (let j = 0; j < size; j++) sum += result[i * size + j];
    for (let j = 0; j < size; j++) result[i * size + j] /= sum;
  }
  return result;
}

/** Row `i` of the product of a matrix with itself: four places at a time, whose sums stay in registers meanwhile. */
function multiplyRow(matrix: Float64Array, size: number, i: number, result: Float64Array): void {
  const row = i * size;
  let j = 0;
  for (; j + 3 < size; j += 4) {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let k = 0; k < size; k++) {
      const factor = matrix[row + k];
      const at = k * size + j;
      a += factor * matrix[at];
      b += factor * matrix[at + 1];
      c += factor * matrix[at + 2];
      d += factor * matrix[at + 3];
    }
    result[row + j] = a;
    result[row + j + 1] = b;
    result[row + j + 2] = c;
    result[row + j + 3] = d;
  }
  for (; j < size; j++) {
    for (let k = 0; k < size; k++) result[row + j] += matrix[row + k] * matrix[k * size + j];
  }
}

function timesMatrix(shares: Float64Array, matrix: Float64Array): Float64Array {
  const size = shares.length;
  const result = new Float64Array(size);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) result[j] += shares[i] * matrix[i * size + j];
  return result;
}
