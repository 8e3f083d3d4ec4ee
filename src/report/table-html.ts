import { decimal, NONE, percent, points, signed } from '../chart/format.ts';
import type { Estimate } from '../core/stats.ts';
import type { Figure } from '../experiment/summarize.ts';
import { escapeHtml } from './escape.ts';

/** How a figure is written: a share as a percentage, or an amount with so many digits. */
export type Kind = 'share' | 'amount';

/** A row of a table of figures. */
export interface FigureRow {
  readonly label: string;
  readonly kind: Kind;
  readonly figure: Figure | undefined;
}

/** Rows under a common head. */
export interface RowGroup {
  readonly head: string;
  readonly rows: readonly FigureRow[];
}

/** Which columns a table has: a quarter after where something happens, intervals where there is more than one run. */
export interface Columns {
  readonly dated: boolean;
  readonly intervals: boolean;
}

const INTERVAL = '95% interval';

/** A table of figures over the windows of a run, groups of rows under their heads. */
export function figureTable(caption: string, groups: readonly RowGroup[], columns: Columns): string {
  const { dated, intervals } = columns;
  const base = dated ? 'Quarter before' : 'First quarter';
  const heads = [base, ...(dated ? ['Quarter after'] : []), 'Last quarter', 'Change to last'];
  if (intervals) heads.push(INTERVAL);
  const bodies = withRows(groups, ({ last }) => last).map((group) =>
    bodyOf(group, heads.length + 1, (row) => rowOf(row, columns)),
  );
  if (bodies.length === 0) return '';
  return wrapped(caption, intervals ? 'Mean' : '', heads, bodies);
}

/** Groups without the rows of figures that do not exist, and without those that are left empty. */
const withRows = (groups: readonly RowGroup[], told: (figure: Figure) => Estimate): RowGroup[] =>
  groups
    .map(({ head, rows }) => ({
      head,
      rows: rows.filter(({ figure }) => figure && Number.isFinite(told(figure).mean)),
    }))
    .filter(({ rows }) => rows.length > 0);

function bodyOf({ head, rows }: RowGroup, width: number, lineOf: (row: FigureRow) => string): string {
  const title =
    head === '' ? '' : `<tr><th scope="rowgroup" colspan="${width}">${escapeHtml(head)}</th></tr>\n`;
  return `<tbody>${title}${rows.map(lineOf).join('\n')}</tbody>`;
}

function rowOf({ label, kind, figure }: FigureRow, { dated, intervals }: Columns): string {
  const { first, last, change, before, after, lasting } = figure!;
  const moved = (dated ? lasting : change) ?? change;
  const from = (dated ? before : first) ?? first;
  const digits =
    kind === 'share'
      ? shareDigits(last.mean)
      : amountDigits(Math.max(Math.abs(last.mean), Math.abs(from.mean)));
  const level = ({ mean }: Estimate) => (kind === 'share' ? percent(mean, digits) : decimal(mean, digits));
  const move = ({ mean }: Estimate) => (kind === 'share' ? points(mean, digits) : signed(mean, digits));
  const levels = [from, ...(dated && after ? [after] : []), last].map(level);
  return line(label, [...levels, move(moved), ...(intervals ? [interval(moved, move)] : [])]);
}

const shareDigits = (level: number) => (level >= 0.1 ? 1 : level >= 0.001 || level === 0 ? 2 : 3);

const amountDigits = (level: number) => (level >= 1000 ? 0 : level >= 100 ? 1 : 2);

const line = (label: string, cells: readonly string[]): string =>
  `<tr><th scope="row">${escapeHtml(label)}</th>${cells.map((cell) => `<td class="nowrap">${cell}</td>`).join('')}</tr>`;

/** A table of changes alone, for figures whose level has no zero; groups of rows under their heads. */
export function changeTable(
  caption: string,
  groups: readonly RowGroup[],
  { dated, intervals }: Columns,
): string {
  const shown = withRows(groups, ({ change }) => change);
  if (shown.length === 0) return '';
  const movesOf = ({ figure }: FigureRow) => (dated ? [figure!.effect!, figure!.lasting!] : [figure!.change]);
  const moves = shown.flatMap(({ rows }) => rows.flatMap(movesOf));
  const digits = Math.max(...moves.map(({ mean }) => Math.abs(mean))) >= 10 ? 1 : 2;
  const words = ({ mean }: Estimate) => signed(mean, digits);
  const heads = [...(dated ? ['Quarter after'] : []), 'Last quarter'].flatMap((head) =>
    intervals ? [head, INTERVAL] : [head],
  );
  const lineOf = (row: FigureRow) =>
    line(
      row.label,
      movesOf(row).flatMap((move) => [words(move), ...(intervals ? [interval(move, words)] : [])]),
    );
  const bodies = shown.map((group) => bodyOf(group, heads.length + 1, lineOf));
  return wrapped(caption, 'Change since before', heads, bodies);
}

function wrapped(
  caption: string,
  corner: string,
  heads: readonly string[],
  bodies: readonly string[],
): string {
  const cells = heads.map((head) => `<th scope="col">${head}</th>`).join('');
  return `<div class="table" tabindex="0" role="region" aria-label="${escapeHtml(caption)}"><table><caption>${escapeHtml(caption)}</caption>
<thead><tr><th scope="col"><span class="small">${corner}</span></th>${cells}</tr></thead>
${bodies.join('\n')}</table></div>`;
}

function interval({ low, high }: Estimate, words: (end: Estimate) => string): string {
  if (!Number.isFinite(low)) return NONE;
  const end = (mean: number) => words({ mean, sd: Number.NaN, low: mean, high: mean, n: 0 });
  return `${end(low)} to ${end(high)}`;
}

/** A plain table: heads, and rows of ready HTML cells. */
export function plainTable(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<td class="words">${cell}</td>`).join('');
  return `<div class="table" tabindex="0" role="region" aria-label="${escapeHtml(caption)}"><table><caption>${escapeHtml(caption)}</caption>
<thead><tr>${heads.map((head) => `<th scope="col" class="words">${escapeHtml(head)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}</tbody></table></div>`;
}
