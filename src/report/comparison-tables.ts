import { DifferenceWords, differenceUnit, levelText, levelUnit, quoted } from '../chart/compare/words.ts';
import { figureWords } from '../chart/figure-words.ts';
import { decimal, digitsFor, NONE } from '../chart/format.ts';
import type { Comparison, Pair } from '../experiment/compare/comparison.ts';
import type { Contrast } from '../experiment/compare/contrast.ts';
import { type GroupKind, nameIn } from '../experiment/compare/groups.ts';
import type { Outcome } from '../experiment/outcomes/outcome.ts';
import { ALL } from '../experiment/weekly.ts';
import { escapeHtml } from './escape.ts';

const MONEY = 'currency per consumer and year';
const INTERVAL = '95% interval';

/** A line of a table: its name, then its cells; `head` stands above lines, `sum` is set off. */
interface Line {
  readonly kind: 'head' | 'sum' | 'plain';
  readonly name: string;
  readonly cells: readonly string[];
}

/** A table with numbers in ready HTML. */
function table(caption: string, heads: readonly string[], lines: readonly Line[]): string {
  const row = ({ kind, name, cells }: Line): string =>
    kind === 'head'
      ? `<tr><th scope="rowgroup" colspan="${heads.length}">${escapeHtml(name)}</th></tr>`
      : `<tr${kind === 'sum' ? ' class="sum"' : ''}><th scope="row">${escapeHtml(name)}</th>${cells.map((cell) => `<td class="nowrap">${cell}</td>`).join('')}</tr>`;
  return `<div class="table" tabindex="0" role="region" aria-label="${escapeHtml(caption)}"><table><caption>${escapeHtml(caption)}</caption>
<thead><tr>${heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join('')}</tr></thead>
<tbody>${lines.map(row).join('\n')}</tbody></table></div>`;
}

/** Who gains and loses under one scenario: per person of the whole market, and consumers also per person of their group. */
export function welfareTable(comparison: Comparison, pair: Pair): string {
  const { groups, first, isCertain } = comparison;
  const ends = (words: DifferenceWords): string[] =>
    isCertain ? [words.mean] : [words.mean, words.interval];
  const hasOwn = groups.some(({ persons }) => persons !== null);
  const heads = ['', 'Per person of all', ...(isCertain ? [] : [INTERVAL])];
  if (hasOwn) heads.push('Per person of the group', ...(isCertain ? [] : [INTERVAL]));
  const lines = groups.flatMap((group, i): Line[] => {
    if (MAYBE_IDLE.includes(group.kind) && isIdle([pair.groups[i]])) return [];
    const own = group.persons === null ? [] : ends(new DifferenceWords(pair.persons[i].difference, MONEY));
    const empty = hasOwn && own.length === 0 ? (isCertain ? [''] : ['', '']) : [];
    return [
      {
        kind: group.subject === group.kind ? 'sum' : 'plain',
        name: group.name + (group.role === 'subtotal' ? ', all regions' : ''),
        cells: [...ends(new DifferenceWords(pair.groups[i].difference, MONEY)), ...own, ...empty],
      },
    ];
  });
  return table(
    `${quoted(pair.arm.name)} less ${quoted(first.name)}, ${differenceUnit(MONEY, first.scenario.currency)}`,
    heads,
    lines,
  );
}

/** The same of all scenarios, a column each, without groups of consumers by region. */
export function welfareOverview({ groups, pairs, first }: Comparison): string {
  const bySegment = groups.some(({ role }) => role === 'subtotal');
  const lines = groups.flatMap((group, i): Line[] => {
    if (bySegment && group.kind === 'consumers' && group.role === 'part') return [];
    if (MAYBE_IDLE.includes(group.kind) && isIdle(pairs.map(({ groups: own }) => own[i]))) return [];
    return [
      {
        kind: group.subject === group.kind ? 'sum' : 'plain',
        name: group.name,
        cells: pairs.map(({ groups: own }) => stacked(new DifferenceWords(own[i].difference, MONEY))),
      },
    ];
  });
  return table(
    `Difference from ${quoted(first.name)}, ${differenceUnit(MONEY, first.scenario.currency)} of the whole market`,
    ['', ...pairs.map(({ arm }) => arm.name)],
    lines,
  );
}

/** Left out where nothing ever reaches them. */
const MAYBE_IDLE: readonly GroupKind[] = ['partners', 'government'];

/** Whether a group has nothing in any of the scenarios. */
const isIdle = (contrasts: readonly Contrast[]): boolean => !contrasts.some(isThere);

/** A difference over its interval, where there is one. */
const stacked = (words: DifferenceWords): string =>
  words.interval === NONE ? words.mean : `${words.mean}<br><span class="small">${words.interval}</span>`;

/** Figures under a common head. */
interface Chapter {
  readonly title: string;
  readonly isOpen: boolean;
  readonly rows: readonly { readonly outcome: Outcome; readonly at: number; readonly head: string }[];
}

/** Every headline figure with its difference: the market first, then platforms, retailers and consumers, each with its regions. */
export function figureTables(comparison: Comparison): string {
  return chaptersOf(comparison)
    .map((chapter) => {
      const body = table(captionOf(comparison), headsOf(comparison), linesOf(comparison, chapter));
      return `<details${chapter.isOpen ? ' open' : ''}><summary>${escapeHtml(chapter.title)} (${chapter.rows.length})</summary>${body}</details>`;
    })
    .join('\n');
}

const SCOPES = [
  ['market', 'The market as a whole'],
  ['platform', 'Platforms'],
  ['retailer', 'Retailers'],
  ['consumer', 'Consumers'],
] as const satisfies readonly (readonly [Outcome['scope'], string])[];

function chaptersOf({ study, pairs }: Comparison): Chapter[] {
  const scenarios = study.arms.map(({ scenario }) => scenario);
  const known = study.outcomes
    .slice(0, study.headlines)
    .map((outcome, at) => ({ outcome, at }))
    .filter(({ at }) => pairs.some(({ outcomes }) => isThere(outcomes[at])));
  return SCOPES.flatMap(([scope, title]) =>
    [false, true].flatMap((isRegional): Chapter[] => {
      const rows = known
        .filter(({ outcome }) => outcome.scope === scope && (outcome.region !== ALL) === isRegional)
        .map((row) => ({ ...row, head: headOf(row.outcome, (id) => nameIn(scenarios, id)) }));
      const heads = [...new Set(rows.map(({ head }) => head))];
      rows.sort((a, b) => heads.indexOf(a.head) - heads.indexOf(b.head) || a.at - b.at);
      if (rows.length === 0) return [];
      return [
        {
          title: isRegional ? `${title}, by region` : title,
          isOpen: scope === 'market' && !isRegional,
          rows,
        },
      ];
    }),
  );
}

/** Whether there is anything to tell: a figure that both have, and that is not nothing in both. */
const isThere = ({ first, other, difference }: Contrast): boolean =>
  difference.n > 0 && [first, other].some(({ mean, sd }) => mean !== 0 || sd > 0);

const headOf = ({ subject, region, scope }: Outcome, named: (id: string) => string): string =>
  [...(scope === 'market' ? [] : [named(subject)]), ...(region === ALL ? [] : [named(region)])].join(', ');

const captionOf = ({ pairs, first }: Comparison): string =>
  pairs.length === 1
    ? `${quoted(pairs[0].arm.name)} against ${quoted(first.name)}`
    : `Differences from ${quoted(first.name)}`;

function headsOf({ pairs, first, isCertain, sharesDraws }: Comparison): string[] {
  if (pairs.length > 1) return ['', first.name, ...pairs.map(({ arm }) => arm.name)];
  const more = [...(isCertain ? [] : [INTERVAL]), ...(sharesDraws && !isCertain ? ['Variance saved'] : [])];
  return ['', first.name, pairs[0].arm.name, 'Difference', ...more];
}

function linesOf(comparison: Comparison, { rows }: Chapter): Line[] {
  const { study, first } = comparison;
  const scenarios = study.arms.map(({ scenario }) => scenario);
  return rows.flatMap(({ outcome, at, head }, i): Line[] => {
    const isNew = head !== '' && head !== rows[i - 1]?.head;
    const unit = levelUnit(outcome.unit, first.scenario.currency);
    const line: Line = {
      kind: 'plain',
      name: `${figureWords(outcome, (id) => nameIn(scenarios, id))}, ${unit}`,
      cells: cellsOf(comparison, at, outcome.unit),
    };
    return isNew ? [{ kind: 'head', name: head, cells: [] }, line] : [line];
  });
}

function cellsOf({ pairs, isCertain, sharesDraws }: Comparison, at: number, unit: string): string[] {
  const contrasts = pairs.map(({ outcomes }) => outcomes[at]);
  const [{ first, other, difference, saved }] = contrasts;
  if (pairs.length > 1) {
    const base = contrasts.find(({ difference: { n } }) => n > 0) ?? contrasts[0];
    return [
      levelText(base.first, base.difference, unit),
      ...contrasts.map((one) => stacked(new DifferenceWords(one.difference, unit))),
    ];
  }
  const words = new DifferenceWords(difference, unit);
  return [
    levelText(first, difference, unit),
    levelText(other, difference, unit),
    words.mean,
    ...(isCertain ? [] : [words.interval]),
    ...(sharesDraws && !isCertain ? [timesText(saved)] : []),
  ];
}

/** `24 ×`; a dash where nothing varies. */
const timesText = (saved: number): string =>
  Number.isFinite(saved) ? `${decimal(saved, saved < 10 ? digitsFor(saved, 1) : 0)} ×` : NONE;
