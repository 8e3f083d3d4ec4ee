import type { Calibration, Profile } from '../experiment/calibrate/calibration.ts';
import { pixel, textAt } from './benchmark-marks.ts';
import { emptyParts } from './calibration-empty.ts';
import { sourceOf } from './calibration-fit.ts';
import { framed, type Layer, MARGIN, type Spec, WIDTH } from './figure.ts';
import { brief, inWords } from './format.ts';
import { quantitative } from './layers.ts';
import { clip, type Measure } from './measure.ts';
import { niceRange, valueAxis } from './scale.ts';
import { INK, PLATFORM_TONES, QUIET, SIZE, TEXT } from './theme.ts';

/** Rise of J beyond which a value is outside the 95 % interval: chi-square with one degree of freedom. */
const LIMIT = 3.84;
/** Rises above this are out of the picture: how high the wall is matters little. */
const TOP = 10;
const COLUMNS = 3;
const LEFT = 44;
const GAP = { row: 74, column: 46 };
const HEIGHT = 130;

/** How J rises when one parameter is held and the others follow: steep where the targets tell it, flat where they do not. */
export function profileChart(calibration: Calibration, measure: Measure): Spec {
  const { profiles } = calibration;
  const frame = { measure, source: sourceOf(calibration) };
  if (profiles.length === 0) return framed(frame, emptyParts('No parameter could be profiled'));
  const columns = profiles.length === 4 ? 2 : Math.min(COLUMNS, profiles.length);
  const left = MARGIN + LEFT;
  const width = (WIDTH - left - MARGIN - (columns - 1) * (GAP.column + LEFT)) / columns;
  const rows = Math.ceil(profiles.length / columns);
  return framed(frame, {
    title: titleOf(profiles),
    subtitle:
      'Rise of J, the sum of squared distances from the targets, with one parameter held at each value and the others following. Below the dashed line: the 95 % interval.',
    left,
    right: MARGIN,
    above: 36,
    below: 30,
    height: rows * HEIGHT + (rows - 1) * GAP.row,
    notes: [
      'Others follow by two Gauss-Newton steps with the derivatives at the minimum. Mark on the axis: the estimate.',
    ],
    body: {
      columns,
      spacing: { row: GAP.row, column: GAP.column + LEFT },
      bounds: 'flush',
      concat: profiles.map((profile) => ({
        width,
        height: HEIGHT,
        layer: panel(profile, width, measure, estimateOf(calibration, profile)),
      })),
    },
  });
}

const estimateOf = ({ estimates }: Calibration, { free }: Profile): number =>
  estimates.find((one) => one.free === free)?.value ?? Number.NaN;

/** Whether both ends of a profile lie outside the interval. */
const isTold = ({ points }: Profile): boolean =>
  points.length > 1 && points[0].rise > LIMIT && points[points.length - 1].rise > LIMIT;

function titleOf(profiles: readonly Profile[]): string {
  const vague = profiles.filter((profile) => !isTold(profile)).map(({ free }) => free.name);
  if (vague.length === 0) return 'The targets tell every free parameter from both sides';
  return `The targets leave open ${inWords(vague.slice(0, 3))}${vague.length > 3 ? ' and others' : ''}`;
}

function panel({ free, points }: Profile, width: number, measure: Measure, estimate: number): Layer[] {
  const values = points.map(({ value, rise }) => ({ x: brief(value), y: brief(rise) }));
  const range = niceRange(points[0].value, points[points.length - 1].value, { most: 4 });
  const domain = [points[0].value, points[points.length - 1].value];
  const x = (field: string) =>
    quantitative(field, {
      scale: { domain, nice: false, zero: false },
      axis: {
        values: range.ticks.filter((tick) => tick >= domain[0] && tick <= domain[1]),
        format: '~g',
        grid: false,
        tickSize: 4,
        labelFlush: false,
      },
    });
  const rises = { domain: [0, TOP] as const, ticks: [0, 5, 10] };
  const y = (field: string) =>
    quantitative(field, {
      scale: { domain: rises.domain, nice: false },
      axis: valueAxis(rises, "format(datum.value, 'd')"),
    });
  const curve = { x: x('x'), y: y('y') };
  return [
    {
      data: { values: [{ y: LIMIT }] },
      mark: { type: 'rule', color: QUIET, strokeDash: [5, 4], strokeWidth: 1.2, aria: false },
      encoding: { y: y('y') },
    },
    {
      data: { values },
      mark: {
        type: 'line',
        interpolate: 'monotone',
        color: PLATFORM_TONES[0].fill,
        strokeWidth: 2.4,
        clip: true,
      },
      encoding: curve,
    },
    {
      data: { values: values.filter((one) => one.y < TOP) },
      mark: {
        type: 'point',
        shape: 'circle',
        filled: true,
        opacity: 1,
        size: 34,
        color: PLATFORM_TONES[0].fill,
      },
      encoding: curve,
    },
    {
      data: { values: [{ x: estimate, top: HEIGHT, bottom: HEIGHT - 14 }] },
      mark: { type: 'rule', color: INK, strokeWidth: 2.4, aria: false },
      encoding: { x: x('x'), y: pixel('top'), y2: { field: 'bottom' } },
    },
    textAt(
      clip(free.name, width, (line) => measure(line, SIZE.label, 600)),
      0,
      -16,
      { color: TEXT, fontSize: SIZE.label, fontWeight: 600 },
    ),
  ];
}
