import type { Estimate } from '../../core/stats.ts';
import type { Factor } from '../../experiment/study/study.ts';
import type { SweepResult, ToldCondition } from '../../experiment/sweep/told.ts';
import { framed, type Spec } from '../figure.ts';
import type { Measure } from '../measure.ts';
import { measured } from './line-finding.ts';
import { outcomesShown } from './lines.ts';
import { type StripRow, stripParts } from './strips.ts';
import {
  differenceUnit,
  differenceWords,
  factorAt,
  factorText,
  inSentence,
  isExpected,
  lower,
  named,
  sourceOf,
  valueWords,
  whenOf,
} from './words.ts';

/** A factor with the conditions in which it alone is moved. */
interface Moved {
  readonly factor: Factor;
  readonly conditions: readonly ToldCondition[];
}

/** What moving one factor at a time from the base does, the strongest factors first. */
export function tornadoChart(result: SweepResult, measure: Measure): Spec {
  const { study, replicates } = result;
  const shown = outcomesShown(result);
  const order = movedFactors(result).toSorted((a, b) => reach(b, shown[0]) - reach(a, shown[0]));
  const rows = order.flatMap(({ factor, conditions }) =>
    conditions.map(
      ({ changes }, level): StripRow => ({
        group: factor.label,
        label: factorText(factor, factor.levels[level].value),
        differences: shown.map((i) => changes[i]),
      }),
    ),
  );
  const spread =
    isExpected(study) || replicates === 1
      ? ''
      : `; lines: 95% intervals over ${replicates} replicates, each compared with itself`;
  return framed(
    { measure, source: sourceOf(result) },
    {
      title: tornadoFinding(result, shown[0]),
      subtitle: `Difference to the base when one factor alone is moved, strongest first${spread}.`,
      ...stripParts(
        rows,
        shown.map((i) => ({
          outcome: study.outcomes[i],
          head: study.outcomes[i].what,
          hints: [whenOf(study.outcomes[i]), differenceUnit(study, study.outcomes[i])],
        })),
        measure,
      ),
      notes: ['Pale bars: the 95% interval holds 0.'],
    },
  );
}

/** The conditions of each factor: after the base they follow factor by factor. */
function movedFactors({ study, conditions }: SweepResult): Moved[] {
  let from = 1;
  return study.factors.map((factor) => {
    const own = conditions.slice(from, from + factor.levels.length);
    from += factor.levels.length;
    return { factor, conditions: own };
  });
}

const size = ({ mean }: Estimate): number => (Number.isFinite(mean) ? Math.abs(mean) : 0);

const reach = ({ conditions }: Moved, outcome: number): number =>
  Math.max(...conditions.map(({ changes }) => size(changes[outcome])));

/** The factor that moves an outcome most, in a sentence without a full stop. */
export function tornadoFinding(result: SweepResult, index: number): string {
  const { study, conditions } = result;
  const outcome = study.outcomes[index];
  const [most] = movedFactors(result).toSorted((a, b) => reach(b, index) - reach(a, index));
  const level = most.conditions.reduce((a, b) => (size(b.changes[index]) > size(a.changes[index]) ? b : a));
  const { changes } = level;
  if (measured(changes[index], isExpected(study)) === 0)
    return `No factor alone measurably moves ${inSentence(outcome)}`;
  const value = most.factor.levels[most.conditions.indexOf(level)].value;
  const base = conditions[0].estimates[index].mean;
  return `${named(outcome)} moves most with ${lower(most.factor.label)}: ${differenceWords(study, outcome, changes[index].mean)} at ${lower(
    factorAt(most.factor, value),
  )
    .replace(`${lower(most.factor.label)} `, '')
    .replace(/^.*: /, '')}, from ${valueWords(study, outcome, base)}`;
}
