import type { Estimate } from '../../core/stats.ts';
import type { SweepResult } from '../../experiment/sweep/told.ts';
import { verdict } from '../findings.ts';
import { isNumericFactor } from './axis.ts';
import {
  differenceWords,
  factorAt,
  factorText,
  inSentence,
  isChange,
  isExpected,
  lower,
  named,
  valueWords,
  verbFor,
} from './words.ts';

/** A bend counts where the best place beats both ends by so much of the whole movement. */
const BEND = 0.1;

/** What the first factor of a grid does to an outcome, in a sentence without a full stop. */
export function lineFinding(result: SweepResult, index: number): string {
  const { study, effects } = result;
  const [factor, second] = study.factors;
  const outcome = study.outcomes[index];
  const levels = effects[index].levels[0];
  const subject = inSentence(outcome);
  const last = levels[levels.length - 1];
  if (levels.every(({ level }) => !Number.isFinite(level.mean)))
    return `${named(outcome)} ${verbFor(outcome, 'does', 'do')} not exist anywhere`;
  if (!Number.isFinite(last.change.mean))
    return `${named(outcome)} ${verbFor(outcome, 'is', 'are')} missing at some levels of ${lower(factor.label)}`;
  if (levels.length === 1)
    return `${named(outcome)} ${verbFor(outcome, 'is', 'are')} ${valueWords(study, outcome, last.level.mean)} with ${lower(factorAt(factor, factor.levels[0].value))}`;
  if (!isNumericFactor(factor)) return listed(result, index);
  const bend = second === undefined ? bendOf(result, index) : undefined;
  if (bend !== undefined) return bend.replace(/^./, upper);
  const along = `from ${factorText(factor, factor.levels[0].value)} to ${factorAt(
    factor,
    factor.levels[levels.length - 1].value,
  )
    .replace(factor.label, '')
    .trim()}`;
  const where = `as ${lower(factor.label)} goes ${along}`;
  const move = measured(last.change, isExpected(study));
  if (move === 0)
    return `${subject} ${verbFor(outcome, 'does', 'do')} not measurably change ${where}`.replace(/^./, upper);
  const verb = move > 0 ? verbFor(outcome, 'rises', 'rise') : verbFor(outcome, 'falls', 'fall');
  const from = isChange(outcome)
    ? ''
    : ` from ${valueWords(study, outcome, levels[0].level.mean)} to ${valueWords(study, outcome, last.level.mean)}`;
  const by = isChange(outcome)
    ? ` by ${differenceWords(study, outcome, Math.abs(last.change.mean)).replace('+', '')}`
    : from;
  return `${subject} ${verb}${by} ${where}${second === undefined ? '' : unequal(result, index)}`.replace(
    /^./,
    upper,
  );
}

const upper = (letter: string): string => letter.toUpperCase();

/** 1 or -1 where a change can be told from none, else 0. Expected values have no chance in them. */
export function measured(change: Estimate, expected: boolean): -1 | 0 | 1 {
  const found = verdict(change);
  if (found === 'up' || found === 'down') return found === 'up' ? 1 : -1;
  const certain = expected || found === 'unknown';
  if (!certain || Math.abs(change.mean) < 1e-12) return 0;
  return change.mean > 0 ? 1 : -1;
}

/** Where an outcome is highest or lowest between the ends of the only factor; undefined where it is at an end. */
function bendOf({ study, effects }: SweepResult, index: number): string | undefined {
  const means = effects[index].levels[0].map(({ level }) => level.mean);
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const [first, last] = [means[0], means[means.length - 1]];
  const at = (value: number) => study.factors[0].levels[means.indexOf(value)].value;
  const outcome = study.outcomes[index];
  const isHigh = high - Math.max(first, last) > BEND * (high - low);
  const isLow = Math.min(first, last) - low > BEND * (high - low);
  if (isHigh === isLow) return undefined;
  const best = isHigh ? high : low;
  return `${inSentence(outcome)} ${verbFor(outcome, 'is', 'are')} ${isHigh ? 'highest' : 'lowest'} at ${lower(factorAt(study.factors[0], at(best)))}: ${valueWords(study, outcome, best)}, against ${valueWords(study, outcome, first)} and ${valueWords(study, outcome, last)} at the ends`;
}

/** Where along the second factor the first one does most and least. */
function unequal({ study, conditions }: SweepResult, index: number): string {
  const [first, second] = study.factors;
  const outcome = study.outcomes[index];
  const mean = (i: number, j: number) => conditions[i * second.levels.length + j].estimates[index].mean;
  const moves = second.levels.map((_, j) => mean(first.levels.length - 1, j) - mean(0, j));
  const [low, high] = [Math.min(...moves), Math.max(...moves)];
  if (!(high - low > 0.1 * Math.max(Math.abs(low), Math.abs(high)))) return '';
  const told = (move: number, name: string) =>
    `${differenceWords(study, outcome, move)} with ${name}${factorText(second, second.levels[moves.indexOf(move)].value)}`;
  const [most, least] = Math.abs(high) > Math.abs(low) ? [high, low] : [low, high];
  return `: ${told(most, `${lower(second.label)} `)}, ${told(least, '')}`;
}

/** The level that is highest and the one that is lowest. */
function listed({ study, effects }: SweepResult, index: number): string {
  const [factor] = study.factors;
  const outcome = study.outcomes[index];
  const means = effects[index].levels[0].map(({ level }) => level.mean);
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const told = (mean: number) =>
    `at ${valueWords(study, outcome, mean)} with ${lower(factorAt(factor, factor.levels[means.indexOf(mean)].value))}`;
  return `${named(outcome)} ${verbFor(outcome, 'is', 'are')} highest ${told(high)}, lowest ${told(low)}`;
}
