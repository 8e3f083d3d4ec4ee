import { type MorrisEffect, morrisEffects } from '../../core/morris.ts';
import type { Responses } from '../../core/responses.ts';
import { type SobolIndices, sobolIndices } from '../../core/sobol-indices.ts';
import type { Outcome } from '../outcomes/outcome.ts';
import { type Plan, runsOf } from '../runner/plan.ts';
import { hasFailed, type RunRecord } from '../runner/record.ts';
import type { SensitivityStudy } from '../study/study.ts';
import { designsOf, pointsOf } from './designs.ts';
import { drawsNothing } from './sensitivity.ts';

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
export function analyse(study: SensitivityStudy, plan: Plan, records: Iterable<RunRecord>): Analysis {
  const runs = runsOf(plan);
  const outcomes = study.outcomes.length;
  const designs = designsOf(study);
  const isCertain = drawsNothing(study);
  const { values, failed } = valuesOf(runs, outcomes, records);
  const screened = pointsOf(designs.morris) * plan.replicates * outcomes;
  const part = (from: number, to?: number): Responses => ({
    values: values.subarray(from, to),
    replicates: plan.replicates,
    outcomes,
  });
  const options = { seed: study.base.scenario.seed, resamples: study.resamples };
  const effects = designs.morris && morrisEffects(designs.morris, part(0, screened), options);
  const indices =
    designs.saltelli && sobolIndices(designs.saltelli, part(screened), { ...options, draws: 'independent' });
  const found = study.outcomes.map((outcome, i) => ({
    outcome,
    effects: effects?.[i] ?? null,
    indices: indices?.[i] ?? null,
  }));
  return {
    ...{ study, replicates: plan.replicates, isCertain, runs, failed },
    outcomes: isCertain ? found.map(withoutNoise) : found,
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

const NOTHING = { value: 0, low: 0, high: 0 };

/** Of runs that draw nothing it is known without replicates that there is no noise in them. */
const withoutNoise = ({ outcome, effects, indices }: OutcomeAnalysis): OutcomeAnalysis => ({
  outcome,
  effects:
    effects?.map((one) => ({ ...one, noiseFloor: 0, sigmaWithoutNoise: one.sigma, noiseShare: 0 })) ?? null,
  indices: indices && { ...indices, noise: NOTHING, noiseShare: NOTHING },
});
