import type { Scenario } from '../scenario/schema.ts';
import type { BandPoint } from './bands.ts';
import type { Layer } from './figure.ts';
import { NONE } from './format.ts';
import type { Axes, Strand } from './layers.ts';
import { INK } from './theme.ts';
import { weekInWords } from './time.ts';

/** What is shown while the pointer is over a point in time. */
export interface HoverCell {
  readonly x: number;
  readonly title: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The values of all lines week by week, in words. */
export function strandCells(
  scenario: Scenario,
  strands: readonly Strand[],
  words: (point: BandPoint) => string,
): HoverCell[] {
  const cells = new Map<number, Record<string, string>>();
  for (const { name, points } of strands) {
    for (const point of points) {
      const cell = cells.get(point.x) ?? {};
      cell[name] = words(point);
      cells.set(point.x, cell);
    }
  }
  return [...cells]
    .sort(([a], [b]) => a - b)
    .map(([x, values]) => ({ x, title: weekInWords(scenario, x), values }));
}

/** Marks of layers whose name begins so are left out of still pictures. */
export const HOVER = 'hover';

/** Invisible columns over a plot, one a point in time, that carry the tooltip. `plot` is unique in the figure. */
export function hoverLayer(cells: readonly HoverCell[], axes: Axes, plot: string): Layer {
  const step = cells.length > 1 ? cells[1].x - cells[0].x : 1;
  const names = [...new Set(cells.flatMap(({ values }) => Object.keys(values)))];
  const rows = cells.map(({ x, title, values }) => ({
    title,
    from: x - step / 2,
    to: x + step / 2,
    ...Object.fromEntries(names.map((name, i) => [`v${i}`, values[name] ?? NONE])),
  }));
  return {
    name: `${HOVER}-${plot}`,
    data: { values: rows },
    mark: { type: 'rect', opacity: 0, color: INK, aria: false, clip: true },
    encoding: {
      x: { ...axes.x, field: 'from' },
      x2: { field: 'to' },
      tooltip: [
        { field: 'title', type: 'nominal', title: 'title' },
        ...names.map((name, i) => ({ field: `v${i}`, type: 'nominal', title: name })),
      ],
    },
  };
}
