import { type BootstrapOptions, bootstrap, type Interval } from './bootstrap.ts';
import type { MorrisDesign } from './morris-design.ts';
import { type Responses, runsOf } from './responses.ts';
import { mean, moments } from './stats.ts';

/** What one factor does to one outcome, in units of the outcome for the whole range of the factor. NaN without effects. */
export interface MorrisEffect {
  /** Mean of the elementary effects: small also where they cancel. */
  readonly mu: number;
  /** Mean of their absolute values (Campolongo, Cariboni & Saltelli 2007), with an interval over trajectories. */
  readonly muStar: Interval;
  /** mu* that noise alone would show, were there no effect: what does not rise above it may be chance. */
  readonly noiseFloor: number;
  /** Standard deviation of the effects as observed: curvature, interaction with other factors, and noise. */
  readonly sigma: number;
  /** The same without noise, never below 0. */
  readonly sigmaWithoutNoise: number;
  /** Share of sigma² that is noise, from 0 to 1; NaN where sigma is 0. */
  readonly noiseShare: number;
  /** Elementary effects used. */
  readonly effects: number;
  /** Elementary effects left out, since a run that they need failed. */
  readonly missing: number;
}

/**
 * Screening by elementary effects (Morris 1991): for every outcome an effect of every factor, with noise told apart.
 *
 * An elementary effect is the change of the outcome along a step of one factor, by the length of the step. With R replicates
 * it is the mean of R effects, one a replicate, and its own noise is their variance / R. Of this, sigma holds the part by
 * which trajectories differ: if replicate r of every point uses the same draws, what a replicate adds to all effects alike
 * does not spread them. So the noise in sigma² is the mean square of what is left of the effects when the means of their
 * trajectory and of their replicate are taken off, / R: the interaction of a two-way analysis of variance. Without common
 * draws the same figure has the same meaning. With one replicate whatever concerns noise is NaN.
 *
 * The interval of mu* is of trajectories drawn anew. It holds for the replicates as drawn.
 */
export function morrisEffects(
  design: MorrisDesign,
  responses: Responses,
  options: BootstrapOptions,
): MorrisEffect[][] {
  return Array.from({ length: responses.outcomes }, (_, outcome) => {
    const runs = runsOf(responses, design.points, outcome);
    return elementaryEffects(design, runs, responses.replicates).map((effects) =>
      summary(effects, design.trajectories, options),
    );
  });
}

/** For every factor its elementary effects, one a trajectory, each as a list with one effect a replicate. */
function elementaryEffects(design: MorrisDesign, runs: Float64Array, replicates: number): number[][][] {
  const { dimensions, trajectories, levels } = design;
  const found: number[][][] = Array.from({ length: dimensions }, () => []);
  for (let t = 0; t < trajectories; t++) {
    const { start, end, order } = design.trajectoryAt(t);
    for (const [move, factor] of order.entries()) {
      const step = (end[factor] - start[factor]) / (levels - 1);
      const before = (t * (dimensions + 1) + move) * replicates;
      const after = before + replicates;
      const effects = Array.from(
        { length: replicates },
        (_, r) => (runs[after + r] - runs[before + r]) / step,
      );
      if (effects.every(Number.isFinite)) found[factor].push(effects);
    }
  }
  return found;
}

function summary(effects: number[][], trajectories: number, options: BootstrapOptions): MorrisEffect {
  const means = effects.map(mean);
  const { mean: mu, variance } = moments(means);
  const sizes = { values: Float64Array.from(means, Math.abs), columns: 1 };
  const [muStar] = bootstrap(sizes, ([sum], n) => [sum / n], options);
  const noise = noiseInSpread(effects, means);
  return {
    mu,
    muStar,
    noiseFloor: Math.sqrt((2 / Math.PI) * noiseOfEffect(effects)), // E|x| of a normal x of this variance
    sigma: Math.sqrt(variance),
    sigmaWithoutNoise: Math.sqrt(Math.max(0, variance - noise)),
    noiseShare: Math.min(1, noise / variance),
    effects: effects.length,
    missing: trajectories - effects.length,
  };
}

/** Variance of an elementary effect over draws, on average over trajectories. */
const noiseOfEffect = (effects: number[][]): number =>
  mean(effects.map((replicates) => moments(replicates).variance / replicates.length));

/** The part of the variance between effects that is noise: the mean square of the interaction, / R. */
function noiseInSpread(effects: number[][], means: readonly number[]): number {
  const replicates = effects[0]?.length ?? 0;
  const overall = mean(means);
  const common = Array.from(
    { length: replicates },
    (_, r) => mean(effects.map((effect) => effect[r])) - overall,
  );
  const rest = effects.flatMap((effect, t) => effect.map((value, r) => value - means[t] - common[r]));
  const freedom = (effects.length - 1) * (replicates - 1);
  return rest.reduce((sum, value) => sum + value * value, 0) / freedom / replicates;
}
