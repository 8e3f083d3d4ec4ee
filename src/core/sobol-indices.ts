import { type BootstrapOptions, bootstrap, type Interval, type Statistics } from './bootstrap.ts';
import { type Responses, runsOf } from './responses.ts';
import { BLUR, type Draws, FIRST, NOISE, SQUARES, SUM, type Terms, termsOf } from './sobol-terms.ts';

export interface SobolIndicesOptions extends BootstrapOptions {
  /** How replicates of different points were drawn. `common` is right for both, `independent` sharper where it holds. */
  readonly draws: Draws;
}

/** Where the variance of one outcome comes from. */
export interface SobolIndices {
  /** For each factor the share of the parameters' variance that it explains alone (S_i). */
  readonly first: readonly Interval[];
  /** For each factor the share that would be left if all others were known (S_Ti): alone and in interaction. */
  readonly total: readonly Interval[];
  /** Variance that the factors bring about: that of the expectation over draws. With one replicate noise is in it. */
  readonly parameters: Interval;
  /** Variance of a single run at a given point, on average over points. */
  readonly noise: Interval;
  /** Noise as a share of the variance of a single run, parameters + noise; 0 to 1. */
  readonly noiseShare: Interval;
  /** Base rows used. */
  readonly rows: number;
  /** Base rows left out, since a run of them failed. */
  readonly missing: number;
}

/** Standard deviations below this share of the mean are rounding. */
const ROUNDING = 1e-12;

/**
 * Variance-based sensitivity (Sobol 1993) of every outcome to every factor, from runs of a Saltelli design. Estimators,
 * and what is done about noise, are in `sobol-terms.ts`. Intervals are from base rows drawn anew (Archer, Saltelli & Sobol
 * 1997) as if rows were random; those of a Sobol sequence are more even, so that intervals are rather too wide than too
 * narrow. With common draws they hold for the replicates as drawn.
 *
 * Estimates may lie a little outside 0 to 1 and are left so, since cutting them would bias them. Where parameters bring
 * about no variance (a constant outcome, or noise alone) indices are NaN. With one replicate noise is NaN and counts as
 * variance of the parameters.
 */
export function sobolIndices(
  design: { readonly rows: number; readonly dimensions: number },
  responses: Responses,
  options: SobolIndicesOptions,
): SobolIndices[] {
  const points = design.rows * (design.dimensions + 2);
  return Array.from({ length: responses.outcomes }, (_, outcome) =>
    indicesOf(runsOf(responses, points, outcome), design.dimensions, responses.replicates, options),
  );
}

function indicesOf(
  runs: Float64Array,
  factors: number,
  replicates: number,
  { draws, ...options }: SobolIndicesOptions,
): SobolIndices {
  const terms = termsOf(runs, factors, replicates, draws);
  const [parameters, noise, noiseShare, ...indices] = bootstrap(
    terms,
    statisticsOf(terms, replicates),
    options,
  );
  return {
    first: indices.slice(0, factors),
    total: indices.slice(factors),
    parameters,
    noise,
    noiseShare,
    rows: terms.used,
    missing: runs.length / ((factors + 2) * replicates) - terms.used,
  };
}

/** Variance of parameters, of noise, the share of noise, then all S_i, then all S_Ti, from the sums over base rows. */
function statisticsOf({ center }: Terms, replicates: number): Statistics {
  const rounding = ROUNDING * center;
  return (sums, rows) => {
    const points = 2 * rows;
    const spread = (sums[SQUARES] - (sums[SUM] * sums[SUM]) / points) / (points - 1) - sums[BLUR] / rows;
    const noise = replicates > 1 ? sums[NOISE] / rows : Number.NaN;
    const parameters = spread <= rounding * rounding ? 0 : spread;
    const numerators = Array.from(sums.subarray(FIRST), (sum) => sum / rows);
    const share = noise / (parameters + noise);
    return [
      parameters,
      noise,
      share,
      ...numerators.map((value) => (parameters > 0 ? value / parameters : Number.NaN)),
    ];
  };
}
