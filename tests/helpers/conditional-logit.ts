import { Matrix, solve } from 'ml-matrix';

/** A choice as it was made: what could be chosen, and what was. */
export interface Choice {
  /** By option: its attributes, one a coefficient. */
  readonly options: readonly (readonly number[])[];
  readonly chosen: number;
  /** How often the same choice was made. */
  readonly times: number;
}

export interface Fit {
  readonly estimates: readonly number[];
  readonly errors: readonly number[];
}

/**
 * Conditional logit by maximum likelihood (McFadden 1974): Newton's method on a concave likelihood, standard errors from
 * the inverse of the information. Written for the tests alone, and without a look at the model.
 */
export function conditionalLogit(choices: readonly Choice[], coefficients: number): Fit {
  let estimates = Matrix.zeros(coefficients, 1);
  for (let round = 0; round < 50; round++) {
    const { gradient, information } = derivatives(choices, estimates.to1DArray());
    const step = solve(information, gradient);
    estimates = Matrix.add(estimates, step);
    if (Math.max(...step.to1DArray().map(Math.abs)) < 1e-10) {
      const covariance = solve(information, Matrix.eye(coefficients));
      return { estimates: estimates.to1DArray(), errors: covariance.diagonal().map(Math.sqrt) };
    }
  }
  throw new Error('the likelihood has no maximum: some coefficient is not identified');
}

function derivatives(choices: readonly Choice[], beta: readonly number[]) {
  const n = beta.length;
  const gradient = Matrix.zeros(n, 1);
  const information = Matrix.zeros(n, n);
  for (const { options, chosen, times } of choices) {
    const weights = options.map((x) => Math.exp(x.reduce((sum, value, j) => sum + value * beta[j], 0)));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = beta.map((_, j) => options.reduce((sum, x, i) => sum + (x[j] * weights[i]) / total, 0));
    for (let j = 0; j < n; j++) {
      gradient.set(j, 0, gradient.get(j, 0) + times * (options[chosen][j] - mean[j]));
      for (let k = 0; k < n; k++) {
        const spread = options.reduce(
          (sum, x, i) => sum + ((x[j] - mean[j]) * (x[k] - mean[k]) * weights[i]) / total,
          0,
        );
        information.set(j, k, information.get(j, k) + times * spread);
      }
    }
  }
  return { gradient, information };
}
