import type { Matrix } from 'ml-matrix';
import { haltonPoint } from '../../core/halton.ts';
import {
  type Asking,
  derivatives,
  type LeastSquares,
  leastSquares,
  sumOfSquares,
} from '../../core/least-squares.ts';

/** Points of an even sequence that are looked at for other valleys of the objective. */
const SCREENED = 16;

/** Slope, in standard errors over the whole range of a parameter, below which nothing moves with it. */
const FLAT = 1e-6;

/** One search, from where and how low it came. */
export interface Search {
  readonly from: 'start' | 'best of the points tried';
  readonly startCost: number;
  readonly cost: number;
  readonly converged: boolean;
}

/** What all searches found, in the unit cube of the free parameters. */
export interface Fit {
  readonly best: LeastSquares;
  /** Indices of the parameters that move something, or may, where the budget did not reach to see; the others stay at their start. */
  readonly moving: readonly number[];
  readonly searches: readonly Search[];
  readonly evaluations: number;
}

/** Minimises the sum of squared residuals from `start` and, if `isWide`, from the best of some points spread over the cube. */
export function* fitInCube(start: readonly number[], budget: number, isWide = true): Asking<Fit> {
  const counted = new Counter(budget);
  const residuals = yield* counted.ask(start);
  if (counted.left < start.length) return unmoved(start, residuals, counted.spent, [...start.keys()]);
  const jacobian = yield* counted.all(derivatives(start, residuals));
  const moving = yield* counted.all(movingOf(start, residuals, jacobian));
  if (moving.length === 0) return unmoved(start, residuals, counted.spent, []);
  const whole = (point: readonly number[]) =>
    start.map((at, i) => (moving.includes(i) ? point[moving.indexOf(i)] : at));
  const from = moving.map((i) => start[i]);
  const columns = jacobian.subMatrixColumn([...moving]);
  const first = yield* counted.all(
    embedded(leastSquares({ start: from, residuals, jacobian: columns, budget: counted.left }), whole),
  );
  const searches: Search[] = [searchOf('start', sumOfSquares(residuals), first)];
  const second = isWide ? yield* elsewhere(counted, moving.length, whole) : undefined;
  if (second !== undefined) searches.push(second.search);
  const best = second !== undefined && second.found.cost < first.cost - MATTERS ? second.found : first;
  return { best: { ...best, point: whole(best.point) }, moving, searches, evaluations: counted.spent };
}

/** What is left where nothing can be searched: the start. */
function unmoved(
  point: readonly number[],
  residuals: readonly number[],
  evaluations: number,
  moving: readonly number[],
): Fit {
  const cost = sumOfSquares(residuals);
  const best: LeastSquares = { point, residuals, cost, jacobian: null, converged: false, evaluations };
  return { best, moving, searches: [searchOf('start', cost, best)], evaluations };
}

/** Costs closer than this belong to the same valley. */
const MATTERS = 1e-3;

const searchOf = (from: Search['from'], startCost: number, { cost, converged }: LeastSquares): Search => ({
  from,
  startCost,
  cost,
  converged,
});

/** Looks at points spread over the cube, and searches from the best of them. */
function* elsewhere(
  counted: Counter,
  dimensions: number,
  whole: (point: readonly number[]) => readonly number[],
): Asking<{ search: Search; found: LeastSquares } | undefined> {
  let best: { start: readonly number[]; residuals: readonly number[] } | undefined;
  for (let index = 0; index < SCREENED && counted.left > dimensions + 1; index++) {
    const start = haltonPoint(index, dimensions);
    const residuals = yield* counted.ask(whole(start));
    const isBetter = best === undefined || sumOfSquares(residuals) < sumOfSquares(best.residuals);
    if (isBetter && residuals.every(Number.isFinite)) best = { start, residuals };
  }
  if (best === undefined || counted.left <= dimensions) return undefined;
  const found = yield* counted.all(embedded(leastSquares({ ...best, budget: counted.left }), whole));
  return { search: searchOf('best of the points tried', sumOfSquares(best.residuals), found), found };
}

/** Parameters that move a residual: by a slope at the start, or else at the far end of their range. */
function* movingOf(
  start: readonly number[],
  residuals: readonly number[],
  jacobian: Matrix,
): Asking<number[]> {
  const moving: number[] = [];
  for (const [i, at] of start.entries()) {
    const hasSlope = jacobian.getColumn(i).some((slope) => Math.abs(slope) > FLAT);
    const far = hasSlope ? residuals : yield start.with(i, at < 0.5 ? 1 : 0);
    if (hasSlope || far.some((value, row) => Math.abs(value - residuals[row]) > FLAT)) moving.push(i);
  }
  return moving;
}

/** The same search with its points told in the coordinates of the whole cube. */
function* embedded<Result>(
  search: Asking<Result>,
  whole: (point: readonly number[]) => readonly number[],
): Asking<Result> {
  let next = search.next();
  while (!next.done) next = search.next(yield whole(next.value));
  return next.value;
}

/** Counts what is asked. */
class Counter {
  spent = 0;
  private readonly budget: number;

  constructor(budget: number) {
    this.budget = budget;
  }

  get left(): number {
    return Math.max(0, this.budget - this.spent);
  }

  *ask(point: readonly number[]): Asking<readonly number[]> {
    this.spent++;
    return yield point;
  }

  *all<Result>(search: Asking<Result>): Asking<Result> {
    let next = search.next();
    while (!next.done) next = search.next(yield* this.ask(next.value));
    return next.value;
  }
}
