import { quoted } from '../chart/compare/words.ts';
import { closePercent } from '../chart/event-words.ts';
import type { Comparison } from '../experiment/compare/comparison.ts';
import { type Difference, diffScenarios } from '../scenario/diff.ts';
import { escapeHtml } from './escape.ts';
import { plainTable } from './table-html.ts';

/** Something that differs, in the first scenario and, by index, in those of the others in which it is not as in the first. */
interface Row {
  readonly what: string;
  readonly first: string;
  readonly others: Map<number, string>;
}

/** More lines than this are folded. */
const LONG = 24;

/** What differs between the first scenario and the others, in plain words: a line a thing, a column a scenario. */
export function differenceTable({ first, pairs }: Comparison): string {
  const rows = new Map<string, Row>();
  for (const [i, { arm }] of pairs.entries())
    for (const difference of diffScenarios(first.scenario, arm.scenario)) {
      const { path, what, before, after } = difference;
      const key = JSON.stringify([path, what]);
      const row = rows.get(key) ?? { what, first: words(before), others: new Map() };
      row.others.set(i, words(after));
      rows.set(key, row);
    }
  const names = pairs.map(({ arm }) => quoted(arm.name)).join(', ');
  if (rows.size === 0)
    return `<p>Nothing that happens differs between ${escapeHtml(`${quoted(first.name)} and ${names}`)}.</p>`;
  const table = plainTable(
    'In plain words',
    ['', first.name, ...pairs.map(({ arm }) => arm.name)],
    [...rows.values()].map((row) => cellsOf(row, pairs.length).map((cell) => escapeHtml(closePercent(cell)))),
  );
  return rows.size > LONG
    ? `<details open><summary>${rows.size} differences</summary>${table}</details>`
    : table;
}

const cellsOf = ({ what, first, others }: Row, count: number): string[] => [
  what,
  first,
  ...Array.from({ length: count }, (_, i) => others.get(i) ?? first),
];

/** A value, or whether there is such a thing. */
const words = (side: Difference['before']): string => (side === undefined ? '–' : side === '' ? 'yes' : side);
