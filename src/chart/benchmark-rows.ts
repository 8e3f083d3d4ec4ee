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
  openMark,
  type Plot,
  type PlotTerms,
  pixel,
  rangeOf,
  TOOLTIP,
  textAt,
} from './benchmark-marks.ts';
import { type Layer, MARGIN, WIDTH } from './figure.ts';
import { brief, capital } from './format.ts';
import { quantitative } from './layers.ts';
import { wrap } from './measure.ts';
import { valueAxis } from './scale.ts';
import { GRID, QUIET, SIZE, TEXT } from './theme.ts';

/** Height of what belongs to one group in a row, and the space between two rows. */
const LANE = 30;
const GAP = 18;
const LINE = 16;
/** Mean field above the middle of its lane, agents below, so that neither hides the other. */
const APART = 8;

interface Setting {
  readonly picture: Picture;
  readonly rows: readonly string[];
  readonly groups: readonly string[];
  readonly inks: Inks;
  readonly x: (field: string) => object;
}

/** Theory as ticks, one row a thing compared, the engines as marks beside them. */
export function rowsPlot(picture: Picture, { z, words, measure }: PlotTerms): Plot {
  const groups = groupsOf(picture);
  const rows = [
    ...new Set([...picture.theory, ...picture.meanField, ...picture.agents].map(({ x }) => String(x))),
  ];
  const names = rows.map((name) => wrap(name, NAME_ROOM, (line) => measure(line, SIZE.label, 400)));
  const room = Math.max(...names.flat().map((line) => measure(line, SIZE.label, 400)), 40);
  const left = MARGIN + room * 1.02 + 18;
  const width = WIDTH - left - MARGIN - 24;
  const inks = inksOf(groups);
  const range = rangeOf(picture);
  const axis = valueAxis(range, labelsOf(picture, range), { labelPadding: 8, labelFlush: false });
  const x = (field: string) =>
    quantitative(field, { scale: { domain: range.domain, nice: false, zero: false }, axis });
  const setting: Setting = { picture, rows, groups, inks, x };
  const height = rows.length * rowHeight(groups);
  const corner = MARGIN - left;
  const unnamed = groups.length > 1 ? groups : [];
  const key = keyOf(picture, { z, words, measure, inks, groups: unnamed, theory: 'tick' });
  const above = key.height + 10;
  return {
    left,
    right: MARGIN + 24,
    above,
    below: 46,
    height,
    body: {
      layer: [
        ...names.map((lines, row) => nameLayer(lines, corner, middleOf(setting, row))),
        ...lineLayers(setting, width),
        theoryLayer(setting),
        meanFieldLayer(setting),
        ...agentLayers(setting),
        ...key.layers(corner, -above + 2),
        textAt(capital(picture.y), width, height + 36, { color: QUIET, align: 'right' }),
      ],
    },
  };
}

const rowHeight = (groups: readonly string[]): number => groups.length * LANE + GAP;

const middleOf = ({ groups }: Setting, row: number): number => (row + 0.5) * rowHeight(groups);

/** The middle of a point's lane. */
function laneOf(setting: Setting, { x, group = '' }: Point): number {
  const { groups, rows } = setting;
  const lane = groups.indexOf(group) - (groups.length - 1) / 2;
  return middleOf(setting, rows.indexOf(String(x))) + lane * LANE;
}

const nameLayer = (lines: readonly string[], x: number, y: number): Layer =>
  textAt(lines.join('\n'), x, y - ((lines.length - 1) * LINE) / 2, {
    fontSize: SIZE.label,
    lineBreak: '\n',
    lineHeight: LINE,
    color: TEXT,
  });

/** Hair lines between rows. */
function lineLayers({ rows, groups }: Setting, width: number): Layer[] {
  const values = rows.slice(1).map((_, i) => ({ y: (i + 1) * rowHeight(groups), x: 0, x2: width }));
  const encoding = { x: pixel('x'), x2: { field: 'x2' }, y: pixel('y') };
  const mark = { type: 'rule', color: GRID, strokeDash: [1, 3], aria: false };
  return values.length > 0 ? [{ data: { values }, mark, encoding }] : [];
}

function theoryLayer(setting: Setting): Layer {
  const { picture, inks, x } = setting;
  const values = picture.theory.filter(isDrawable).map((point) => {
    const y = laneOf(setting, point);
    return {
      v: brief(point.y),
      y: y - LANE / 2 - 1,
      y2: y + LANE / 2 + 1,
      ink: inks.theory(point.group ?? ''),
    };
  });
  return {
    data: { values },
    mark: { type: 'rule', strokeWidth: 2.6 },
    encoding: { x: x('v'), y: pixel('y'), y2: { field: 'y2' }, color: colour() },
  };
}

function meanFieldLayer(setting: Setting): Layer {
  const { picture, inks, x } = setting;
  const values = picture.meanField.filter(isDrawable).map((point) => ({
    v: brief(point.y),
    y: laneOf(setting, point) - APART,
    ink: inks.meanField(point.group ?? ''),
    ...hintOf(picture, point, 'mean field'),
  }));
  return {
    data: { values },
    mark: { type: 'point', shape: 'diamond', ...openMark() },
    encoding: { x: x('v'), y: pixel('y'), stroke: colour(), tooltip: TOOLTIP },
  };
}

function agentLayers(setting: Setting): Layer[] {
  const { picture, inks, x } = setting;
  const values = picture.agents.filter(isDrawable).map((point) => ({
    v: brief(point.y),
    low: brief(Number.isFinite(point.low) ? point.low : point.y),
    high: brief(Number.isFinite(point.high) ? point.high : point.y),
    y: laneOf(setting, point) + APART,
    ink: inks.agents(point.group ?? ''),
    ...hintOf(picture, point, 'agents'),
  }));
  return [
    {
      data: { values },
      mark: { type: 'rule', strokeWidth: 1.8, aria: false },
      encoding: { x: x('low'), x2: { field: 'high' }, y: pixel('y'), color: colour() },
    },
    {
      data: { values },
      mark: { type: 'point', shape: 'circle', ...closedMark() },
      encoding: { x: x('v'), y: pixel('y'), fill: colour(), tooltip: TOOLTIP },
    },
  ];
}
