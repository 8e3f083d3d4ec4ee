import type { Comparison, Pair } from '../../experiment/compare/comparison.ts';
import { tracedIn } from '../../experiment/compare/look-up.ts';
import { CASH } from '../../experiment/weekly.ts';
import type { Spec } from '../figure.ts';
import { capital, points } from '../format.ts';
import type { Strand } from '../layers.ts';
import type { Measure } from '../measure.ts';
import { labelOf } from '../names.ts';
import { percentLabels } from '../scale.ts';
import { toneOf } from '../theme.ts';
import { shareSentence, welfareClause } from './finding.ts';
import { differencePanels, pointsOf } from './panels.ts';
import { quoted, runWords } from './words.ts';

/** How each scenario moves market shares, week by week: points more or less than under the first. */
export function shareDifferences(comparison: Comparison, measure: Measure): Spec {
  const first = quoted(comparison.first.name);
  return differencePanels(
    comparison,
    {
      id: 'shares',
      title: capital(`${shareSentence(comparison)}${welfareClause(comparison)}`),
      subtitle: `Difference of the share of all payments from ${first}, week by week, in percentage points. ${runWords(comparison)}`,
      notes: [],
      strands: (pair) => strandsOf(comparison, pair),
      labels: (range) => percentLabels(range, true).replace(" + '%'", ''),
      words: ({ mid, low, high }) =>
        low === high
          ? `${points(mid, 2)} points`
          : `${points(mid, 2)} (${points(low, 2)} to ${points(high, 2)}) points`,
    },
    measure,
  );
}

function strandsOf({ study, first: { scenario } }: Comparison, { outcomes }: Pair): Strand[] {
  return [...Object.keys(scenario.platforms), CASH].flatMap((method): Strand[] => {
    const weeks = tracedIn(study, { figure: 'payment_share', subject: method });
    const at = pointsOf(weeks.map((outcome) => outcomes[outcome]));
    if (at.length === 0) return [];
    const name = labelOf(scenario, method);
    const { mid } = at[at.length - 1];
    return [{ name, tone: toneOf(scenario, method), points: at, end: `${name} ${points(mid)}` }];
  });
}
