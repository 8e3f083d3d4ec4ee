import { answerOf } from '../chart/compare/finding.ts';
import { comparisonSource } from '../chart/compare/words.ts';
import type { Comparison } from '../experiment/compare/comparison.ts';
import { comparisonSections, questionOf } from './comparison-sections.ts';
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
  const { differences, welfare, figures, precision, words } = comparisonSections(comparison);
  const main = [
    navigation(charts.length > 0),
    section('scenarios', 'What differs between the scenarios', differences),
    section('who-wins', 'Who wins and who loses', `${chart('who-wins')}\n${welfare}`),
    section(
      'pictures',
      'The difference in pictures',
      chart('main-figures', 'market-shares', 'surplus-since-opening'),
    ),
    section('figures', 'All figures', figures),
    section('precision', 'How precise this is', precision),
    section('again', 'To run it again', againHtml(parts)),
    section('words', 'What the words mean', words),
  ].join('\n');
  const source = study.source === '' ? '' : `<p>Source of the question: ${escapeHtml(study.source)}</p>`;
  const footer = `<p>${escapeHtml(comparisonSource(comparison))} · paymarket ${escapeHtml(version)}</p>${source}`;
  const isLive = charts.length > 0;
  return pageHtml({ title: study.name, header, main, footer, version, assets, isLive, style: STYLE });
}

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

const againHtml = ({ command }: ComparisonParts): string => `<pre><code>${escapeHtml(command)}</code></pre>
<p>The same version, scenarios and seed give the same results, bit for bit. <code>study.yaml</code> beside this report holds the comparison, and <code>scenarios/</code> every scenario as it was run, with all its settings: <code>paymarket compare study.yaml</code> makes the same differences whatever became of the files above. Tables: <code>comparison.csv</code> (all figures, those that are nothing, too), <code>welfare.csv</code> (all groups), <code>weeks.csv</code> (week by week) and <code>runs.csv</code> (every run).</p>`;
