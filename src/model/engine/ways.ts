import type { HabitMoves } from '../law/habit.ts';
import type { Rows } from '../law/rows.ts';

/**
 * Where a shopping trip may lead: the ways from row to row, of which staying is one. They stand in a line by the row they
 * lead to, and each knows the row it comes from, so that a row's consumers after the trip are a sum over its line.
 */
export interface Ways {
  /** The ways to a row are those from `firstTo[row]` to `firstTo[row + 1]`. */
  readonly firstTo: Int32Array;
  /** By way: the row it comes from. */
  readonly from: Int32Array;
  /** By way: the methods whose payments lead there if their coin falls so, as a mask. */
  readonly by: Int32Array;
  /** The ways from a row, staying first: `out[firstFrom[row]]` to `out[firstFrom[row + 1] - 1]`. */
  readonly firstFrom: Int32Array;
  readonly out: Int32Array;
}

export function waysBetween(rows: Rows, moves: HabitMoves): Ways {
  const leading = Array.from({ length: rows.count }, (_, row) => waysFrom(rows, row, moves));
  const firstTo = new Int32Array(rows.count + 1);
  const firstFrom = new Int32Array(rows.count + 1);
  for (const [row, ways] of leading.entries()) {
    firstFrom[row + 1] = firstFrom[row] + ways.size;
    for (const target of ways.keys()) firstTo[target + 1]++;
  }
  for (let row = 0; row < rows.count; row++) firstTo[row + 1] += firstTo[row];
  const [from, by, out] = [0, 1, 2].map(() => new Int32Array(firstTo[rows.count]));
  const next = firstTo.slice();
  let place = 0;
  for (const [row, ways] of leading.entries()) {
    for (const [target, methods] of ways) {
      const way = next[target]++;
      from[way] = row;
      by[way] = methods;
      out[place++] = way;
    }
  }
  return { firstTo, from, by, firstFrom, out };
}

/** Where payments of a row's consumers lead, and by which methods: the row itself first. */
function waysFrom(rows: Rows, row: number, { to }: HabitMoves): Map<number, number> {
  const ways = new Map([[row, 0]]);
  for (let method = 0; method < rows.methods; method++) {
    if (method > 0 && !((rows.portfolioOf[row] >> method) & 1)) continue;
    const target = to[row * rows.methods + method];
    ways.set(target, (ways.get(target) ?? 0) | (1 << method));
  }
  return ways;
}
