import { columnOf, type Grid, shown } from '../../bench/finding.ts';
import { median } from '../../bench/measure.ts';
import { framed, type Spec } from '../../src/chart/figure.ts';
import { decimal } from '../../src/chart/format.ts';
import type { Measure } from '../../src/chart/measure.ts';
import { panelGrid, panelParts } from '../../src/chart/sweep/panels.ts';
import { PLATFORM_TONES } from '../../src/chart/theme.ts';
import { type Axis, logAxis, plainAxis, wholeAxis } from './axis.ts';
import { type Line, type LinePanel, linePanel } from './line-panel.ts';

const [DARK, LIGHT] = PLATFORM_TONES;

/** Figures to three digits. */
const three = (value: number): string => shown(value, { name: '', digits: 3 });

type Points = (readonly [number, number])[];

/** Two columns as points, those that were not measured left out. */
function pointsOf(grid: Grid, x: string, y: string): Points {
  const ys = columnOf(grid, y);
  return columnOf(grid, x).flatMap((at, i) => {
    const value = ys[i];
    return at === null || value === null ? [] : [[at, value] as const];
  });
}

const valuesOf = (...all: readonly Points[]): number[] => all.flatMap((points) => points.map(([, y]) => y));

/** The smallest x from which on no y is further than a quarter from the last. */
export function flatFrom(points: Points): number {
  const last = points[points.length - 1][1];
  const uneven = points.findLastIndex(([, y]) => Math.abs(y / last - 1) > 0.25);
  return points[uneven + 1][0];
}

/** What a trip and a consumer cost by how many consumers there are. */
export function consumersChart(grid: Grid, measure: Measure, source: string): Spec {
  const alone = pointsOf(grid, 'consumers', 'ns per consumer-trip');
  const together = pointsOf(grid, 'consumers', 'on two threads, ns');
  const bytes = pointsOf(grid, 'consumers', 'bytes per consumer');
  const x = logAxis(
    'consumers',
    alone.map(([at]) => at),
  );
  const end = (points: Points, name: string) => `${name} ${three(points[points.length - 1][1])}`.trim();
  return chartOf(
    {
      title: `From ${decimal(flatFrom(alone))} consumers on, a trip costs the same, and a consumer takes ${three(bytes[bytes.length - 1][1])} bytes`,
      subtitle: grid.title,
      panels: [
        {
          head: 'Time of a week',
          hint: 'nanoseconds per consumer-trip, logarithmic',
          x,
          y: logAxis('', valuesOf(alone, together)),
          lines: [
            { end: `${end(alone, 'one thread')} ns`, tone: DARK, points: alone },
            { end: `${end(together, 'two')} ns`, tone: LIGHT, points: together },
          ],
        },
        {
          head: 'Memory of the market',
          hint: 'bytes per consumer after the first week, logarithmic',
          x,
          y: logAxis('', valuesOf(bytes)),
          lines: [{ end: end(bytes, ''), tone: DARK, points: bytes }],
        },
      ],
      notes: [
        'Left of the flat part the market itself counts: laws, retailers and records cost a week the same however many consumers there are.',
      ],
    },
    measure,
    source,
  );
}

interface Structure {
  readonly platforms: Grid;
  readonly regions: Grid;
  readonly retailers: Grid;
  readonly replicates: Grid;
}

/** What a week costs by the other sizes of a market, one at a time. */
export function structureChart(grids: Structure, measure: Measure, source: string): Spec {
  const platforms = weekOf(grids.platforms);
  const regions = weekOf(grids.regions);
  const retailers = weekOf(grids.retailers);
  const replicates = weekOf(grids.replicates);
  const week = 'milliseconds of a week';
  return chartOf(
    {
      title: `Platforms multiply the cost of a week, regions and retailers add to it, ${isFlat(replicates) ? 'replicates leave it as it is' : 'replicates differ'}`,
      subtitle:
        'One quantity at a time from 100,000 consumers, 3 platforms, 5 regions and 30 deciding retailers a region, on one thread; replicates with 20,000 consumers.',
      panels: [
        {
          head: `Platforms: × ${timesEach(platforms).toFixed(1)} for each one more, from the third on`,
          hint: `${week}, logarithmic`,
          ...panelOf(platforms, 'platforms that anyone may hold', wholeAxis, logAxis),
        },
        {
          head: `Regions: + ${three(slopeOf(regions))} ms for each one more`,
          hint: week,
          ...panelOf(regions, 'regions', plainAxis, plainAxis),
        },
        {
          head: `Retailers: + ${three((slopeOf(retailers) / REGIONS) * 1000)} µs for each one more`,
          hint: week,
          ...panelOf(retailers, 'deciding retailers in each of five regions', plainAxis, plainAxis),
        },
        {
          head: `Replicates: ${spread(replicates)} each`,
          hint: 'milliseconds of a week of one replicate',
          ...panelOf(replicates, 'replicates', wholeAxis, plainAxis),
        },
      ],
      notes: [],
    },
    measure,
    source,
  );
}

const REGIONS = 5;

/** The first column against the time of a week. */
const weekOf = (grid: Grid): Points => pointsOf(grid, grid.columns[0].name, 'week, ms');

type MakeAxis = (title: string, values: readonly number[]) => Axis;

const panelOf = (points: Points, called: string, x: MakeAxis, y: MakeAxis) => ({
  x: x(
    called,
    points.map(([at]) => at),
  ),
  y: y('', valuesOf(points)),
  lines: [{ end: `${three(points[points.length - 1][1])} ms`, tone: DARK, points } satisfies Line],
});

/** By how much y is multiplied when x grows by one, over the points from the third on. */
function timesEach(points: Points): number {
  const [from, to] = [points[Math.min(2, points.length - 2)], points[points.length - 1]];
  return (to[1] / from[1]) ** (1 / (to[0] - from[0]));
}

/** By how much y grows with x, from the first point to the last. */
function slopeOf(points: Points): number {
  const [from, to] = [points[0], points[points.length - 1]];
  return (to[1] - from[1]) / (to[0] - from[0]);
}

/** Whether no y is further than a quarter from the middle one. */
function isFlat(points: Points): boolean {
  const values = valuesOf(points);
  return values.every((value) => Math.abs(value / median(values) - 1) <= 0.25);
}

function spread(points: Points): string {
  const values = valuesOf(points);
  return `${three(Math.min(...values))} to ${three(Math.max(...values))} ms a week`;
}

interface Words {
  readonly title: string;
  readonly subtitle: string;
  readonly panels: readonly LinePanel[];
  readonly notes: readonly string[];
}

const ROOM = { left: 52, between: 112, height: 210, most: 2 };

function chartOf({ title, subtitle, panels, notes }: Words, measure: Measure, source: string): Spec {
  const ends = panels.flatMap(({ lines }) => lines.map(({ end }) => measure(end, 13, 600)));
  const room = { ...ROOM, right: Math.ceil(Math.max(...ends)) + 24 };
  const grid = panelGrid(panels.length, room);
  const drawn = panels.map((panel) => linePanel(panel, grid));
  return framed({ measure, source }, { title, subtitle, notes, ...panelParts(drawn, grid, room, measure) });
}
