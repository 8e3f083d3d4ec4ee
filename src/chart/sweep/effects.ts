import type { Estimate } from '../../core/stats.ts';
import type { SweepResult } from '../../experiment/sweep/told.ts';
import { framed, type Spec } from '../figure.ts';
import { inWords } from '../format.ts';
import type { Measure } from '../measure.ts';
import { measured } from './line-finding.ts';
import { outcomesShown } from './lines.ts';
import { type StripColumn, type StripRow, stripParts } from './strips.ts';
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
  whenOf,
} from './words.ts';

/** What each level of each factor does on average over the others: the main effects of a grid of several factors. */
export function effectsChart(result: SweepResult, measure: Measure): Spec {
  const { study, effects } = result;
  const shown = outcomesShown(result);
  const rows = study.factors.flatMap((factor, f) =>
    factor.levels.slice(1).map(
      ({ value }, i): StripRow => ({
        group: factor.levels.length > 2 ? factor.label : '',
        label: factor.levels.length > 2 ? factorText(factor, value) : factorAt(factor, value),
        differences: shown.map((outcome) => effects[outcome].levels[f][i + 1].change),
      }),
    ),
  );
  return framed(
    { measure, source: sourceOf(result) },
    {
      title: effectFinding(result, shown[0]),
      subtitle: `Difference to the first level of each factor, averaged over all levels of the others${pairedWords(result)}.`,
      ...stripParts(rows, columnsOf(result, shown), measure),
      notes: [PALE_WORDS],
    },
  );
}

const PALE_WORDS = 'Pale bars: the 95% interval holds 0.';

/** What intervals are made of. */
const pairedWords = ({ study, replicates }: SweepResult): string =>
  isExpected(study) || replicates === 1
    ? ''
    : `; lines: 95% intervals over ${replicates} replicates, each compared with itself`;

const columnsOf = ({ study }: SweepResult, shown: readonly number[]): StripColumn[] =>
  shown.map((i) => ({
    outcome: study.outcomes[i],
    head: study.outcomes[i].what,
    hints: [whenOf(study.outcomes[i]), differenceUnit(study, study.outcomes[i])],
  }));

/** The factors that move an outcome most and those that do not measurably move it, in a sentence without a full stop. */
export function effectFinding({ study, effects }: SweepResult, index: number): string {
  const outcome = study.outcomes[index];
  const moves = study.factors.map((factor, f) => {
    const levels = effects[index].levels[f];
    const strongest = levels.slice(1).reduce((a, b) => (size(b.change) > size(a.change) ? b : a), levels[0]);
    return { factor, level: factor.levels[levels.indexOf(strongest)], change: strongest.change };
  });
  const order = moves.toSorted((a, b) => size(b.change) - size(a.change));
  const [most] = order;
  if (measured(most.change, isExpected(study)) === 0)
    return `No factor measurably moves ${inSentence(outcome)}`;
  const second = order.find((one) => one !== most && measured(one.change, isExpected(study)) !== 0);
  const still = order
    .filter(({ change }) => measured(change, isExpected(study)) === 0)
    .map(({ factor }) => lower(factor.label));
  const told = ({ factor, level, change }: typeof most) =>
    `${lower(factorAt(factor, level.value))} ${differenceWords(study, outcome, change.mean)}`;
  const rest = still.length > 0 ? `; no measurable effect of ${inWords(still)}` : '';
  return `${named(outcome)}: ${told(most)}${second === undefined ? '' : `, ${told(second)}`}${rest}`;
}

const size = ({ mean }: Estimate): number => (Number.isFinite(mean) ? Math.abs(mean) : 0);

/** Pairs of factors in a picture of what they do together. */
const MOST_PAIRS = 10;

/** What two factors do together beyond what each does alone. */
export function interactionsChart(result: SweepResult, measure: Measure): Spec {
  const { study, effects } = result;
  const shown = outcomesShown(result);
  const pairs = strongestPairs(result, shown);
  const rows = pairs.map((pair): StripRow => {
    const [one, other] = effects[0].interactions[pair].factors.map((f) => study.factors[f].label);
    return {
      group: '',
      label: `${one} × ${other}`,
      differences: shown.map((i) => effects[i].interactions[pair].extra),
    };
  });
  return framed(
    { measure, source: sourceOf(result) },
    {
      title:
        interactionFinding(result, shown[0]) ??
        `No two factors measurably do more or less together than alone for ${inSentence(study.outcomes[shown[0]])}`,
      subtitle: `What the last levels of two factors together add to the sum of what each does alone${pairedWords(result)}. Left of zero they stand in for one another where both raise the outcome.`,
      ...stripParts(rows, columnsOf(result, shown), measure),
      notes: [PALE_WORDS],
    },
  );
}

/** The pairs that count most in any outcome, against the largest of it; all where there are few. */
function strongestPairs({ effects }: SweepResult, shown: readonly number[]): number[] {
  const weight = (pair: number) =>
    Math.max(
      ...shown.map((i) => {
        const largest = Math.max(...effects[i].interactions.map(({ extra }) => size(extra)), 1e-300);
        return size(effects[i].interactions[pair].extra) / largest;
      }),
    );
  const all = effects[0].interactions.map((_, pair) => pair);
  return all.toSorted((a, b) => weight(b) - weight(a)).slice(0, MOST_PAIRS);
}

/** What two factors do most for each other, in a sentence without a full stop; of several outcomes only what is measured. */
export function interactionFinding({ study, effects }: SweepResult, index: number): string | undefined {
  const outcome = study.outcomes[index];
  const [most] = effects[index].interactions.toSorted((a, b) => size(b.extra) - size(a.extra));
  if (most === undefined || measured(most.extra, isExpected(study)) === 0) return undefined;
  const [one, other] = most.factors.map((f) => study.factors[f].label);
  const verb = most.extra.mean > 0 ? 'add' : 'take off';
  const words = differenceWords(study, outcome, Math.abs(most.extra.mean)).replace('+', '');
  return `${one} and ${lower(other)} together ${verb} ${words} beyond the sum of their effects on ${inSentence(outcome)}`;
}
