import type { RegimeGrid } from '../../experiment/sweep/regime.ts';

/** A stretch of cells of one answer in a column, from `from` to `to` (excluded) rows. */
export interface Stretch {
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly answer: number;
  /** Share of replicates that agree. */
  readonly agree: number;
}

/** The grid as stretches, column by column. */
export function stretchesOf({ right, up, answer, agree }: RegimeGrid): Stretch[] {
  const stretches: Stretch[] = [];
  for (let column = 0; column < right.length; column++) {
    let from = 0;
    for (let row = 1; row <= up.length; row++) {
      const [at, before] = [column * up.length + row, column * up.length + from];
      if (row < up.length && answer[at] === answer[before] && same(agree[at], agree[before])) continue;
      stretches.push({ column, from, to: row, answer: answer[before], agree: agree[before] });
      from = row;
    }
  }
  return stretches;
}

const same = (a: number, b: number): boolean => Object.is(a, b) || a === b;

/** A piece of a border between two answers: along a column's side, or along a row's. */
export interface Border {
  readonly isUpright: boolean;
  /** Between this column (row) and the next. */
  readonly after: number;
  readonly from: number;
  readonly to: number;
}

/** Where neighbours answer differently. */
export function bordersOf(grid: RegimeGrid): Border[] {
  const [columns, rows] = [grid.right.length, grid.up.length];
  const at = (column: number, row: number) => grid.answer[column * rows + row];
  const upright = Array.from({ length: Math.max(0, columns - 1) }, (_, after) =>
    runs(rows, (row) => at(after, row) !== at(after + 1, row)).map(
      ([from, to]): Border => ({ isUpright: true, after, from, to }),
    ),
  );
  const level = Array.from({ length: Math.max(0, rows - 1) }, (_, after) =>
    runs(columns, (column) => at(column, after) !== at(column, after + 1)).map(
      ([from, to]): Border => ({ isUpright: false, after, from, to }),
    ),
  );
  return [...upright, ...level].flat();
}

/** Runs of places, `from` to `to` (excluded), at which something holds. */
function runs(length: number, holds: (place: number) => boolean): [number, number][] {
  const found: [number, number][] = [];
  for (let place = 0; place < length; place++) {
    if (!holds(place)) continue;
    const last = found.at(-1);
    if (last !== undefined && last[1] === place) last[1] = place + 1;
    else found.push([place, place + 1]);
  }
  return found;
}

/** A connected area of one answer: how many cells it has, and the rectangle in it that best takes words. */
export interface Area {
  readonly answer: number;
  readonly cells: number;
  readonly column: readonly [from: number, to: number];
  readonly row: readonly [from: number, to: number];
}

/** All connected areas, the largest first. `aspect` is how many times wider than high words are, in cells. */
export function areasOf(grid: RegimeGrid, aspect: number): Area[] {
  const rows = grid.up.length;
  const seen = new Uint8Array(grid.answer.length);
  const areas: Area[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 1 || grid.answer[start] < 0) continue;
    const cells = spread(grid, start, seen);
    const inside = new Set(cells);
    areas.push({ answer: grid.answer[start], cells: cells.length, ...widest(inside, rows, aspect) });
  }
  return areas.toSorted((a, b) => b.cells - a.cells);
}

/** Cells of the same answer that hang together with a first one. */
function spread({ right, up, answer }: RegimeGrid, start: number, seen: Uint8Array): number[] {
  const [columns, rows] = [right.length, up.length];
  const cells = [start];
  seen[start] = 1;
  for (let next = 0; next < cells.length; next++) {
    const at = cells[next];
    const [column, row] = [Math.floor(at / rows), at % rows];
    for (const [i, j] of [
      [column - 1, row],
      [column + 1, row],
      [column, row - 1],
      [column, row + 1],
    ]) {
      const beside = i * rows + j;
      if (i < 0 || j < 0 || i >= columns || j >= rows || seen[beside] === 1) continue;
      if (answer[beside] !== answer[start]) continue;
      seen[beside] = 1;
      cells.push(beside);
    }
  }
  return cells;
}

/**
 * The rectangle within a set of cells in which words of this aspect can be written largest: for each height, the longest run of
 * columns whose cells all belong to it.
 */
function widest(inside: ReadonlySet<number>, rows: number, aspect: number): Pick<Area, 'column' | 'row'> {
  let best = { size: 0, column: [0, 0] as [number, number], row: [0, 0] as [number, number] };
  const tall = new Map<number, number>();
  const downward = [...inside].toSorted((a, b) => a - b);
  for (const at of downward) tall.set(at, at % rows === 0 ? 1 : (tall.get(at - 1) ?? 0) + 1);
  for (const at of downward) {
    const column = Math.floor(at / rows);
    let height = Number.POSITIVE_INFINITY;
    for (let left = column; inside.has(left * rows + (at % rows)); left--) {
      height = Math.min(height, tall.get(left * rows + (at % rows))!);
      const width = column - left + 1;
      const size = Math.min(width / aspect, height);
      if (size <= best.size) continue;
      best = { size, column: [left, column + 1], row: [(at % rows) - height + 1, (at % rows) + 1] };
    }
  }
  return { column: best.column, row: best.row };
}
