import { Matrix, pseudoInverse } from 'ml-matrix';
import { type Asking, sumOfSquares } from '../../core/least-squares.ts';

/** Standard errors from the estimate at which an objective is profiled. */
const AT = [-3, -2, -1, 1, 2, 3];

/** How a sum of squares rises along one coordinate of the unit cube. */
export interface CubeProfile {
  readonly coordinate: number;
  readonly points: readonly { readonly at: number; readonly cost: number }[];
}

/** The minimum around which profiles are taken. */
export interface Minimum {
  readonly point: readonly number[];
  readonly residuals: readonly number[];
  readonly jacobian: Matrix;
  /** In the unit of the cube. */
  readonly standardErrors: readonly number[];
}

/**
 * Profile of a coordinate: it is held at 1, 2 and 3 standard errors to either side (no farther than its bounds), and the
 * others follow: first to where the derivatives at the minimum send them, then by one Gauss-Newton step with the same derivatives
 * from what was found there. The better of the two is taken.
 */
export function* profileOf(minimum: Minimum, coordinate: number): Asking<CubeProfile> {
  const { point, residuals, standardErrors } = minimum;
  const here = point[coordinate];
  const places = AT.map((errors) => inside(here + errors * standardErrors[coordinate]));
  const points = [{ at: here, cost: sumOfSquares(residuals) }];
  for (const at of new Set(places)) {
    if (at === here) continue;
    const first = followed(minimum, point.with(coordinate, at), coordinate, undefined);
    const found = yield first;
    const second = followed(minimum, first, coordinate, found);
    const better = yield second;
    points.push({ at, cost: Math.min(...[found, better].map(sumOfSquares).filter(Number.isFinite)) });
  }
  return { coordinate, points: points.toSorted((a, b) => a.at - b.at) };
}

const inside = (value: number): number => Math.min(1, Math.max(0, value));

/** Moves all coordinates but one to where the derivatives promise the lowest sum of squares. */
function followed(
  { point, residuals, jacobian, standardErrors }: Minimum,
  from: readonly number[],
  held: number,
  found: readonly number[] | undefined,
): number[] {
  const others = from.flatMap((_, i) => (i === held || !Number.isFinite(standardErrors[i]) ? [] : [i]));
  if (others.length === 0) return [...from];
  const moved = Matrix.columnVector(from.map((at, i) => at - point[i]));
  const left =
    found === undefined
      ? jacobian.mmul(moved).add(Matrix.columnVector([...residuals]))
      : Matrix.columnVector([...found]);
  const step = pseudoInverse(jacobian.subMatrixColumn(others)).mmul(left);
  return from.map((at, i) => (others.includes(i) ? inside(at - step.get(others.indexOf(i), 0)) : at));
}
