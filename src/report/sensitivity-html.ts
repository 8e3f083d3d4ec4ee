import { capital } from '../chart/format.ts';
import { effectUnit, findingOf, leaders, sensitivitySource } from '../chart/sensitivity/words.ts';
import type { Analysis, OutcomeAnalysis } from '../experiment/sensitivity/analysis.ts';
import { warningsOf } from '../experiment/sensitivity/warnings.ts';
import { valueIn } from '../experiment/study/factors.ts';
import type { Factor } from '../experiment/study/study.ts';
import { quantityWords } from '../scenario/setting-words.ts';
import { escapeHtml } from './escape.ts';
import { type DrawnChart, figureHtml } from './figure-html.ts';
import { pageHtml, type ReportAssets, section } from './page.ts';
import { METHODS, READING, REFERENCES } from './sensitivity-methods.ts';
import { chanceText, columnsOf, rowsOf } from './sensitivity-numbers.ts';
import { designText } from './sensitivity-text.ts';
import { plainTable } from './table-html.ts';

/** What the report of a sensitivity study is made of. */
export interface SensitivityParts {
  readonly analysis: Analysis;
  /** Empty for a report without charts. */
  readonly charts: readonly DrawnChart[];
  readonly assets: ReportAssets;
  /** The command that makes the same results again. */
  readonly command: string;
  readonly version: string;
}

/** Which parameters matter, as one page that loads nothing. */
export function sensitivityHtml({ analysis, charts, assets, command, version }: SensitivityParts): string {
  const { study, outcomes } = analysis;
  const question = study.question === '' ? 'Which parameters matter, and for what?' : study.question;
  const chart = (id: string): string =>
    charts
      .filter((one) => one.id === id)
      .map(figureHtml)
      .join('\n');
  const header = `<p class="kicker">A sensitivity analysis of a simulated market</p>
<h1>${escapeHtml(study.name)}</h1>
<p class="question">${escapeHtml(question)}</p>
<p class="finding">${escapeHtml(leaders(analysis))}.</p>
${list(outcomes.map((one) => sentence(findingOf(one, study.factors))))}`;
  const parts: readonly Part[] = [
    ['warnings', 'What to beware of', list(warningsOf(analysis).map(sentence))],
    ['shares', 'Where the variance comes from', `${chart('indices')}\n${chart('variance')}`],
    ['screening', 'How far each factor moves an outcome', chart('screening')],
    ['numbers', 'All numbers', outcomes.map((one) => outcomeTable(one, analysis)).join('\n')],
    ['factors', 'What was varied', factorTable(analysis)],
    ['reading', 'How to read this', readingHtml(analysis)],
    ['again', 'To run it again', againHtml(command)],
  ];
  const shown = parts.filter(([, , body]) => body.trim() !== '');
  const main = [navigation(shown), ...shown.map(([id, title, body]) => section(id, title, body))].join('\n');
  const source = study.source === '' ? '' : `<p>Source of the ranges: ${escapeHtml(study.source)}</p>`;
  const footer = `<p>${escapeHtml(sensitivitySource(analysis))} · paymarket ${escapeHtml(version)}</p>${source}`;
  return pageHtml({ title: study.name, header, main, footer, version, assets, isLive: charts.length > 0 });
}

type Part = readonly [id: string, title: string, body: string];

const navigation = (parts: readonly Part[]): string =>
  `<nav aria-label="Parts of the report"><ul>${parts.map(([id, title]) => `<li><a href="#${id}">${title}</a></li>`).join('')}</ul></nav>`;

const list = (sentences: readonly string[]): string =>
  sentences.length === 0
    ? ''
    : `<ul class="findings">${sentences.map((one) => `<li>${withCode(escapeHtml(one))}</li>`).join('\n')}</ul>`;

/** `--replicates 2` in a sentence as code. */
const withCode = (html: string): string => html.replace(/`([^`]*)`/g, '<code>$1</code>');

const sentence = (text: string): string => `${capital(text)}.`;

function outcomeTable(one: OutcomeAnalysis, analysis: Analysis): string {
  const { outcome, effects } = one;
  const columns = columnsOf(one);
  const unit = effects === null ? '' : ` μ* and σ in ${effectUnit(outcome, analysis)}.`;
  const caption = `${outcome.label}. ${capital(chanceText(one, analysis))}.${unit} In brackets: 95% intervals.`;
  return plainTable(
    caption,
    ['Factor', ...columns.map(({ head }) => head)],
    rowsOf(one).map((i) => [
      escapeHtml(analysis.study.factors[i].label),
      ...columns.map(({ cell }) => `<span class="nowrap">${escapeHtml(cell(i))}</span>`),
    ]),
  );
}

function factorTable({ study }: Analysis): string {
  const { scenario } = study.base;
  const words = ({ unit }: Factor, value: unknown): string =>
    typeof value === 'number' ? quantityWords(value, unit, scenario.currency) : String(value ?? '–');
  /** Settings that take one value together need not have the same in the scenario. */
  const inScenario = (factor: Factor): string[] => [
    ...new Set(factor.paths.map((path) => words(factor, valueIn(scenario, { ...factor, paths: [path] })))),
  ];
  return plainTable(
    `Ranges of the factors, and where the scenario “${scenario.name}” stands in them`,
    ['Factor', 'Settings', 'From', 'To', 'In the scenario'],
    study.factors.map((factor) => [
      escapeHtml(factor.label),
      factor.paths.map((path) => `<code>${escapeHtml(path)}</code>`).join('<br>'),
      escapeHtml(words(factor, factor.range!.from)),
      escapeHtml(`${words(factor, factor.range!.to)}${factor.range!.isLog ? ', in equal ratios' : ''}`),
      escapeHtml(inScenario(factor).join(', ')),
    ]),
  );
}

function readingHtml(analysis: Analysis): string {
  const { method } = analysis.study;
  const words = READING.filter(({ of }) => of === 'both' || method === 'both' || of === method);
  const used = REFERENCES.filter(({ of }) => of === 'both' || method === 'both' || of === method);
  return `<p>${escapeHtml(capital(designText(analysis)))}. ${escapeHtml(METHODS[method])}</p>
<dl>${words.map(({ term, meaning }) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(meaning)}</dd>`).join('\n')}</dl>
<h3>References</h3>
<ul>${used.map(({ text }) => `<li>${escapeHtml(text)}</li>`).join('\n')}</ul>`;
}

const againHtml = (command: string): string => `<pre><code>${escapeHtml(command)}</code></pre>
<p>The same version, study and scenario give the same numbers, bit for bit. Beside this page lie <code>indices.csv</code>, <code>morris.csv</code> and <code>noise.csv</code> with all estimates, <code>runs.csv</code> with every outcome of every run, and <code>study.yaml</code>, the study as it was written.</p>`;
