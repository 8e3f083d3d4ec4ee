import { Matrix, solve } from 'ml-matrix';

/**
 * Asks for the residuals at points, one after the other, and is told them: the caller evaluates, counts, shows progress
 * and may stop. What does not exist is told as NaN, and never counts as an improvement.
 */
export type Asking<Result> = Generator<readonly number[], Result, readonly number[]>;

export interface LeastSquaresOptions {
  /** Where to begin, in the unit cube. */
  readonly start: readonly number[];
  /** Residuals there, if they are known; else they are asked for. */
  readonly residuals?: readonly number[];
  /** Their derivatives there, if they are known. */
  readonly jacobian?: Matrix;
  /** Evaluations allowed. */
  readonly budget: number;
  /** Improvement of the sum of squares below which nothing is left to gain. */
  readonly tolerance?: number;
}

export interface LeastSquares {
  /** The best point met. */
  readonly point: readonly number[];
  readonly residuals: readonly number[];
  /** Sum of squared residuals. */
  readonly cost: number;
  /** Derivatives of the residuals (rows) by the coordinates (columns); null if the budget did not reach for them. */
  readonly jacobian: Matrix | null;
  /** Whether no step promised an improvement any more, with derivatives taken at the very point. */
  readonly converged: boolean;
  readonly evaluations: number;
}

/** Width of a finite difference, as a share of the range of a coordinate. */
const STEP = 1e-4;
const GROW = 4;
const MOST_DAMPING = 1e10;

export const sumOfSquares = (residuals: readonly number[]): number =>
  residuals.reduce((sum, residual) => sum + residual * residual, 0);

const within = (value: number): number => Math.min(1, Math.max(0, value));

/**
 * Least squares in the unit cube: Levenberg-Marquardt with scaled damping (Marquardt 1963), steps cut at the bounds,
 * coordinates that a bound holds left out, and derivatives carried on between steps by Broyden's rank-one correction (1965) as
 * long as they foretell well, since each fresh one costs an evaluation a coordinate.
 */
export function* leastSquares(options: LeastSquaresOptions): Asking<LeastSquares> {
  const { budget, tolerance = 1e-5 } = options;
  let point = [...options.start];
  let evaluations = options.residuals === undefined ? 1 : 0;
  let residuals: readonly number[] = options.residuals ?? (yield point);
  let jacobian = options.jacobian ?? null;
  let isFresh = jacobian !== null;
  let damping = 1e-3;
  const result = (converged: boolean): LeastSquares => ({
    point,
    residuals,
    cost: sumOfSquares(residuals),
    jacobian,
    converged,
    evaluations,
  });
  for (;;) {
    if (jacobian === null || (!isFresh && damping > 1e-2)) {
      if (evaluations + point.length > budget) return result(false);
      jacobian = yield* derivatives(point, residuals);
      evaluations += point.length;
      isFresh = true;
      damping = Math.min(damping, 1e-2);
    }
    const trial = stepFrom(point, residuals, jacobian, damping);
    const promised = sumOfSquares(residuals) - sumOfSquares(foretold(residuals, jacobian, point, trial));
    if (promised < tolerance) {
      if (isFresh) return result(true);
      damping = 1;
      continue;
    }
    if (evaluations >= budget) return result(false);
    const found = yield trial;
    evaluations++;
    const gained = sumOfSquares(residuals) - sumOfSquares(found);
    if (gained > 0) {
      jacobian = corrected(jacobian, point, residuals, trial, found);
      isFresh = false;
      damping = gained > 0.5 * promised ? damping / GROW : damping * GROW * GROW;
      point = trial;
      residuals = found;
    } else {
      damping = isFresh ? damping * GROW * GROW : 1;
      if (damping > MOST_DAMPING) return result(true);
    }
  }
}

/** Derivatives by forward differences, backward ones at an upper bound. */
export function* derivatives(point: readonly number[], residuals: readonly number[]): Asking<Matrix> {
  const jacobian = Matrix.zeros(residuals.length, point.length);
  for (const [column, at] of point.entries()) {
    const step = at + STEP > 1 ? -STEP : STEP;
    const found = yield point.with(column, at + step);
    residuals.forEach((residual, row) => {
      const slope = (found[row] - residual) / step;
      jacobian.set(row, column, Number.isFinite(slope) ? slope : 0);
    });
  }
  return jacobian;
}

/**
 * The damped step inside the bounds: coordinates that it would carry out of the cube are set on their bound one by one, the
 * farthest first, and the others are solved for again, given those.
 */
function stepFrom(
  point: readonly number[],
  residuals: readonly number[],
  jacobian: Matrix,
  damping: number,
): number[] {
  let trial = [...point];
  let free = withoutHeld(point, residuals, jacobian);
  while (free.length > 0) {
    const left = foretold(residuals, jacobian, point, trial);
    const step = dampedStep(jacobian.subMatrixColumn(free), left, damping);
    const wanted = free.map((coordinate, i) => point[coordinate] + step[i]);
    const outside = wanted.map((at) => Math.abs(at - within(at)));
    const farthest = outside.indexOf(Math.max(...outside));
    if (outside[farthest] === 0) {
      for (const [i, coordinate] of free.entries()) trial = trial.with(coordinate, wanted[i]);
      return trial;
    }
    trial = trial.with(free[farthest], within(wanted[farthest]));
    free = free.toSpliced(farthest, 1);
  }
  return trial;
}

/** Coordinates but for those at a bound against which the slope presses. */
function withoutHeld(point: readonly number[], residuals: readonly number[], jacobian: Matrix): number[] {
  const slope = jacobian.transpose().mmul(Matrix.columnVector([...residuals]));
  return point.flatMap((at, i) => {
    const isHeld = (at <= 0 && slope.get(i, 0) > 0) || (at >= 1 && slope.get(i, 0) < 0);
    return isHeld ? [] : [i];
  });
}

/** Minimises the foretold sum of squares plus the damping: (J'J + d diag J'J) step = -J'r. */
function dampedStep(jacobian: Matrix, residuals: readonly number[], damping: number): number[] {
  const transposed = jacobian.transpose();
  const normal = transposed.mmul(jacobian);
  for (let i = 0; i < normal.rows; i++) normal.set(i, i, normal.get(i, i) * (1 + damping) + 1e-12);
  return solve(normal, transposed.mmul(Matrix.columnVector(residuals.map((r) => -r))), true).to1DArray();
}

function foretold(
  residuals: readonly number[],
  jacobian: Matrix,
  from: readonly number[],
  to: readonly number[],
): number[] {
  const moved = jacobian.mmul(Matrix.columnVector(to.map((at, i) => at - from[i])));
  return residuals.map((residual, row) => residual + moved.get(row, 0));
}

/** Broyden's correction: the smallest change of the derivatives that explains what was found. */
function corrected(
  jacobian: Matrix,
  from: readonly number[],
  before: readonly number[],
  to: readonly number[],
  after: readonly number[],
): Matrix {
  const step = to.map((at, i) => at - from[i]);
  const length = sumOfSquares(step);
  const missed = foretold(before, jacobian, from, to).map((value, row) => after[row] - value);
  return Matrix.columnVector(missed).mmul(Matrix.rowVector(step)).div(length).add(jacobian);
}
