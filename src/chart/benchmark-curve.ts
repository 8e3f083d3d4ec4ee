import type { Picture, Point } from '../experiment/verify/benchmark.ts';
import { keyOf } from './benchmark-key.ts';
import {
  closedMark,
  colour,
  groupsOf,
  hintOf,
  type Inks,
  inksOf,
  isDrawable,
  labelsOf,
  NAME_ROOM,
  numberLabels,
  openMark,
  type Plot,
  type PlotTerms,
  rangeOf,
  TOOLTIP,
  textAt,
  thinned,
} from './benchmark-marks.ts';
import { type Layer, MARGIN, WIDTH } from './figure.ts';
import { brief, capital } from './format.ts';
import { endLayers, endRoom, quantitative, type Strand } from './layers.ts';
import { clip, type Measure } from './measure.ts';
import { type NiceRange, niceRange, valueAxis } from './scale.ts';
import { QUIET, SIZE } from './theme.ts';

const LEFT = 84;
const HEIGHT = 320;
/** Points of a curve, and marks of an engine along it. */
const MOST = { theory: 300, marks: 40 } as const;

interface Setting {
  readonly picture: Picture;
  readonly inks: Inks;
  readonly axes: { readonly x: object; readonly y: object };
}

/** Theory as lines over a number, the engines as marks along them. */
export function curvePlot(picture: Picture, { z, words, measure }: PlotTerms): Plot {
  const groups = groupsOf(picture);
  const inks = inksOf(groups);
  const range = rangeOf(picture);
  const domain = domainOf(picture);
  const named = groups.length > 1 ? endsOf(picture, groups, inks, measure) : [];
  const ends = named.filter((end) => isAtEdge(end, domain));
  const right = (ends.length > 0 ? endRoom(ends, (text) => measure(text, SIZE.label, 700)) : 16) + MARGIN;
  const width = WIDTH - LEFT - right;
  const setting: Setting = { picture, inks, axes: axesOf(picture, domain, range) };
  const x = MARGIN - LEFT;
  const key = keyOf(picture, { z, words, measure, inks, groups: [], theory: 'line' });
  const above = key.height + 34;
  return {
    left: LEFT,
    right,
    above,
    below: 46,
    height: HEIGHT,
    body: {
      layer: [
        ...theoryLayers(setting),
        ...guideLayers(setting),
        ...meanFieldLayers(setting),
        ...agentLayers(setting),
        ...endLayers(ends, { width, height: HEIGHT, domain: range.domain }),
        ...named
          .filter((end) => !isAtEdge(end, domain))
          .map((end) =>
            innerName(
              end,
              setting,
              roomAt(end, domain, width) + right - MARGIN - measure(end.end, SIZE.label, 700),
            ),
          ),
        ...key.layers(x, -above + 4),
        textAt(capital(picture.y), x, -18, { color: QUIET }),
        textAt(capital(picture.x), width, HEIGHT + 36, { color: QUIET, align: 'right' }),
      ],
    },
  };
}

/** Whether a curve goes on to the right edge of the plot, where its name has a place. */
const isAtEdge = ({ points }: Strand, { domain: [low, high] }: NiceRange): boolean =>
  points[0].x > high - 0.02 * (high - low);

/** Pixels between the end of a curve and the right edge of the plot. */
const roomAt = ({ points }: Strand, { domain: [low, high] }: NiceRange, width: number): number =>
  (width * (high - points[0].x)) / (high - low);

/** The name of a curve that ends inside the plot: beside its end, or above it where there is no `room` left. */
const innerName = ({ points: [{ x, mid }], end, tone }: Strand, { axes }: Setting, room: number): Layer => ({
  data: { values: [{ x, y: mid, text: end }] },
  mark: {
    type: 'text',
    baseline: 'middle',
    ...(room > 14 ? { align: 'left', dx: 10 } : { align: 'right', dy: -14 }),
    fontSize: SIZE.label,
    fontWeight: 700,
    color: tone.text,
  },
  encoding: { ...axes, text: { field: 'text', type: 'nominal' } },
});

function domainOf({ theory, meanField, agents }: Picture): NiceRange {
  const values = [...theory, ...meanField, ...agents].map(({ x }) => Number(x));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const { ticks } = niceRange(low, high, { most: 8, least: Math.abs(high) * 1e-3 });
  const inside = ticks.filter((tick) => tick >= low - 1e-9 && tick <= high + 1e-9);
  return low < high ? { domain: [low, high], ticks: inside } : niceRange(low, high, { least: 1 });
}

function axesOf(picture: Picture, domain: NiceRange, range: NiceRange) {
  const step = domain.ticks.length > 1 ? domain.ticks[1] - domain.ticks[0] : 1;
  const across = {
    values: domain.ticks,
    labelExpr: numberLabels(step),
    grid: false,
    labelPadding: 6,
    labelFlush: false,
  };
  return {
    x: quantitative('x', { scale: { domain: domain.domain, nice: false, zero: false }, axis: across }),
    y: quantitative('y', {
      scale: { domain: range.domain, nice: false, zero: false },
      axis: valueAxis(range, labelsOf(picture, range)),
    }),
  };
}

const rowOf = (point: Point, ink: (group: string) => string) => ({
  x: Number(point.x),
  y: brief(point.y),
  group: point.group ?? '',
  ink: ink(point.group ?? ''),
});

const DETAIL = { field: 'group', type: 'nominal' };

function theoryLayers({ picture, inks, axes }: Setting): Layer[] {
  const values = thinned(picture.theory, MOST.theory).map((point) => rowOf(point, inks.theory));
  return [
    {
      data: { values },
      mark: { type: 'line', strokeWidth: 2.6, strokeCap: 'round', strokeJoin: 'round' },
      encoding: { ...axes, color: colour(), detail: DETAIL },
    },
  ];
}

/** Where theory gives a sign and no number, a thin line leads the eye along what the mean field says. */
function guideLayers({ picture, inks, axes }: Setting): Layer[] {
  if (picture.theory.length > 0) return [];
  const values = thinned(picture.meanField, MOST.theory).map((point) => rowOf(point, inks.meanField));
  const mark = { type: 'line', strokeWidth: 1.2, opacity: 0.7, aria: false };
  return [{ data: { values }, mark, encoding: { ...axes, color: colour(), detail: DETAIL } }];
}

function meanFieldLayers({ picture, inks, axes }: Setting): Layer[] {
  const values = thinned(picture.meanField, MOST.marks).map((point) => ({
    ...rowOf(point, inks.meanField),
    ...hintOf(picture, point, 'mean field'),
  }));
  const mark = { type: 'point', shape: 'diamond', ...openMark() };
  return [{ data: { values }, mark, encoding: { ...axes, stroke: colour(), tooltip: TOOLTIP } }];
}

function agentLayers({ picture, inks, axes }: Setting): Layer[] {
  const values = thinned(picture.agents, MOST.marks).map((point) => ({
    ...rowOf(point, inks.agents),
    low: brief(Number.isFinite(point.low) ? point.low : point.y),
    high: brief(Number.isFinite(point.high) ? point.high : point.y),
    ...hintOf(picture, point, 'agents'),
  }));
  return [
    {
      data: { values },
      mark: { type: 'rule', strokeWidth: 1.6, aria: false },
      encoding: { x: axes.x, y: { ...axes.y, field: 'low' }, y2: { field: 'high' }, color: colour() },
    },
    {
      data: { values },
      mark: { type: 'point', shape: 'circle', ...closedMark() },
      encoding: { ...axes, fill: colour(), tooltip: TOOLTIP },
    },
  ];
}

/** Names of the groups where their curves end. */
function endsOf(picture: Picture, groups: readonly string[], inks: Inks, measure: Measure): Strand[] {
  return groups.flatMap((group) => {
    const curve = [picture.theory, picture.meanField, picture.agents]
      .map((points) => points.filter((point) => (point.group ?? '') === group && isDrawable(point)))
      .find((points) => points.length > 0);
    const last = curve?.toSorted((a, b) => Number(a.x) - Number(b.x)).at(-1);
    if (last === undefined) return [];
    const point = {
      x: Number(last.x),
      mid: last.y,
      low: last.y,
      high: last.y,
      lowest: last.y,
      highest: last.y,
    };
    const end = clip(group, NAME_ROOM, (line) => measure(line, SIZE.label, 700));
    return [
      { name: group, tone: { fill: inks.theory(group), text: inks.text(group) }, points: [point], end },
    ];
  });
}
