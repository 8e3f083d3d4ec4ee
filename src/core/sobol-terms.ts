import type { Rows } from './bootstrap.ts';
import { mean, moments } from './stats.ts';

/** Whether replicates of different points have draws of their own, or replicate r of every point has the same draws. */
export type Draws = 'independent' | 'common';

/** Contributions of base rows to what the indices are made of; `SUM` to `FIRST` name their columns. */
export interface Terms extends Rows {
  /** Mean of the outcome at the points of A and B; the contributions are of deviations from it. */
  readonly center: number;
  /** Base rows without a failed run, each a row here. */
  readonly used: number;
}

/** a + b, and a² + b². */
export const SUM = 0;
export const SQUARES = 1;
/** Variance within a point: that of a single run. */
export const NOISE = 2;
/** Noise in (a - b)² / 2, which is as much as there is in the variance of means over points. */
export const BLUR = 3;
/** Numerators of S_1 .. S_k, then of S_T1 .. S_Tk. */
export const FIRST = 4;

/**
 * What every base row of a Saltelli design says of one outcome. Here a, b and ab_i are means over the replicates of a
 * point, less the mean of the outcome.
 *
 * - S_i: b (ab_i - a), table 2(b) of Saltelli et al. (2010). Its expectation does not depend on the centre, its precision
 *   does, very much.
 * - S_Ti: (a - ab_i)² / 2 (Jansen 1999, Computer Physics Communications 117).
 *
 * Noise. The mean of R replicates carries the variance of a single run / R, and a square keeps it: (a - ab_i)² / 2 and
 * the variance of means over points both expect noise / R too much. It is estimated within points and taken off. The
 * numerator of S_i needs no correction where points have independent draws: the noise of b and that of ab_i - a are
 * independent and expect 0, and so does their product. It widens the interval and does not move it.
 *
 * With common draws the noises of different points go together. Then what is taken off is what the replicates of the
 * very pair show: the variance of a - ab_i over replicates / 2R, and in the numerator of S_i the covariance of b and
 * ab_i - a over replicates / R. Each term becomes the mean over pairs of different replicates, in which no draw meets
 * itself.
 */
export function termsOf(runs: Float64Array, factors: number, replicates: number, draws: Draws): Terms {
  const size = (factors + 2) * replicates;
  const rows = Array.from({ length: runs.length / size }, (_, row) =>
    runs.subarray(row * size, (row + 1) * size),
  );
  const whole = rows.filter((row) => row.every(Number.isFinite));
  const center = mean(whole.flatMap((row) => [...row.subarray(0, replicates), ...row.subarray(-replicates)]));
  const columns = FIRST + 2 * factors;
  const values = new Float64Array(whole.length * columns);
  for (const [i, row] of whole.entries())
    values.set(termsOfRow(row, factors + 2, center, draws), i * columns);
  return { values, columns, center, used: whole.length };
}

function termsOfRow(row: Float64Array, points: number, center: number, draws: Draws): number[] {
  const replicates = row.length / points;
  const answers = Array.from({ length: points }, (_, point) =>
    row.subarray(point * replicates, (point + 1) * replicates),
  );
  const means = answers.map((runs) => mean(runs) - center);
  const [A, B] = [answers[0], answers[points - 1]];
  const [a, b] = [means[0], means[points - 1]];
  const noise = replicates > 1 ? mean(answers.map((runs) => moments(runs).variance)) : 0;
  const blur = (left: Float64Array, right: Float64Array): number =>
    (draws === 'common' ? covariance(less(left, right), less(left, right)) / 2 : noise) / replicates;
  const first = answers.slice(1, -1).map((AB, i) => {
    const shared = draws === 'common' ? covariance(B, less(AB, A)) / replicates : 0;
    return b * (means[i + 1] - a) - shared;
  });
  const total = answers.slice(1, -1).map((AB, i) => halfSquare(a - means[i + 1]) - blur(A, AB));
  return [a + b, a * a + b * b, noise, blur(A, B), ...first, ...total];
}

const halfSquare = (gap: number): number => (gap * gap) / 2;

const less = (left: Float64Array, right: Float64Array): Float64Array =>
  left.map((value, i) => value - right[i]);

/** Covariance over replicates; 0 with one, of which nothing is known. */
function covariance(left: Float64Array, right: Float64Array): number {
  const [x, y] = [mean(left), mean(right)];
  const sum = left.reduce((total, value, i) => total + (value - x) * (right[i] - y), 0);
  return left.length > 1 ? sum / (left.length - 1) : 0;
}
