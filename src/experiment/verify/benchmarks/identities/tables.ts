import { splitList } from '../../../../core/list.ts';
import type { ColumnSpec, Table } from '../../../../core/table.ts';
import type { Series } from '../../../../model/series.ts';
import { ALL } from '../../../weekly.ts';

/** The columns by which a row of each table is known. */
const KEYS = {
  platforms: ['week', 'region', 'method'],
  market: ['week', 'region'],
  consumers: ['week', 'region', 'segment'],
  retailers: ['week', 'retailer', 'region'],
  switching: ['window_start', 'region', 'from', 'to'],
} as const;

type Name = keyof typeof KEYS;
const EVERY = Object.keys(KEYS) as Name[];

/** How two runs are laid side by side. */
export interface Matching {
  /** Words of the first run as they stand in the second. */
  readonly words?: (text: string) => string;
  /** By how much a number of the first run is larger in the second. */
  readonly scale?: (column: ColumnSpec) => number;
  readonly tables?: readonly Name[];
  /** Which columns are looked at; all of them if left out. */
  readonly columns?: (column: ColumnSpec) => boolean;
  /** Only what is measured of all regions together. */
  readonly allOnly?: boolean;
  /** Rows of the second run that the first need not have, by the words of their key. */
  readonly mayAdd?: (key: readonly string[]) => boolean;
}

/** How far two runs are from being one. */
export interface Distance {
  /** Cells that are not the same to the bit; a row without its like counts with all its cells. */
  readonly cells: number;
  /** The largest difference of two numbers, as a share of the largest number of their column. */
  readonly gap: number;
}

/** Lays all tables of two runs side by side, row by row, in whatever order the rows stand. */
export function distance(a: Series, b: Series, matching: Matching = {}): Distance {
  const parts = (matching.tables ?? EVERY).map((name) =>
    tableDistance(a[name], b[name], KEYS[name], matching),
  );
  return {
    cells: parts.reduce((sum, { cells }) => sum + cells, 0),
    gap: Math.max(...parts.map(({ gap }) => gap)),
  };
}

function tableDistance(a: Table, b: Table, keys: readonly string[], matching: Matching): Distance {
  const { words = (text) => text, mayAdd = () => false, columns: isMeant = () => true } = matching;
  const left = indexOf(a, keys, words, matching.allOnly);
  const right = indexOf(b, keys, (text) => text, matching.allOnly);
  const pairs = [...left].map(([key, row]) => [row, right.get(key)] as const);
  const lonely =
    pairs.filter(([, row]) => row === undefined).length +
    [...right.keys()].filter((key) => !left.has(key) && !mayAdd(key.split('\n'))).length;
  const both = pairs.filter((pair): pair is readonly [number, number] => pair[1] !== undefined);
  const columns = a.spec.filter(isMeant).map((column) => columnDistance(a, b, column, both, matching));
  return {
    cells: columns.reduce((sum, { cells }) => sum + cells, lonely * a.spec.length),
    gap: lonely > 0 ? Number.POSITIVE_INFINITY : Math.max(0, ...columns.map(({ gap }) => gap)),
  };
}

function indexOf(
  table: Table,
  keys: readonly string[],
  words: (text: string) => string,
  allOnly = false,
): Map<string, number> {
  const index = new Map<string, number>();
  for (let row = 0; row < table.rows; row++) {
    if (allOnly && table.at('region', row) !== ALL) continue;
    index.set(keys.map((key) => words(String(table.at(key, row)))).join('\n'), row);
  }
  return index;
}

function columnDistance(
  a: Table,
  b: Table,
  column: ColumnSpec,
  pairs: readonly (readonly [number, number])[],
  { words = (text) => text, scale = () => 1 }: Matching,
): Distance {
  if (column.type === 'text') {
    const [left, right] = [a.text(column.name), b.text(column.name)];
    const cells = pairs.filter(([i, j]) => inOrder(words(left[i])) !== inOrder(right[j])).length;
    return { cells, gap: cells > 0 ? Number.POSITIVE_INFINITY : 0 };
  }
  const [left, right] = [a.number(column.name), b.number(column.name)];
  const factor = scale(column);
  let [cells, widest, largest] = [0, 0, 0];
  for (const [i, j] of pairs) {
    const [x, y] = [factor * left[i], right[j]];
    if (Number.isNaN(x) && Number.isNaN(y)) continue;
    if (x !== y) cells++;
    const gap = Math.abs(x - y);
    widest = Math.max(widest, Number.isNaN(gap) ? Number.POSITIVE_INFINITY : gap);
    largest = Math.max(largest, Math.abs(x) || 0, Math.abs(y) || 0);
  }
  return { cells, gap: widest === 0 ? 0 : widest / largest };
}

/** A list of methods, `a + b`, whatever their order in the scenario. */
const inOrder = (text: string): string => splitList(text).toSorted().join(' + ');
