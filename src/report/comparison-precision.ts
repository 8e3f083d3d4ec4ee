import { medianSaved } from '../chart/compare/finding.ts';
import { DifferenceWords, differenceUnit, quoted } from '../chart/compare/words.ts';
import { count, decimal, digitsFor, inWords } from '../chart/format.ts';
import type { Estimate } from '../core/stats.ts';
import { type Comparison, reachedOf } from '../experiment/compare/comparison.ts';

/** How many replicates there are, how precisely they tell the chosen figure, and what pairing them saved: sentences. */
export function precisionSentences(comparison: Comparison): string[] {
  if (comparison.isCertain)
    return [
      'Both the scenarios and their differences are expected values (mean field): nothing is drawn, so one replicate says all and there are no intervals.',
    ];
  return [
    `${count(comparison.replicates, 'replicate')} of each scenario, ${comparison.sharesDraws ? 'all with the same draws' : 'which do not meet the same draws'}.`,
    ...failures(comparison),
    ...reachedSentences(comparison),
    ...savedSentences(comparison),
  ];
}

/** What is lost to runs that failed. */
const failures = ({ pairs, first }: Comparison): string[] =>
  pairs
    .filter(({ failed }) => failed > 0)
    .map(
      ({ arm, failed, replicates }) =>
        `${count(failed, 'replicate')} of ${quoted(arm.name)} or ${quoted(first.name)} failed and ${failed === 1 ? 'is' : 'are'} left out of their difference, which rests on ${replicates}.`,
    );

/** A width in the unit of the chosen figure. */
export function widthText({ study, first }: Comparison, width: number): string {
  const { unit } = study.outcomes[study.figure];
  const estimate: Estimate = { mean: width, low: Number.NaN, high: Number.NaN, sd: Number.NaN, n: 0 };
  return `${new DifferenceWords(estimate, unit).size} ${differenceUnit(unit, first.scenario.currency)}`;
}

function reachedSentences(comparison: Comparison): string[] {
  const { study, replicates } = comparison;
  const { asked, widest, needed } = reachedOf(comparison);
  const { label } = study.outcomes[study.figure];
  if (!Number.isFinite(widest))
    return ['A single replicate says nothing of chance, so there are no intervals.'];
  const width = `the widest interval of its difference is ${widthText(comparison, widest)}`;
  if (asked === null) return [`The chosen figure is “${label}”: ${width}.`];
  const wanted = `The difference of “${label}” was to be told within ${widthText(comparison, asked)}`;
  if (widest <= asked)
    return [`${wanted}: reached, since ${width}.`, ...(replicates > study.replicates ? [SEQUENTIAL] : [])];
  return [
    `${wanted}: not reached with the ${count(study.maxReplicates, 'replicate')} allowed, since ${width}; about ${decimal(needed)} would do.`,
  ];
}

/** Chow & Robbins (1965): the coverage comes up to what is claimed as the width asked for shrinks. */
const SEQUENTIAL =
  'Replicates were added until the interval was narrow enough; one that is stopped so is a little too narrow on average (Chow & Robbins 1965).';

/** How much of chance cancels, by how many times as many replicates would be needed. */
const cancelled = (times: number): string => (times >= 20 ? 'nearly all' : times >= 3 ? 'much' : 'some');

function savedSentences(comparison: Comparison): string[] {
  const { study, pairs, sharesDraws } = comparison;
  if (!sharesDraws) return [];
  const times = (saved: number): string =>
    Number.isFinite(saved) ? decimal(saved, saved < 10 ? digitsFor(saved, 1) : 0) : 'any number of';
  const median = medianSaved(comparison);
  if (Number.isNaN(median)) return [];
  const own = pairs.map(({ outcomes }) => outcomes[study.figure].saved);
  const chosen = own.filter((saved) => !Number.isNaN(saved)).map(times);
  const each = pairs.length === 1 ? '' : ` (in the order of the scenarios)`;
  return [
    `Since every scenario meets the same draws, ${cancelled(median)} of chance cancels in the differences: with draws of their own, ${times(median)} times as many replicates would be needed for intervals as narrow (median over all figures that vary)${chosen.length === 0 ? '' : `; for “${study.outcomes[study.figure].label}” ${inWords(chosen)} times as many${each}`}.`,
  ];
}
