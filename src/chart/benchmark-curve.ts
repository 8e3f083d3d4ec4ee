import type { Picture, Point } from '../experiment/verify/benchmark.ts';
import {
  closedMark,
  colour,
  groupsOf,
  type Inks,
  inksOf,
  isDrawable,
  KEY_ROOM,
  keyLayers,
  labelsOf,
  NAME_ROOM,
  numberLabels,
  openMark,
  rangeOf,
  textAt,
  thinned,
  wordsOf,
} from './benchmark-marks.ts';
import { type Layer, MARGIN, type Parts, WIDTH } from './figure.ts';
import { brief, capital, decimal } from './format.ts';
import { endLayers, endRoom, quantitative, type Strand } from './layers.ts';
import { clip, type Measure } from './measure.ts';
import { type NiceRange, niceRange, valueAxis } from './scale.ts';
import { QUIET, SIZE } from './theme.ts';

type Plot = Pick<Parts, 'left' | 'right' | 'above' | 'below' | 'height' | 'body'>;

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
export function curvePlot(picture: Picture, z: number, measure: Measure): Plot {
  const groups = groupsOf(picture);
  const inks = inksOf(groups);
  const range = rangeOf(picture);
  const domain = domainOf(picture);
  const ends = groups.length > 1 ? endsOf(picture, groups, inks, measure) : [];
  const right = (ends.length > 0 ? endRoom(ends, (text) => measure(text, SIZE.label, 700)) : 16) + MARGIN;
  const width = WIDTH - LEFT - right;
  const setting: Setting = { picture, inks, axes: axesOf(picture, domain, range) };
  const x = MARGIN - LEFT;
  return {
    left: LEFT,
    right,
    above: KEY_ROOM + 26,
    below: 46,
    height: HEIGHT,
    body: {
      layer: [
        ...theoryLayers(setting),
        ...meanFieldLayers(setting),
        ...agentLayers(setting),
        ...endLayers(ends, { width, height: HEIGHT, domain: range.domain }),
        ...keyLayers(picture, { x, y: -KEY_ROOM - 12, z, inks, groups: [], measure, theory: 'line' }),
        textAt(capital(picture.y), x, -14, { color: QUIET }),
        textAt(capital(picture.x), width, HEIGHT + 36, { color: QUIET, align: 'right' }),
      ],
    },
  };
}

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

function theoryLayers({ picture, inks, axes }: Setting): Layer[] {
  const values = thinned(picture.theory, MOST.theory).map((point) => rowOf(point, inks.theory));
  const detail = { field: 'group', type: 'nominal' };
  return [
    {
      data: { values },
      mark: { type: 'line', strokeWidth: 2.6, strokeCap: 'round', strokeJoin: 'round' },
      encoding: { ...axes, color: colour(), detail },
    },
  ];
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

/** Words of a mark for the pointer. */
export const TOOLTIP = [
  { field: 'hint', type: 'nominal', title: 'title' },
  { field: 'value', type: 'nominal' },
];

const hintOf = (picture: Picture, { x, y, group }: Point, who: string) => ({
  hint: [group, `${picture.x} ${typeof x === 'number' ? decimal(x, x % 1 === 0 ? 0 : 3) : x}`, who]
    .filter((word) => word !== undefined && word !== '')
    .join(', '),
  value: wordsOf(picture, y),
});

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
