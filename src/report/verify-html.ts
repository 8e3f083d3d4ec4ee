import { Z_SCORES } from '../chart/benchmark-pictures.ts';
import { count, decimal } from '../chart/format.ts';
import { byFamily, type Verification, type Verified } from '../experiment/verify/verify.ts';
import { escapeHtml } from './escape.ts';
import { type DrawnChart, figureHtml } from './figure-html.ts';
import { pageHtml, type ReportAssets, section } from './page.ts';
import { RULES } from './verify-rules.ts';
import { VERIFY_STYLE } from './verify-style.ts';
import { checkTable, summaryTable } from './verify-tables.ts';
import { verdictSentence } from './verify-text.ts';

/** What the page of a verification is made of. */
export interface VerifyParts {
  readonly found: Verification;
  /** Empty for a report without pictures. */
  readonly charts: readonly DrawnChart[];
  readonly assets: ReportAssets;
  readonly command: string;
  readonly version: string;
}

/** Theory beside simulation, benchmark by benchmark, as one page that loads nothing. */
export function verifyHtml({ found, charts, assets, command, version }: VerifyParts): string {
  const holds = found.benchmarks.every((one) => one.holds);
  const header = `<p class="kicker">Verification against theory</p>
<h1>What is known on paper, and what the simulator makes of it</h1>
<p class="finding${holds ? '' : ' bad'}">${escapeHtml(verdictSentence(found))}.</p>
<p>Each benchmark is an ordinary scenario file with so much of the model switched off that its outcome, or at least its direction, is known. What is expected is computed from the file’s own parameters by code that shares nothing with the model; what is simulated comes from the same engines as any other run.</p>`;
  const chartOf = new Map(charts.map((chart) => [chart.id, chart]));
  const families = byFamily(found).map(([family, members]) =>
    section(idOf(family), family, members.map((one) => benchmarkHtml(one, chartOf.get(one.id))).join('\n')),
  );
  const main = [
    navigation(found),
    section('summary', 'All at once', summaryTable(found)),
    section('reading', 'How it is judged', readingHtml(found, chartOf.get(Z_SCORES))),
    ...families,
    section('again', 'To verify it again', againHtml(command)),
  ].join('\n');
  const footer = `<p>paymarket ${escapeHtml(version)}</p>`;
  return pageHtml({
    ...{ title: 'Verification against theory', header, main, footer, version, assets },
    isLive: charts.length > 0,
    style: VERIFY_STYLE,
  });
}

const idOf = (family: string): string => `family-${family.toLowerCase().replace(/[^a-z]+/g, '-')}`;

function navigation(found: Verification): string {
  const links = [
    ['summary', 'All at once'],
    ['reading', 'How it is judged'],
    ...byFamily(found).map(([family]) => [idOf(family), family]),
    ['again', 'Again'],
  ];
  return `<nav aria-label="Parts of the report"><ul>${links.map(([id, text]) => `<li><a href="#${id}">${text}</a></li>`).join('')}</ul></nav>`;
}

const readingHtml = ({ z }: Verification, scores: DrawnChart | undefined): string =>
  `<p>The <strong>mean field</strong> computes expected values and must agree to rounding. <strong>Agents</strong> draw, so that they may differ from theory by chance: by up to ${decimal(z, z % 1 === 0 ? 0 : 1)} standard errors. What is allowed follows from how a number arises, and never from what came out.</p>
<dl>${RULES.map(({ title, meaning }) => `<dt>${escapeHtml(title)}</dt><dd>${escapeHtml(meaning)}</dd>`).join('\n')}</dl>
${scores === undefined ? '' : figureHtml(scores)}`;

function benchmarkHtml(one: Verified, chart: DrawnChart | undefined): string {
  const head =
    chart === undefined
      ? `<h3>${escapeHtml(one.title)}</h3><p class="hint">${escapeHtml(`${one.formula}. ${one.source}.`)}</p>`
      : figureHtml(chart);
  return `<article id="${escapeHtml(one.id)}">${head}${paragraph(one.finding)}${paragraph(one.remark)}
<dl class="facts">${factsOf(one)
    .map(([term, html]) => `<dt>${term}</dt><dd>${html}</dd>`)
    .join('\n')}</dl>
${checkTable(one)}</article>`;
}

const paragraph = (words: string | undefined): string =>
  words === undefined ? '' : `<p class="small">${escapeHtml(words)}</p>`;

const factsOf = (one: Verified): [string, string][] => [
  ['Question', escapeHtml(one.question)],
  ['Scenario', `<code>${escapeHtml(one.file)}</code>, agents: ${sizeOf(one)}`],
  ['Command', `<code>${escapeHtml(one.command)}</code>`],
];

const sizeOf = ({ replicates, consumers, seed }: Verified): string =>
  `${count(replicates, 'replicate')} of ${decimal(consumers)} consumers, seed “${escapeHtml(String(seed))}”`;

const againHtml = (command: string): string => `<pre><code>${escapeHtml(command)}</code></pre>
<p>The same version and seed give the same numbers, bit for bit. <code>--seed</code> draws others, <code>--fresh</code> draws some that nobody has seen, <code>--set</code> changes a market: theory moves with it. Every check is a line of <code>checks.csv</code> beside this page; <code>verification.json</code> holds the pictures’ points too.</p>`;
