import { NONE } from '../chart/format.ts';
import { byFamily, type Judged, type Verification, type Verified } from '../experiment/verify/verify.ts';
import { escapeHtml } from './escape.ts';
import { engineText, errorText, pairTexts, verdictText, zText } from './verify-numbers.ts';

/** More rows than this are folded, so that the page can be leafed through. */
const MOST_OPEN = 12;

/** `words` columns from the left hold words; `label` tells whoever listens which table it is. */
const table = (
  caption: string,
  heads: readonly string[],
  words: number,
  body: string,
  label = caption,
): string => {
  const cells = heads.map((head, i) => `<th scope="col"${i < words ? ' class="words"' : ''}>${head}</th>`);
  return `<div class="table" tabindex="0" role="region" aria-label="${escapeHtml(label)}"><table><caption>${escapeHtml(caption)}</caption>
<thead><tr>${cells.join('')}</tr></thead>
${body}</table></div>`;
};

const verdict = (one: { readonly holds: boolean }): string =>
  `<span class="${one.holds ? 'holds' : 'fails'}">${verdictText(one)}</span>`;

const off = (one: { readonly holds: boolean }): string => (one.holds ? '' : ' class="off"');

/** One row a benchmark, linked to its place. */
export function summaryTable(found: Verification): string {
  const bodies = byFamily(found).map(
    ([family, members]) =>
      `<tbody><tr><th scope="rowgroup" colspan="5">${family}</th></tr>${members.map(summaryRow).join('\n')}</tbody>`,
  );
  const heads = [
    'Benchmark',
    'Checks',
    'Mean field: largest relative error',
    'Agents: largest z (signs: smallest)',
    'Verdict',
  ];
  return table(
    'Benchmarks, what they checked, and how far off the worst check was',
    heads,
    1,
    bodies.join('\n'),
  );
}

const summaryRow = (one: Verified): string =>
  `<tr${off(one)}><th scope="row"><a href="#${escapeHtml(one.id)}">${escapeHtml(one.title)}</a><br><span class="small">${escapeHtml(one.id)}</span></th><td>${one.checks.length}</td><td class="nowrap">${escapeHtml(worstError(one))}</td><td class="nowrap">${escapeHtml(worstZ(one))}</td><td>${verdict(one)}</td></tr>`;

/** Below these an error is rounding, whose last digit may differ between machines. */
const BOUNDS = [1e-12, 1e-9] as const;

const powerText = (value: number): string => value.toExponential(0).replace('-', '−');

/** The largest relative error (absolute where nothing is expected) of the checks in which nothing is drawn. */
export function worstError({ checks }: Verified): string {
  const errors = checks
    .filter(({ engine, relation }) => engine === 'mean-field' && relation === '=')
    .map(({ expected, simulated }) => Math.abs(simulated - expected) / (Math.abs(expected) || 1));
  if (errors.length === 0) return NONE;
  const worst = Math.max(...errors);
  const bound = BOUNDS.find((least) => worst < least);
  return bound === undefined ? powerText(worst) : `< ${powerText(bound)}`;
}

/** The largest distance of agents from theory in standard errors, with its sign; of signs alone, the smallest. */
export function worstZ({ checks }: Verified): string {
  const drawn = checks
    .filter(({ z }) => Number.isFinite(z))
    .toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z));
  const worst = drawn.find(({ relation }) => relation === '=');
  const weakest = drawn.at(-1);
  if (worst !== undefined) return zText(worst);
  return weakest === undefined ? NONE : `|z| ≥ ${Math.abs(weakest.z).toFixed(1)}`;
}

/** The checks of a benchmark, one row each. */
export function checkTable({ title, checks }: Verified): string {
  if (checks.length === 0) return '<p class="small">No checks by this engine.</p>';
  const heads = ['Check', 'By', 'Expected', 'Simulated', 'Standard error', 'z', 'Verdict'];
  const body = `<tbody>${checks.map(checkRow).join('\n')}</tbody>`;
  const html = table('Expected and simulated', heads, 2, body, `Checks of: ${title}`);
  return checks.length <= MOST_OPEN || checks.some(({ holds }) => !holds)
    ? html
    : `<details><summary>${checks.length} checks</summary>${html}</details>`;
}

function checkRow(check: Judged): string {
  const cells = [...pairTexts(check), errorText(check), zText(check)];
  const numbers = cells.map((text) => `<td class="nowrap">${escapeHtml(text)}</td>`).join('');
  return `<tr${off(check)}><th scope="row" class="words">${escapeHtml(check.what)}</th><td class="words nowrap">${engineText(check.engine)}</td>${numbers}<td>${verdict(check)}</td></tr>`;
}
