import { type Matrix, SVD } from 'ml-matrix';

/** What the derivatives at the minimum say of how well the parameters are told apart. */
export interface Identification {
  /** By parameter, in the unit of the cube; NaN where a bound holds it, where nothing moves with it or it is not told. */
  readonly standardErrors: readonly number[];
  /** By pair of parameters; NaN where there is no standard error. */
  readonly correlations: readonly (readonly number[])[];
  /** Of the derivatives of the standardised moments, each parameter over its whole range; largest first. */
  readonly singularValues: readonly number[];
  /** Move of the parameters, in the unit of the cube, that raises the sum of squares least: by 1. Zeros if there is none. */
  readonly weakest: readonly number[];
}

/** Singular values below this share of the largest count as zero: a direction in which nothing moves. */
const BLIND = 1e-9;

/**
 * Local identification (Canova & Sala 2009). With the weights of the targets' standard errors the estimates' variance is
 * (J'J)^-1, J the derivatives of the standardised moments (Gourieroux & Monfort 1996); the mean field adds no noise of simulation.
 *
 * @param inner parameters to be judged: those that move something and lie between their bounds
 */
export function identify(
  jacobian: Matrix | null,
  parameters: number,
  inner: readonly number[],
): Identification {
  const blank = Array.from({ length: parameters }, () => Number.NaN);
  if (jacobian === null || inner.length === 0)
    return {
      standardErrors: blank,
      correlations: blank.map(() => blank),
      singularValues: [],
      weakest: blank.map(() => 0),
    };
  const { diagonal, rightSingularVectors: right } = new SVD(jacobian, { autoTranspose: true });
  const told = diagonal.map((value) => value > BLIND * diagonal[0]);
  const covariance = (i: number, j: number): number =>
    diagonal.reduce((sum, value, k) => sum + (right.get(i, k) * right.get(j, k)) / value ** 2, 0);
  const isTold = (i: number) => told.every((known, k) => known || Math.abs(right.get(i, k)) < 1e-6);
  const errors = inner.map((_, i) => (isTold(i) ? Math.sqrt(covariance(i, i)) : Number.NaN));
  const last = diagonal.length - 1;
  const size = diagonal[last] > 0 ? 1 / diagonal[last] : Number.POSITIVE_INFINITY;
  const spread = (values: readonly number[], rest: number): number[] => {
    const whole = Array.from({ length: parameters }, () => rest);
    inner.forEach((parameter, i) => {
      whole[parameter] = values[i];
    });
    return whole;
  };
  return {
    standardErrors: spread(errors, Number.NaN),
    correlations: Array.from({ length: parameters }, (_, a) => {
      const i = inner.indexOf(a);
      return i < 0
        ? blank
        : spread(
            inner.map((_, j) => (i === j ? 1 : covariance(i, j) / (errors[i] * errors[j]))),
            Number.NaN,
          );
    }),
    singularValues: diagonal,
    weakest: spread(
      inner.map((_, i) => right.get(i, last) * Math.min(size, 1)),
      0,
    ),
  };
}
