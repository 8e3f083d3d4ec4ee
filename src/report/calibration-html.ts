import { count } from '../chart/format.ts';
import type { Calibration } from '../experiment/calibrate/calibration.ts';
import { warningsOf } from '../experiment/calibrate/warnings.ts';
import {
  agentsText,
  asWritten,
  boundsText,
  costText,
  errorText,
  estimateText,
  figure,
  gapText,
  momentText,
  weakestText,
} from './calibration-numbers.ts';
import { escapeHtml } from './escape.ts';
import { type DrawnChart, figureHtml } from './figure-html.ts';
import { pageHtml, type ReportAssets, section } from './page.ts';

/** What the page of a calibration is made of. */
export interface CalibrationParts {
  readonly calibration: Calibration;
  /** Empty for a report without pictures. */
  readonly charts: readonly DrawnChart[];
  readonly assets: ReportAssets;
  readonly command: string;
  readonly version: string;
  /** Name of the fitted scenario's file in the folder. */
  readonly fittedFile: string;
}

/** Fit, estimates and identification as one page that loads nothing. */
export function calibrationHtml({
  calibration,
  charts,
  assets,
  command,
  version,
  fittedFile,
}: CalibrationParts): string {
  const { scenario, targets } = calibration;
  const title = `${scenario.name}, fitted to ${targets.name}`;
  const warnings = warningsOf(calibration);
  const chart = (id: string) =>
    charts
      .filter((one) => one.id === id)
      .map(figureHtml)
      .join('');
  const header = `<p class="kicker">Calibration</p>
<h1>${escapeHtml(title)}</h1>
<p class="finding">${escapeHtml(costText(calibration))}.</p>
${warnings.length === 0 ? '' : `<ul class="findings">${warnings.map((one) => `<li>${escapeHtml(sentence(one))}</li>`).join('')}</ul>`}`;
  const main = [
    section('fit', 'Does it fit?', `${chart('fit')}${momentTable(calibration)}`),
    section('estimates', 'What was estimated', estimateTable(calibration)),
    section(
      'identification',
      'What the targets tell',
      `${identificationHtml(calibration)}${chart('profiles')}${chart('correlations')}`,
    ),
    section('fixed', 'What was held fixed', fixedTable(calibration)),
    section('again', 'To fit it again', againHtml(command, fittedFile)),
  ].join('\n');
  const footer = `<p>paymarket ${escapeHtml(version)}</p>`;
  return pageHtml({ title, header, main, footer, version, assets, isLive: charts.length > 0 });
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Cells are ready HTML; the first `words` columns are text. */
function table(
  caption: string,
  heads: readonly string[],
  words: number,
  rows: readonly (readonly string[])[],
): string {
  const mark = (i: number) => (i < words ? ' class="words"' : '');
  return `<div class="table"><table><caption>${caption}</caption><thead><tr>${heads.map((head, i) => `<th scope="col"${mark(i)}>${head}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row.map((cell, i) => (i === 0 ? `<th scope="row" class="words">${cell}</th>` : `<td${mark(i)}>${cell}</td>`)).join('')}</tr>`).join('\n')}</tbody></table></div>`;
}

const linked = (source: string): string =>
  /^https?:\S+$/.test(source) ? `<a href="${escapeHtml(source)}">source</a>` : escapeHtml(source);

const momentTable = ({ moments }: Calibration): string =>
  table(
    'Published figures, and the moments of the fitted model beside them; gap in standard errors of the figure',
    ['Moment', 'Figure', 'Standard error', 'At the start', 'Mean field', 'Agents', 'Gap', 'Source'],
    1,
    moments.map((fit) => [
      `${escapeHtml(fit.target.name)}${fit.target.check ? ' (checked)' : ''}<br><span class="small">${escapeHtml([fit.target.moment.meaning, fit.target.note].filter((part) => part !== '').join(' '))}</span>`,
      momentText(fit.target.value),
      momentText(fit.target.standardError),
      momentText(fit.start),
      momentText(fit.meanField),
      agentsText(fit),
      gapText(fit),
      `${escapeHtml(fit.target.status)}, ${linked(fit.target.source)}`,
    ]),
  );

const estimateTable = ({ estimates }: Calibration): string =>
  table(
    'Free parameters; the fitted file holds the estimates as they stand here',
    ['Parameter', 'Start', 'Estimate', 'Standard error', 'Bounds'],
    1,
    estimates.map((one) => [
      `<code>${escapeHtml(one.free.name)}</code><br><span class="small">${escapeHtml(one.free.meaning)}</span>`,
      asWritten(one.free.start),
      estimateText(one),
      errorText(one),
      boundsText(one.free),
    ]),
  );

function identificationHtml(calibration: Calibration): string {
  const { singularValues, searches, evaluations, budget, converged } = calibration;
  const found = searches.map(
    ({ from, startCost, cost }) => `from the ${from}: J ${figure(startCost)} to ${figure(cost, 4)}`,
  );
  return `<p>Standard errors come from those of the targets and the derivatives of the moments at the minimum (Gourieroux &amp; Monfort 1996); targets are taken as independent. They say nothing of what is held fixed.</p>
<dl>
<dt>Search</dt><dd>${escapeHtml(found.join('; '))}. ${count(evaluations, 'run')} of the mean field of ${budget} allowed; ${converged ? 'came to rest' : 'did not come to rest'}.</dd>
<dt>Weakest direction</dt><dd>${escapeHtml(weakestText(calibration))}.</dd>
<dt>Singular values</dt><dd>${singularValues.map((value) => figure(value)).join(', ')}: standard errors by which the moments move when a parameter crosses its whole range, direction by direction (Canova &amp; Sala 2009).</dd>
</dl>`;
}

const fixedTable = ({ targets }: Calibration): string =>
  targets.fixed.length === 0
    ? '<p>The targets do not say what was held fixed.</p>'
    : table(
        'Held fixed, and why',
        ['Settings', 'Why'],
        2,
        targets.fixed.map(({ paths, why }) => [
          paths.map((path) => `<code>${escapeHtml(path)}</code>`).join(', '),
          escapeHtml(why),
        ]),
      );

const againHtml = (
  command: string,
  fittedFile: string,
): string => `<pre><code>${escapeHtml(command)}</code></pre>
<p>Nothing is drawn in the search: the same version, scenario and targets give the same numbers. The fitted scenario is <code>${escapeHtml(fittedFile)}</code> beside this page, with the tables in full as CSV and JSON.</p>`;
