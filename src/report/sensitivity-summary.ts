import type { Analysis } from '../experiment/sensitivity/analysis.ts';
import { warningsOf } from '../experiment/sensitivity/warnings.ts';

/** The analysis as plain data: for each outcome every factor by its column, and what to beware of. */
export function sensitivitySummary(analysis: Analysis) {
  const { study, replicates, outcomes } = analysis;
  return {
    replicates,
    warnings: warningsOf(analysis),
    outcomes: outcomes.map(({ outcome, effects, indices }) => ({
      outcome: outcome.text,
      unit: outcome.unit,
      ...(indices === null
        ? {}
        : {
            parametersVariance: indices.parameters,
            noiseVariance: indices.noise,
            noiseShare: indices.noiseShare,
          }),
      factors: study.factors.map(({ column }, i) => ({
        factor: column,
        ...(effects === null ? {} : { effects: effects[i] }),
        ...(indices === null ? {} : { first: indices.first[i], total: indices.total[i] }),
      })),
    })),
  };
}
