import { within } from '../study/factors.ts';
import type { Factor, FactorValue } from '../study/study.ts';
import type { SweepResult } from './told.ts';

/** The answers of a map over its first two factors, on the finest grid: what was not asked takes the answer of what was. */
export interface RegimeGrid {
  /** Values of the first factor, left to right. */
  readonly right: readonly FactorValue[];
  /** Values of the second factor, bottom to top. */
  readonly up: readonly FactorValue[];
  /** Answer at a column and a row, by `column * up.length + row`; -1 for none. */
  readonly answer: Int16Array;
  /** Share of replicates that agree, in the same order; where it was not asked, as much as lies between the corners. */
  readonly agree: Float64Array;
  /** Whether the condition was run, in the same order. */
  readonly known: Uint8Array;
}

/**
 * Lays the conditions of a grid out. Cells that refining left coarse, since their corners agree, are filled with the answer of
 * the nearest corner; with more than two factors, the others are at their first levels.
 */
export function regimeGrid({ study, conditions }: SweepResult, map: number): RegimeGrid {
  const [first, second] = study.factors;
  const cut = 2 ** study.refine;
  const [right, up] = [first, second].map((factor) => valuesOf(factor, cut));
  const places = [right, up].map((values) => new Map(values.map((value, i) => [value, i])));
  const others = study.factors.slice(2).map(({ levels }) => levels[0].value);
  const size = right.length * up.length;
  const grid: RegimeGrid = {
    right,
    up,
    answer: new Int16Array(size).fill(-1),
    agree: new Float64Array(size).fill(Number.NaN),
    known: new Uint8Array(size),
  };
  for (const { point, answers } of conditions) {
    if (others.some((value, i) => point[i + 2] !== value)) continue;
    const [column, row] = places.map((place, k) => place.get(point[k]));
    if (column === undefined || row === undefined) continue;
    const at = column * up.length + row;
    grid.answer[at] = answers[map].answer;
    grid.agree[at] = answers[map].agree;
    grid.known[at] = 1;
  }
  for (let i = 0; i + cut < right.length; i += cut)
    for (let j = 0; j + cut < up.length; j += cut) fill(grid, i, j, cut);
  return grid;
}

/** All values that a factor can have been asked at: its levels, or those of a range halved `refine` times. */
function valuesOf({ levels, range }: Factor, cut: number): FactorValue[] {
  if (range === null || cut === 1) return levels.map(({ value }) => value);
  const steps = (levels.length - 1) * cut;
  return Array.from({ length: steps + 1 }, (_, i) => within(range, i / steps));
}

/** Fills a square of the finest grid: cut in four where its middle was asked, else by its corners. */
function fill(grid: RegimeGrid, left: number, bottom: number, side: number): void {
  if (side === 1) return;
  const half = side / 2;
  const rows = grid.up.length;
  if (grid.known[(left + half) * rows + bottom + half] === 1) {
    for (const i of [left, left + half]) for (const j of [bottom, bottom + half]) fill(grid, i, j, half);
    return;
  }
  for (let i = left; i <= left + side; i++)
    for (let j = bottom; j <= bottom + side; j++) {
      const at = i * rows + j;
      if (grid.known[at] === 1 || grid.answer[at] >= 0) continue;
      const [x, y] = [(i - left) / side, (j - bottom) / side];
      const corner = (right: number, up: number) => (left + right * side) * rows + bottom + up * side;
      grid.answer[at] = grid.answer[corner(x > 0.5 ? 1 : 0, y > 0.5 ? 1 : 0)];
      const below = (1 - x) * grid.agree[corner(0, 0)] + x * grid.agree[corner(1, 0)];
      const above = (1 - x) * grid.agree[corner(0, 1)] + x * grid.agree[corner(1, 1)];
      grid.agree[at] = (1 - y) * below + y * above;
    }
}
