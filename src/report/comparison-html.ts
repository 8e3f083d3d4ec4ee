import { answerOf, habitSentences } from '../chart/compare/finding.ts';
import { comparisonSource, quoted, windowInTime } from '../chart/compare/words.ts';
import type { Comparison } from '../experiment/compare/comparison.ts';
import { apartSentences } from './comparison-apart.ts';
import { differenceTable } from './comparison-difference.ts';
import { precisionSentences } from './comparison-precision.ts';
import { figureTables, welfareOverview, welfareTable } from './comparison-tables.ts';
import { definitions } from './definitions.ts';
import { escapeHtml } from './escape.ts';
import { type DrawnChart, figureHtml } from './figure-html.ts';
import { pageHtml, type ReportAssets, section } from './page.ts';

/** What the report of a comparison is made of. */
export interface ComparisonParts {
  readonly comparison: Comparison;
  /** Empty for a report without charts. */
  readonly charts: readonly DrawnChart[];
  readonly assets: ReportAssets;
  /** The command that makes the same results again. */
  readonly command: string;
  readonly version: string;
}

const STYLE = `
tr.sum th, tr.sum td { font-weight: 600; color: var(--ink); border-top: 1px solid var(--ink); }
tbody tr.sum th[scope=row] { font-weight: 600; padding-left: 0; }
`;

/** The whole comparison as one page that loads nothing. */
export function comparisonHtml(parts: ComparisonParts): string {
  const { comparison, charts, assets, version } = parts;
  const { study } = comparison;
  const header = `<p class="kicker">A comparison of simulated markets</p>
<h1>${escapeHtml(study.name)}</h1>
<p class="question">${escapeHtml(questionOf(comparison))}</p>
<p class="finding">${escapeHtml(answerOf(comparison))}</p>`;
  const chart = (...ids: string[]): string =>
    charts
      .filter(({ id }) => ids.includes(id))
      .map(figureHtml)
      .join('\n');
  const main = [
    navigation(charts.length > 0),
    section('scenarios', 'What differs between the scenarios', differencesHtml(comparison)),
    section('who-wins', 'Who wins and who loses', `${chart('who-wins')}\n${welfareHtml(comparison)}`),
    section(
      'pictures',
      'The difference in pictures',
      chart('main-figures', 'market-shares', 'surplus-since-opening'),
    ),
    section('figures', 'All figures', figuresHtml(comparison)),
    section('precision', 'How precise this is', paragraphs(precisionSentences(comparison))),
    section('again', 'To run it again', againHtml(parts)),
    section('words', 'What the words mean', wordsHtml(comparison)),
  ].join('\n');
  const source = study.source === '' ? '' : `<p>Source of the question: ${escapeHtml(study.source)}</p>`;
  const footer = `<p>${escapeHtml(comparisonSource(comparison))} · paymarket ${escapeHtml(version)}</p>${source}`;
  const isLive = charts.length > 0;
  return pageHtml({ title: study.name, header, main, footer, version, assets, isLive, style: STYLE });
}

function questionOf({ study, first, pairs }: Comparison): string {
  if (study.question !== '') return study.question;
  return pairs.length === 1
    ? `What changes, and for whom, if the market is as in ${quoted(pairs[0].arm.name)} and not as in ${quoted(first.name)}?`
    : `What changes, and for whom, if the market is not as in ${quoted(first.name)}?`;
}

const paragraphs = (sentences: readonly string[]): string =>
  sentences.map((one) => `<p>${escapeHtml(one)}</p>`).join('\n');

function navigation(hasPictures: boolean): string {
  const links = [
    ['scenarios', 'What differs'],
    ['who-wins', 'Who wins and loses'],
    ...(hasPictures ? [['pictures', 'Pictures']] : []),
    ['figures', 'Figures'],
    ['precision', 'Precision'],
    ['again', 'Run it again'],
    ['words', 'Words'],
  ];
  return `<nav aria-label="Parts of the report"><ul>${links.map(([id, text]) => `<li><a href="#${id}">${text}</a></li>`).join('')}</ul></nav>`;
}

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
  const how = comparison.isCertain
    ? 'Expected values.'
    : 'Means over the replicates; differences are taken within each replicate, with the 95% interval of their mean. Variance saved: how many times as many replicates with draws of their own would tell the difference as well.';
  return `<p>All headline figures ${escapeHtml(when)}. ${how} Shares are in percent, their differences in percentage points. Figures that are nothing in every scenario are left out here; <code>comparison.csv</code> has them, too.</p>
${figureTables(comparison)}`;
}

const againHtml = ({ command }: ComparisonParts): string => `<pre><code>${escapeHtml(command)}</code></pre>
<p>The same version, scenarios and seed give the same results, bit for bit. <code>study.yaml</code> beside this report holds the comparison, and <code>scenarios/</code> every scenario as it was run, with all its settings: <code>paymarket compare study.yaml</code> makes the same differences whatever became of the files above. Tables: <code>comparison.csv</code> (all figures), <code>welfare.csv</code> (all groups), <code>weeks.csv</code> (week by week) and <code>runs.csv</code> (every run).</p>`;

const PAIRED: readonly (readonly [string, string])[] = [
  [
    'Same draws (common random numbers)',
    'In every scenario the same simulated person meets the same chance: the same trips, the same moods. What differs between two runs is then what the scenarios differ in, and not luck.',
  ],
  [
    'Difference',
    'The figure in a scenario less that in the first, replicate by replicate; the mean over replicates, and its 95% interval.',
  ],
];

const wordsHtml = ({ first }: Comparison): string =>
  `<dl>${[...PAIRED, ...definitions({ scenario: first.scenario, series: [] })]
    .map(([term, meaning]) => `<dt>${term}</dt><dd>${meaning}</dd>`)
    .join('\n')}</dl>`;
