import { NONE } from '../chart/format.ts';
import { outcomesShown } from '../chart/sweep/lines.ts';
import {
  differenceText,
  differenceUnit,
  factorText,
  factorTitle,
  isExpected,
  unitOf,
  valueText,
  whenOf,
} from '../chart/sweep/words.ts';
import { stepsOf } from '../core/path.ts';
import type { Estimate } from '../core/stats.ts';
import type { Outcome } from '../experiment/outcomes/outcome.ts';
import type { Factor, SweepStudy } from '../experiment/study/study.ts';
import type { SweepResult } from '../experiment/sweep/told.ts';
import { joined } from '../scenario/change.ts';
import { type Difference, diffScenarios } from '../scenario/diff.ts';
import { fieldAt } from '../scenario/field-at.ts';
import { escapeHtml } from './escape.ts';
import { plainTable } from './table-html.ts';

/** More conditions than this are left to the file. */
export const MOST_CONDITIONS = 200;
/** Levels that are listed one by one. */
const MOST_LEVELS = 12;

/** What was varied: the factors with their levels, and what their settings mean. */
export const factorTable = (study: SweepStudy): string =>
  plainTable(
    'Factors: what was varied, and the values taken',
    ['Factor', 'Setting', 'Values', 'What it is'],
    study.factors.map((factor) => [
      escapeHtml(factorTitle(factor)),
      factor.paths.length === 0
        ? 'what each level brings'
        : factor.paths.map((path) => `<code>${escapeHtml(path)}</code>`).join('<br>'),
      levelsText(factor),
      meaningOf(study, factor),
    ]),
  );

function levelsText(factor: Factor): string {
  const { levels, range, offset } = factor;
  const listed = levels.map(({ value, label }) =>
    factor.paths.length === 0 && typeof value === 'number'
      ? `${factorText(factor, value)} (${label})`
      : factorText(factor, value),
  );
  const scale = range?.isLog ? ', in equal ratios' : '';
  const text =
    listed.length === 0 || listed.length > MOST_LEVELS
      ? `${factorText(factor, range?.from ?? levels[0].value)} to ${factorText(factor, range?.to ?? levels[levels.length - 1].value)}${listed.length > 0 ? ` in ${listed.length} steps` : ''}`
      : listed.join(', ');
  return escapeHtml(`${text}${scale}${offset === 0 ? '' : `; set as value + ${offset}`}`);
}

function meaningOf({ base }: SweepStudy, factor: Factor): string {
  const { paths } = factor;
  if (paths.length > 0) return escapeHtml(fieldAt(stepsOf(paths[0]), base.scenario)?.meaning ?? '');
  return factor.levels
    .map(({ value, change }) => {
      const { scenario } = base.open.changed(joined([base.change, change]));
      const found = diffScenarios(base.scenario, scenario).map(differenceWords);
      return `${escapeHtml(factorText(factor, value))}: ${found.length === 0 ? 'as in the base' : escapeHtml(found.join('; '))}`;
    })
    .join('<br>');
}

/** `Alipay: merchant fee 0.6 % → 0.5 %`; of what came with its dates, that it is there. */
const differenceWords = ({ what, before, after }: Difference): string =>
  before !== undefined && after !== undefined && before !== ''
    ? `${what} ${before} → ${after}`
    : after === undefined
      ? `without ${what}`
      : `${what}${after === '' ? '' : ` ${after}`}`;

/** What every run was asked for. */
export const outcomeTable = (study: SweepStudy): string =>
  plainTable(
    'Outcomes: what every run was asked for',
    ['Outcome', 'When', 'Unit', 'In the tables'],
    study.outcomes.map((outcome) => [
      escapeHtml(outcome.what),
      escapeHtml(whenOf(outcome)),
      escapeHtml(unitOf(study, outcome)),
      `<code>${escapeHtml(outcome.text)}</code>`,
    ]),
  );

/** Means and intervals of every condition. */
export function conditionTable(result: SweepResult): string {
  const { study, conditions } = result;
  const shown = outcomesShown(result);
  return plainTable(
    isExpected(study) ? 'Conditions: expected values' : 'Conditions: means, with 95% intervals',
    [
      ...study.factors.map(factorTitle),
      ...shown.map((i) => headOf(study, study.outcomes[i])),
      ...study.maps.map(({ name }) => name),
    ],
    conditions.map(({ point, estimates, answers }) => [
      ...study.factors.map((factor, f) => escapeHtml(factorText(factor, point[f]))),
      ...shown.map((i) => meanText(study.outcomes[i], estimates[i])),
      ...study.maps.map((map, m) => escapeHtml(map.answers[answers[m].answer]?.label ?? NONE)),
    ]),
  );
}

const headOf = (study: SweepStudy, outcome: Outcome): string =>
  `${outcome.what}, ${whenOf(outcome)} (${unitOf(study, outcome)})`;

function meanText(outcome: Outcome, { mean, low, high }: Estimate): string {
  const text = valueText(outcome, mean);
  return low < high
    ? `${text}<br><span class="small nowrap">${valueText(outcome, low)} to ${valueText(outcome, high)}</span>`
    : text;
}

/** Main effects of a grid of several factors, and what two of them do together; nothing for other designs. */
export function effectTable(result: SweepResult): string {
  const { study, effects } = result;
  if (effects.length === 0 || study.factors.length < 3) return '';
  const shown = outcomesShown(result);
  const main = study.factors.flatMap((factor, f) =>
    factor.levels
      .slice(1)
      .map(({ value }, i) => [
        escapeHtml(`${factor.label}: ${factorText(factor, value)}`),
        ...shown.map((o) => changeText(study.outcomes[o], effects[o].levels[f][i + 1].change)),
      ]),
  );
  const pairs = effects[0].interactions.map(({ factors }, pair) => [
    escapeHtml(factors.map((f) => study.factors[f].label).join(' × ')),
    ...shown.map((o) => changeText(study.outcomes[o], effects[o].interactions[pair].extra)),
  ]);
  const heads = shown.map((i) => `${study.outcomes[i].what} (${differenceUnit(study, study.outcomes[i])})`);
  return `${plainTable('Effects: difference to the first level, averaged over the other factors', ['Level', ...heads], main)}
${plainTable('Beyond the sum: what two factors at their last levels do together less what each does alone', ['Factors', ...heads], pairs)}`;
}

function changeText(outcome: Outcome, { mean, low, high }: Estimate): string {
  if (!Number.isFinite(mean)) return NONE;
  const text = differenceText(outcome, mean);
  return low < high
    ? `${text}<br><span class="small nowrap">${differenceText(outcome, low)} to ${differenceText(outcome, high)}</span>`
    : text;
}
