import { answerOf, mainFigures, medianSaved } from '../chart/compare/finding.ts';
import type { Estimate } from '../core/stats.ts';
import type { Comparison, Pair } from '../experiment/compare/comparison.ts';
import { reachedOf } from '../experiment/compare/comparison.ts';
import { windowText } from '../experiment/outcomes/window-words.ts';

/** What `summary.json` holds, and what `--json` prints: the answer, who gains and loses, the main figures. */
export function comparisonSummary(comparison: Comparison): object {
  const { study, first, replicates, isCertain, pairs } = comparison;
  const chosen = study.outcomes[study.figure];
  const { asked, widest } = reachedOf(comparison);
  return {
    name: study.name,
    answer: answerOf(comparison),
    window: windowText(study.window),
    currency: first.scenario.currency,
    engine: first.scenario.engine,
    replicates,
    isCertain,
    precision: {
      figure: chosen.text,
      unit: chosen.unit,
      asked,
      widest,
      isReached: asked === null ? null : isCertain || widest <= asked,
      varianceRatio: pairs.map(({ outcomes }) => outcomes[study.figure].saved),
    },
    medianVarianceRatio: medianSaved(comparison),
    notes: study.notes,
    first: first.name,
    scenarios: pairs.map((pair) => pairSummary(comparison, pair)),
  };
}

function pairSummary(
  comparison: Comparison,
  { arm, replicates, failed, groups, persons, outcomes }: Pair,
): object {
  return {
    name: arm.name,
    replicates,
    failed,
    welfare: comparison.groups.map(({ kind, role, subject, region, name }, i) => ({
      kind,
      role,
      subject,
      region,
      name,
      perPersonAndYear: ends(groups[i].difference),
      ...(comparison.groups[i].persons === null ? {} : { perPersonOfTheGroup: ends(persons[i].difference) }),
    })),
    figures: mainFigures(comparison).map(({ outcome, label, unit }) => ({
      figure: comparison.study.outcomes[outcome].text,
      label,
      unit,
      first: outcomes[outcome].first.mean,
      mean: outcomes[outcome].other.mean,
      difference: ends(outcomes[outcome].difference),
      varianceRatio: outcomes[outcome].saved,
    })),
  };
}

const ends = ({ mean, low, high }: Estimate) => ({ mean, low, high });
