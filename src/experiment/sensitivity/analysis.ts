import { type MorrisEffect, morrisEffects } from '../../core/morris.ts';
import type { Responses } from '../../core/responses.ts';
import { type SobolIndices, sobolIndices } from '../../core/sobol-indices.ts';
import type { Outcome } from '../outcomes/outcome.ts';
import { hasFailed, type RunRecord } from '../runner/record.ts';
import type { SensitivityStudy } from '../study/study.ts';
import { pointsOf } from './designs.ts';
import type { Sensitivity } from './sensitivity.ts';

/** What each factor does to one outcome. */
export interface OutcomeAnalysis {
  readonly outcome: Outcome;
  /** Elementary effects, one entry a factor; null where the method leaves them out. */
  readonly effects: readonly MorrisEffect[] | null;
  /** Shares of the variance; null where the method leaves them out. */
  readonly indices: SobolIndices | null;
}

/** What a sensitivity study found. */
export interface Analysis {
  readonly study: SensitivityStudy;
  /** Runs of each point. */
  readonly replicates: number;
  /** Whether nothing is drawn: then noise is 0 and not unknown. */
  readonly isCertain: boolean;
  readonly runs: number;
  readonly failed: number;
  readonly outcomes: readonly OutcomeAnalysis[];
}

/**
 * Analyses all runs of a study. Every outcome of every run is in memory at once, 8 bytes each: that grows with the design, as it
 * must, since an interval draws rows of the design anew and looks at all of them a thousand times.
 */
export function analyse(experiment: Sensitivity, records: Iterable<RunRecord>): Analysis {
  const { study, designs, plan, isCertain } = experiment;
  const { values, failed } = valuesOf(plan.conditions * plan.replicates, study.outcomes.length, records);
  const screened = pointsOf(designs.morris) * plan.replicates * study.outcomes.length;
  const shape = { replicates: plan.replicates, outcomes: study.outcomes.length };
  const effects = effectsOf(experiment, { ...shape, values: values.subarray(0, screened) });
  const indices = indicesOf(experiment, { ...shape, values: values.subarray(screened) });
  return {
    study,
    replicates: plan.replicates,
    isCertain,
    runs: plan.conditions * plan.replicates,
    failed,
    outcomes: study.outcomes.map((outcome, i) => ({
      outcome,
      effects: effects?.[i] ?? null,
      indices: indices?.[i] ?? null,
    })),
  };
}

/** All outcomes of all runs, in the order of runs; NaN where a run failed or an outcome does not exist. */
function valuesOf(runs: number, outcomes: number, records: Iterable<RunRecord>) {
  const values = new Float64Array(runs * outcomes).fill(Number.NaN);
  let failed = 0;
  for (const record of records) {
    if (hasFailed(record)) failed++;
    else values.set(record.values, record.run * outcomes);
  }
  return { values, failed };
}

function effectsOf(
  { study, designs, isCertain }: Sensitivity,
  responses: Responses,
): MorrisEffect[][] | null {
  if (designs.morris === null) return null;
  const found = morrisEffects(designs.morris, responses, samplingOf(study));
  return isCertain ? found.map((factors) => factors.map(withoutNoise)) : found;
}

function indicesOf({ study, designs, isCertain }: Sensitivity, responses: Responses): SobolIndices[] | null {
  if (designs.saltelli === null) return null;
  const found = sobolIndices(designs.saltelli, responses, { ...samplingOf(study), draws: 'independent' });
  return isCertain ? found.map((one) => ({ ...one, noise: NOTHING, noiseShare: NOTHING })) : found;
}

const samplingOf = ({ base, resamples }: SensitivityStudy) => ({ seed: base.scenario.seed, resamples });

const NOTHING = { value: 0, low: 0, high: 0 };

/** Of runs that draw nothing it is known without replicates that there is no noise in them. */
const withoutNoise = (effect: MorrisEffect): MorrisEffect => ({
  ...effect,
  noiseFloor: 0,
  sigmaWithoutNoise: effect.sigma,
  noiseShare: 0,
});
