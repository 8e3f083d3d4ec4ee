import { pushApart } from '../../src/chart/ends.ts';
import type { Layer } from '../../src/chart/figure.ts';
import { quantitative } from '../../src/chart/layers.ts';
import { valueAxis } from '../../src/chart/scale.ts';
import type { Panel, PanelGrid } from '../../src/chart/sweep/panels.ts';
import { QUIET, SIZE, type Tone } from '../../src/chart/theme.ts';
import { type Axis, placeOf, SHORT, scaleOf } from './axis.ts';

export interface Line {
  /** Written at the line's last point, with its value. */
  readonly end: string;
  readonly tone: Tone;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Measurements as lines through points, in a panel of their own. */
export interface LinePanel {
  readonly head: string;
  /** What is drawn, with its unit. */
  readonly hint: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly Line[];
}

const WORD_GAP = 18;

export function linePanel({ head, hint, x, y, lines }: LinePanel, grid: PanelGrid): Panel {
  const encoding = { x: xOf(x), y: yOf(y) };
  return {
    head,
    hint,
    layers: [...lines.flatMap(({ tone, points }) => marks(points, tone, encoding)), endWords(lines, y, grid)],
  };
}

function marks(points: Line['points'], tone: Tone, encoding: Record<string, unknown>): Layer[] {
  const data = { values: points.map(([x, y]) => ({ x, y })) };
  return [
    { data, mark: { type: 'line', color: tone.fill, strokeWidth: 2.4 }, encoding },
    {
      data,
      mark: { type: 'point', shape: 'circle', filled: true, opacity: 1, size: 40, color: tone.fill },
      encoding,
    },
  ];
}

const xOf = (axis: Axis) =>
  quantitative('x', {
    scale: scaleOf(axis),
    axis: {
      title: axis.title,
      titleColor: QUIET,
      titleFontSize: SIZE.axis,
      titleFontWeight: 400,
      titlePadding: 8,
      values: axis.range.ticks,
      labelExpr: SHORT,
      grid: false,
      tickSize: 4,
      labelFlush: false,
    },
  });

const yOf = (axis: Axis) =>
  quantitative('y', { scale: scaleOf(axis), axis: valueAxis(axis.range, SHORT, { labelPadding: 8 }) });

/** Names right of the last points, pushed apart. */
function endWords(lines: readonly Line[], y: Axis, { width, height }: PanelGrid): Layer {
  const wanted = lines.map(({ points }) => height - placeOf(y, points[points.length - 1][1], height));
  const places = pushApart(wanted, WORD_GAP, 0, height);
  return {
    data: { values: lines.map(({ end, tone }, i) => ({ text: end, ink: tone.text, y: places[i] })) },
    mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: SIZE.axis, fontWeight: 600 },
    encoding: {
      x: { value: width + 9 },
      y: quantitative('y', { scale: null, axis: null }),
      text: { field: 'text', type: 'nominal' },
      color: { field: 'ink', type: 'nominal', scale: null },
    },
  };
}
