import type { Outcome } from '../../experiment/outcomes/outcome.ts';
import type { WindowWords } from '../../experiment/outcomes/window-words.ts';
import { isCertain } from '../../experiment/run.ts';
import type { Factor, FactorValue, SweepStudy } from '../../experiment/study/study.ts';
import type { SweepResult } from '../../experiment/sweep/told.ts';
import { count, decimal, digitsFor, digitsToShow, percent, points, signed } from '../format.ts';
import { type NiceRange, percentLabels } from '../scale.ts';

/** Whether a figure is a share, which is shown in percent, and its changes in percentage points. */
export const isShare = ({ unit }: { readonly unit: string }): boolean =>
  unit === 'share' || unit.startsWith('share ');

/** Whether an outcome is a change, whose zero means something. */
export const isChange = ({ less }: Outcome): boolean => less !== null;

/** The unit in words for people: `% of trips`, `percentage points`, `CNY per consumer and year`. */
export function unitOf(study: SweepStudy, outcome: Outcome): string {
  const { unit } = outcome;
  if (isShare(outcome)) return isChange(outcome) ? 'percentage points' : `%${unit.slice('share'.length)}`;
  return unit.replace(/^currency/, study.base.scenario.currency);
}

/** The unit of a difference between two values of an outcome. */
export const differenceUnit = (study: SweepStudy, outcome: Outcome): string =>
  isShare(outcome) ? 'percentage points' : unitOf(study, outcome);

/** A value of an outcome: changes with their sign, shares in percent (changes of shares in points, without the word). */
export function valueText(outcome: Outcome, value: number, digits = digitsOf(outcome, value)): string {
  if (isShare(outcome)) return isChange(outcome) ? points(value, digits) : percent(value, digits);
  return isChange(outcome) ? signed(value, digits) : decimal(value, digits);
}

/** A difference between two values of an outcome, always with its sign. */
export function differenceText(outcome: Outcome, difference: number, digits?: number): string {
  return isShare(outcome)
    ? points(difference, digits ?? digitsToShow(difference))
    : signed(difference, digits ?? digitsFor(difference));
}

/** A value in a sentence: with `points` or the currency, where the number alone would not say it. */
export const valueWords = (study: SweepStudy, outcome: Outcome, value: number): string =>
  `${valueText(outcome, value)}${unitWord(study, outcome, isChange(outcome))}`;

/** A difference in a sentence. */
export const differenceWords = (study: SweepStudy, outcome: Outcome, difference: number): string =>
  `${differenceText(outcome, difference)}${unitWord(study, outcome, true)}`;

function unitWord({ base }: SweepStudy, outcome: Outcome, isDifference: boolean): string {
  if (outcome.unit.startsWith('currency')) return `\u00a0${base.scenario.currency}`;
  return isShare(outcome) && isDifference ? '\u00a0points' : '';
}

function digitsOf(outcome: Outcome, value: number): number {
  if (!isShare(outcome)) return digitsFor(value);
  const size = Math.abs(value) * 100;
  return size >= 10 || size === 0 ? 1 : size >= 0.1 ? 2 : 3;
}

/** A Vega expression that writes the marks of an axis of an outcome; of changes with their sign, in points where it is a share. */
export function axisLabels(outcome: Outcome, range: NiceRange): string {
  if (isShare(outcome) && !isChange(outcome)) return percentLabels(range);
  const factor = isShare(outcome) ? 100 : 1;
  const step = (range.ticks.length > 1 ? range.ticks[1] - range.ticks[0] : 1) * factor;
  const digits = [0, 1, 2, 3, 4].find((d) => isWhole(step * 10 ** d)) ?? 5;
  const sign = isChange(outcome) ? "(datum.value > 0 ? '+' : '') + " : '';
  return `abs(datum.value) < 1e-12 ? '0' : ${sign}replace(format(datum.value * ${factor}, ',.${digits}f'), '-', '−')`;
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6;

const NAMED = {
  first: 'the first quarter',
  last: 'the last quarter',
  before: 'the quarter before',
  after: 'the quarter after',
  all: 'the whole run',
} as const;

function windowPhrase(window: WindowWords): string {
  if (typeof window === 'string') return NAMED[window];
  const weeks = window.from === window.to ? `week ${window.from}` : `weeks ${window.from} to ${window.to}`;
  return `${weeks}${'since' in window ? ' after the end' : ''}`;
}

/** When an outcome is measured: `in the last quarter`, `change since the quarter before`, `change to weeks 40 to 52 after the end`. */
export function whenOf({ window, less }: Outcome): string {
  if (less === null) return window === 'all' ? 'over the whole run' : `in ${windowPhrase(window)}`;
  return window === 'last' ? `change since ${windowPhrase(less)}` : `change to ${windowPhrase(window)}`;
}

/** What changes are counted from, where `whenOf` does not say it. */
export const sinceOf = ({ window, less }: Outcome): string =>
  less === null || window === 'last' ? '' : `changes are from ${windowPhrase(less)}`;

/** An outcome in a sentence, with its window where that is not the last quarter: `Cashback of Alipay over the whole run`. */
export function named(outcome: Outcome): string {
  const { what, window } = outcome;
  if (window === 'last') return what;
  return window === 'all' ? `${what} over the whole run` : `${what} in ${windowPhrase(window)}`;
}

/** The same inside the sentence: `payment share of Alipay`, `HHI`. */
export const inSentence = (outcome: Outcome): string => lower(named(outcome));

/** Figures that are many things. */
const PLURAL = /(sales|refusals|holders|fees|payments|visits|bonuses)$/;

/** The verb that goes with an outcome. */
export const verbFor = ({ figure }: Outcome, one: string, many: string): string =>
  PLURAL.test(figure) ? many : one;

/** A value of a factor as people read it: `3%`, `2.7`, `banned`. */
export function factorText(factor: Factor, value: FactorValue): string {
  if (typeof value !== 'number')
    return factor.levels.find((level) => level.value === value)?.label ?? String(value);
  return numberText(factor, value);
}

const numberText = (factor: Factor, value: number): string =>
  isShare(factor) ? percent(value, digitsIn(value * 100)) : decimal(value, digitsIn(value));

/** Digits after the point that a number has, at most 4. */
const digitsIn = (value: number): number =>
  [0, 1, 2, 3].find((d) => Math.abs(value * 10 ** d - Math.round(value * 10 ** d)) < 1e-9 * 10 ** d) ?? 4;

/** A factor with its unit, for the title of an axis. */
export function factorTitle({ label, unit }: Factor): string {
  const silent = ['', 'factor', 'index', 'probability', 'points', 'week', 'weeks', 'unit'];
  return isShare({ unit }) || silent.includes(unit) ? label : `${label} (${unit})`;
}

/** `Bonus for exclusivity 3%`, `Ban on exclusivity (banned)`. */
export const factorAt = (factor: Factor, value: FactorValue): string =>
  typeof value === 'number'
    ? `${factor.label} ${factorText(factor, value)}`
    : `${factor.label} (${factorText(factor, value)})`;

/** Words as they stand inside a sentence. */
export const lower = (text: string): string =>
  /^[A-Z]([A-Z]|$)/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

/** `once`, `3 times`. */
export const timesWords = (times: number): string => (times === 1 ? 'once' : `${times} times`);

/** What stands under every picture of a sweep. */
export function sourceOf({ study, conditions, replicates }: SweepResult): string {
  const { scenario } = study.base;
  const { name, consumers, seed, engine } = scenario;
  const words = [`Study “${study.name}”`, `scenario “${name}”`];
  if (isExpected(study)) words.push(count(conditions.length, 'condition'), 'mean field: expected values');
  else words.push(`${count(conditions.length, 'condition')} × ${count(replicates, 'replicate')}`);
  if (engine === 'agents') words.push(`${decimal(consumers)} consumers`);
  if (!isExpected(study)) words.push(`seed “${seed}”`);
  return words.join(' · ');
}

/** Whether nothing is drawn, so that there is nothing to spread over. */
export const isExpected = ({ base }: SweepStudy): boolean => isCertain(base.scenario);

/** What marks and bands are, for a subtitle. */
export function spreadWords({ study, replicates }: SweepResult, marks = 'bands'): string {
  if (isExpected(study)) return 'expected values (mean field)';
  if (replicates === 1) return 'one run each, so no intervals';
  return `means of ${replicates} runs; ${marks}: 95% intervals`;
}
