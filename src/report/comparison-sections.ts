import { habitSentences } from '../chart/compare/finding.ts';
import { quoted, windowInTime } from '../chart/compare/words.ts';
import type { Comparison } from '../experiment/compare/comparison.ts';
import { apartSentences } from './comparison-apart.ts';
import { differenceTable } from './comparison-difference.ts';
import { precisionSentences } from './comparison-precision.ts';
import { figureTables, welfareOverview, welfareTable } from './comparison-tables.ts';
import { type Definition, definitionList, definitions } from './definitions.ts';
import { escapeHtml } from './escape.ts';

/** The parts of a comparison that are words and tables, as ready HTML: a report and a page show the same. */
export interface ComparisonSections {
  /** What differs between the scenarios, in plain words. */
  readonly differences: string;
  /** Who wins and who loses. */
  readonly welfare: string;
  /** Every headline figure. */
  readonly figures: string;
  /** How precise the differences are. */
  readonly precision: string;
  /** What the words mean. */
  readonly words: string;
}

export const comparisonSections = (comparison: Comparison): ComparisonSections => ({
  differences: differencesHtml(comparison),
  welfare: welfareHtml(comparison),
  figures: figuresHtml(comparison),
  precision: paragraphs(precisionSentences(comparison)),
  words: wordsHtml(comparison),
});

/** The question of the study, or the one that any comparison answers. */
export function questionOf({ study, first, pairs }: Comparison): string {
  if (study.question !== '') return study.question;
  return pairs.length === 1
    ? `What changes, and for whom, if the market is as in ${quoted(pairs[0].arm.name)} and not as in ${quoted(first.name)}?`
    : `What changes, and for whom, if the market is not as in ${quoted(first.name)}?`;
}

const paragraphs = (sentences: readonly string[]): string =>
  sentences.map((one) => `<p>${escapeHtml(one)}</p>`).join('\n');

/** What was made equal, and what cannot be compared, below what differs in plain words. */
function differencesHtml(comparison: Comparison): string {
  const { study } = comparison;
  const notes = [...study.notes.map(sentence), ...apartSentences(comparison)];
  return `${differenceTable(comparison)}\n${paragraphs(notes)}`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const TRANSFERS =
  'What one group pays another cancels in the sum: merchant fees and penalties are paid by retailers and received by platforms, bonuses and cashback go the other way, partners live on a share of the fees, and fines go to the government. All together change only by what is gained or lost on the way: by payments that become easier or harder, sales that are lost, and costs.';

function welfareHtml(comparison: Comparison): string {
  const { pairs, study, first } = comparison;
  const when = windowInTime(study.window, first.scenario);
  const intro = `<p>Surplus ${escapeHtml(when)} as an amount per year. The first column divides by all people of the market, so that its lines can be added (those of all regions sum up the ones below them); the groups of consumers are told per person of their own, too. Retailers, platforms, partners and the government are told by their profit.</p>`;
  const after = `<p>${TRANSFERS}</p>${paragraphs(habitSentences(comparison))}`;
  if (pairs.length === 1) return `${intro}${welfareTable(comparison, pairs[0])}${after}`;
  const each = pairs.map(
    (pair) =>
      `<details><summary>${escapeHtml(quoted(pair.arm.name))}: by segment and region</summary>${welfareTable(comparison, pair)}</details>`,
  );
  return `${intro}${welfareOverview(comparison)}${after}${each.join('\n')}`;
}

function figuresHtml(comparison: Comparison): string {
  const when = windowInTime(comparison.study.window, comparison.first.scenario);
  return `<p>All headline figures ${escapeHtml(when)}. ${howFigures(comparison)} Shares are in percent, their differences in percentage points. Figures that are nothing in every scenario are left out.</p>
${figureTables(comparison)}`;
}

function howFigures({ isCertain, sharesDraws }: Comparison): string {
  if (isCertain) return 'Expected values.';
  const means =
    'Means over the replicates; differences are taken within each replicate, with the 95% interval of their mean.';
  return sharesDraws
    ? `${means} Variance saved: how many times as many replicates with draws of their own would tell the difference as well.`
    : means;
}

const SAME_DRAWS: Definition = [
  'Same draws (common random numbers)',
  'In every scenario the same simulated person meets the same chance: the same trips, the same moods. What differs between two runs is then what the scenarios differ in, and not luck.',
];

const differenceOf = (isCertain: boolean): Definition => [
  'Difference',
  isCertain
    ? 'The figure in a scenario less that in the first.'
    : 'The figure in a scenario less that in the first, replicate by replicate; the mean over replicates, and its 95% interval.',
];

const wordsHtml = ({ first, isCertain, sharesDraws }: Comparison): string =>
  definitionList([
    ...(sharesDraws && !isCertain ? [SAME_DRAWS] : []),
    differenceOf(isCertain),
    ...definitions({ scenario: first.scenario, series: [] }),
  ]);
