import { closePercent } from '../chart/event-words.ts';
import type { ChartInput } from '../chart/figure.ts';
import { sourceLine } from '../chart/figure.ts';
import { capital } from '../chart/format.ts';
import { isExpected } from '../chart/run-words.ts';
import { dayInWords } from '../chart/time.ts';
import type { RunResult } from '../experiment/run.ts';
import { datesOf, describeTerms } from '../scenario/describe.ts';
import type { Scenario } from '../scenario/schema.ts';
import { assumptionsOf } from './assumptions.ts';
import { definitionList, definitions } from './definitions.ts';
import { escapeHtml } from './escape.ts';
import { type DrawnChart, figureHtml } from './figure-html.ts';
import {
  chainTable,
  contractTable,
  marketTable,
  platformTable,
  regionTable,
  welfareTable,
} from './figure-tables.ts';
import { pageHtml, type ReportAssets, section } from './page.ts';
import type { Story } from './story.ts';
import { plainTable } from './table-html.ts';

/** What a report is made of. */
export interface ReportParts {
  readonly input: ChartInput;
  readonly story: Story;
  /** Empty for a report without charts. */
  readonly charts: readonly DrawnChart[];
  readonly assets: ReportAssets;
  /** The command that makes the same results again. */
  readonly command: string;
  /** Version of paymarket. */
  readonly version: string;
  /** Whether the report travels by itself, without a folder of tables and pictures around it. */
  readonly isAlone?: boolean;
}

/** The whole report as one page that loads nothing. */
export function reportHtml(parts: ReportParts): string {
  const { input, story, charts, assets, version } = parts;
  const { scenario } = input.result;
  const header = `<p class="kicker">A simulated market of payment platforms</p>
<h1>${escapeHtml(scenario.name)}</h1>
${scenario.question === '' ? '' : `<p class="question">${escapeHtml(scenario.question)}</p>`}
<p class="finding">${escapeHtml(story.headline)}</p>`;
  const main = `${findingsHtml(story)}
${navigation(charts)}
${section('what-happened', 'What happens, and when', eventsHtml(scenario))}
${charts.length > 0 ? section('charts', 'The market in pictures', charts.map(figureHtml).join('\n')) : ''}
${section('figures', 'The figures', tablesHtml(input))}
${section('assumptions', 'What is assumed', assumptionsHtml(parts))}
${section('again', 'To run it again', againHtml(parts))}
${section('words', 'What the words mean', definitionList(definitions(input.result)))}`;
  const footer = `<p>${escapeHtml(sourceLine(input.result))} · paymarket ${escapeHtml(version)}</p>
${scenario.source === '' ? '' : `<p>Source of the story and its numbers: ${escapeHtml(scenario.source)}</p>`}`;
  return pageHtml({ title: scenario.name, header, main, footer, version, assets, isLive: charts.length > 0 });
}

const findingsHtml = ({ findings }: Story): string =>
  findings.length === 0
    ? ''
    : `<ul class="findings">${findings.map((one) => `<li>${escapeHtml(one)}</li>`).join('\n')}</ul>`;

function navigation(charts: readonly DrawnChart[]): string {
  const links = [
    ['what-happened', 'What happens'],
    ...(charts.length > 0 ? [['charts', 'Pictures']] : []),
    ['figures', 'Figures'],
    ['assumptions', 'Assumptions'],
    ['again', 'Run it again'],
    ['words', 'Words'],
  ];
  return `<nav aria-label="Parts of the report"><ul>${links.map(([id, text]) => `<li><a href="#${id}">${text}</a></li>`).join('')}</ul></nav>`;
}

function eventsHtml(scenario: Scenario): string {
  const events = scenario.interventions
    .filter(({ week }) => week <= scenario.weeks)
    .sort((a, b) => a.week - b.week)
    .map((event) => {
      const date = dayInWords(scenario, Math.max(1, event.week));
      const from = event.until === null ? '' : 'from ';
      const when = `${capital(datesOf(event))}${date === null ? '' : ` (${from}${date})`}`;
      const label =
        event.label === undefined ? '' : `<strong>${escapeHtml(closePercent(event.label))}.</strong> `;
      return `<li><span class="when">${escapeHtml(when)}</span><span>${label}${escapeHtml(closePercent(describeTerms(event, scenario)))}</span></li>`;
    });
  if (events.length === 0)
    return '<p>Nothing is done to this market: it shows how things are when nobody intervenes.</p>';
  return `<ol class="events">${events.join('\n')}</ol>`;
}

function tablesHtml(input: ChartInput): string {
  const more = [contractTable(input), chainTable(input), regionTable(input)].filter((table) => table !== '');
  return [
    `<p>${whatFiguresAre(input.result)}; changes of shares are in percentage points.</p>`,
    welfareTable(input),
    platformTable(input),
    marketTable(input),
    ...more,
  ].join('\n');
}

function whatFiguresAre(result: RunResult): string {
  const change = 'The change is from the first column to the last quarter';
  if (isExpected(result))
    return `Expected values (mean field): nothing is drawn, so there are no intervals. ${change}`;
  if (result.series.length === 1) return `One run only, so there are no intervals. ${change}`;
  return `Means over the replicates. ${change}, with the 95% interval of its mean`;
}

function assumptionsHtml({ input, isAlone }: ReportParts): string {
  const { scenario } = input.result;
  const all = assumptionsOf(scenario);
  const sections = [...new Set(all.map((one) => one.section))];
  const tables = sections.map((name) => {
    const rows = all
      .filter((one) => one.section === name)
      .map(({ what, value, usual, meaning, source }) => [
        `${escapeHtml(what)}<br><span class="small">${escapeHtml(meaning)}</span>`,
        escapeHtml(closePercent(value)),
        escapeHtml(closePercent(usual)) || '<span class="small">none</span>',
        `<span class="small">${escapeHtml(source)}</span>`,
      ]);
    const title = capital(name.replace(/([A-Z])/g, ' $1').toLowerCase());
    return `<details><summary>${escapeHtml(title)} (${rows.length})</summary>${plainTable(`${title}: settings that differ from the defaults`, ['Setting', 'Here', 'Default', 'Source of the default'], rows)}</details>`;
  });
  return `<p>Settings of this scenario that differ from the defaults of the model, by part. Everything else is at its default${isAlone ? '' : '; <code>scenario.yaml</code> beside this report holds all of them'}.</p>\n${tables.join('\n')}`;
}

const againHtml = ({
  command,
  input,
  charts,
  isAlone,
}: ReportParts): string => `<pre><code>${escapeHtml(command)}</code></pre>
<p>The same version${isExpected(input.result) ? ' and scenario' : ', scenario and seed'} give the same results, bit for bit: ${escapeHtml(sourceLine(input.result))}.${isAlone ? '' : ` Tables for your own analysis lie beside this report as CSV${charts.length > 0 ? ', charts as Vega-Lite, SVG and PNG in <code>charts/</code>' : ''}.`}</p>`;
