import { count } from '../chart/format.ts';
import { pictureName } from '../chart/sweep/pictures.ts';
import { isExpected, sourceOf, timesWords } from '../chart/sweep/words.ts';
import type { SweepResult } from '../experiment/sweep/told.ts';
import { escapeHtml } from './escape.ts';
import { type DrawnChart, figureHtml } from './figure-html.ts';
import { pageHtml, type ReportAssets, section } from './page.ts';
import { sweepDefinitions } from './sweep-definitions.ts';
import { conditionTable, effectTable, factorTable, MOST_CONDITIONS, outcomeTable } from './sweep-tables.ts';

/** Why some runs failed: a reason and how many runs gave it. */
export interface Failures {
  readonly reasons: readonly (readonly [reason: string, runs: number])[];
}

/** What the report of a sweep is made of. */
export interface SweepParts {
  readonly result: SweepResult;
  /** What came out, in sentences without a full stop. */
  readonly findings: readonly string[];
  readonly failures: Failures;
  /** Empty for a report without charts. */
  readonly charts: readonly DrawnChart[];
  readonly assets: ReportAssets;
  /** The command that makes the same results again. */
  readonly command: string;
  readonly version: string;
}

/** The whole sweep as one page that loads nothing. */
export function sweepHtml(parts: SweepParts): string {
  const { result, findings, charts, assets, version } = parts;
  const { study } = result;
  const [headline, ...rest] = findings;
  const header = `<p class="kicker">A simulated market, over a design of factors</p>
<h1>${escapeHtml(study.name)}</h1>
${study.question === '' ? '' : `<p class="question">${escapeHtml(study.question)}</p>`}
<p class="finding">${escapeHtml(sentence(headline))}</p>`;
  const main = [
    rest.length === 0
      ? ''
      : `<ul class="findings">${rest.map((one) => `<li>${escapeHtml(sentence(one))}</li>`).join('\n')}</ul>`,
    navigation(parts),
    section('varied', 'What was varied', variedHtml(result)),
    section('pictures', 'The results in pictures', charts.map(figureHtml).join('\n')),
    section('figures', 'The figures', `${effectTable(result)}${conditionsHtml(result)}`),
    section('failures', 'Runs that failed', failuresHtml(parts)),
    section('again', 'To run it again', againHtml(parts)),
    section('words', 'What the words mean', definitionsHtml(result)),
  ].join('\n');
  const footer = `<p>${escapeHtml(sourceOf(result))} · paymarket ${escapeHtml(version)}</p>
${study.source === '' ? '' : `<p>Source of the levels and ranges: ${escapeHtml(study.source)}</p>`}`;
  return pageHtml({ title: study.name, header, main, footer, version, assets, isLive: charts.length > 0 });
}

const sentence = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);

function navigation({ charts, result }: SweepParts): string {
  const links = [
    ['varied', 'What was varied'],
    ...charts.map((chart) => [`chart-${chart.id}`, pictureName(chart.id, result)]),
    ['figures', 'Figures'],
    ...(result.failed > 0 ? [['failures', 'Runs that failed']] : []),
    ['again', 'Run it again'],
    ['words', 'Words'],
  ];
  const items = links.map(([id, text]) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`);
  return `<nav aria-label="Parts of the report"><ul>${items.join('')}</ul></nav>`;
}

const DESIGNS = {
  grid: 'every combination of the levels',
  'one-at-a-time': 'from the base, one factor after the other',
  'latin-hypercube': 'points of a Latin hypercube (McKay, Beckman & Conover 1979)',
  sobol: 'points of a scrambled Sobol sequence (Sobol 1967, Owen 1998)',
  random: 'independent random points',
} as const;

function variedHtml(result: SweepResult): string {
  const { study, conditions, replicates, runs } = result;
  const refined =
    study.refine > 0 ? `, refined ${timesWords(study.refine)} where the answer of a map changes` : '';
  const each = isExpected(study)
    ? 'each run once: the mean field leaves nothing to chance'
    : `each run ${timesWords(replicates)}, with the same draws in all conditions: ${count(runs, 'run')}`;
  return `<p>The scenario “${escapeHtml(study.base.scenario.name)}” over ${escapeHtml(DESIGNS[study.design])}${refined}. ${count(conditions.length, 'condition')}, ${each}.</p>
${factorTable(study)}
${outcomeTable(study)}`;
}

const conditionsHtml = (result: SweepResult): string =>
  result.conditions.length > MOST_CONDITIONS
    ? `<p>The ${count(result.conditions.length, 'condition')} with means and intervals are in <code>conditions.csv</code> beside this page, every run in <code>runs.csv</code> and <code>runs.parquet</code>.</p>`
    : `<details><summary>All ${count(result.conditions.length, 'condition')}</summary>${conditionTable(result)}</details>
<p class="small">Every run is in <code>runs.csv</code> and <code>runs.parquet</code> beside this page, the means with their intervals in <code>conditions.csv</code>.</p>`;

function failuresHtml({ result, failures }: SweepParts): string {
  if (result.failed === 0) return '';
  const reasons = failures.reasons.map(
    ([reason, runs]) => `<li>${count(runs, 'run')}: ${escapeHtml(reason)}</li>`,
  );
  return `<p>${count(result.failed, 'run')} of ${count(result.runs, 'run')} failed and count nowhere; <code>failures.csv</code> lists them all.</p>
<ul>${reasons.join('\n')}</ul>`;
}

const againHtml = ({ command }: SweepParts): string => `<pre><code>${escapeHtml(command)}</code></pre>
<p>The same version and study give the same numbers, however the runs are split or resumed. <code>study.yaml</code> beside this page is the study as it was written.</p>`;

const definitionsHtml = (result: SweepResult): string =>
  `<dl>${sweepDefinitions(result)
    .map(([term, meaning]) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(meaning)}</dd>`)
    .join('\n')}</dl>`;
