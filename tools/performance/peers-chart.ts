import type { Grid } from '../../bench/finding.ts';
import { pixel } from '../../src/chart/benchmark-marks.ts';
import { framed, type Layer, MARGIN, type Spec, WIDTH } from '../../src/chart/figure.ts';
import { decimal } from '../../src/chart/format.ts';
import { quantitative } from '../../src/chart/layers.ts';
import type { Measure } from '../../src/chart/measure.ts';
import { GRID, PLATFORM_TONES, QUIET, SIZE, TEXT } from '../../src/chart/theme.ts';
import { logAxis, SHORT, scaleOf } from './axis.ts';

const LEFT = 190;
const RIGHT = 90;
const ROW = 34;
const FILL = PLATFORM_TONES[0].fill;

interface Time {
  readonly name: string;
  /** Nanoseconds per consumer-trip. */
  readonly time: number;
  readonly isHere: boolean;
}

/** Times per consumer-trip of several simulators, on a logarithmic axis: full marks were measured here, open ones elsewhere. */
export function peersChart(grid: Grid, measure: Measure, source: string): Spec {
  const times = grid.rows
    .map(([name, time, where]) => ({ name: String(name), time: Number(time), isHere: where === 'here' }))
    .toSorted((a, b) => a.time - b.time);
  return framed(
    { measure, source },
    {
      title: titleOf(times),
      subtitle:
        'Nanoseconds per consumer-trip, logarithmic. Full mark: the declared market, measured here. Open marks: the same kind of rule, measured elsewhere, on other machines and versions.',
      left: MARGIN + LEFT,
      right: MARGIN + RIGHT,
      above: 14,
      below: 40,
      height: times.length * ROW,
      body: { layer: layersOf(times) },
    },
  );
}

function titleOf(times: readonly Time[]): string {
  const here = times.filter(({ isHere }) => isHere).map(({ time }) => decimal(time));
  const elsewhere = times.filter(({ isHere }) => !isHere).map(({ time }) => decimal(time));
  return `A consumer-trip takes ${here[0]} ns here; elsewhere ${elsewhere[0]} to ${elsewhere[elsewhere.length - 1]} ns were measured for the same kind of rule`;
}

function layersOf(times: readonly Time[]): Layer[] {
  const rows = times.map((one, i) => ({
    ...one,
    y: (i + 0.5) * ROW,
    told: decimal(one.time),
    fill: one.isHere ? FILL : 'white',
  }));
  const x = timeOf(times);
  const text = (mark: Spec, encoding: Spec): Layer => ({
    data: { values: rows },
    mark: { type: 'text', baseline: 'middle', ...mark },
    encoding: { y: pixel('y'), ...encoding },
  });
  const nominal = (field: string) => ({ field, type: 'nominal' });
  return [
    {
      data: { values: rows },
      mark: { type: 'rule', color: GRID, strokeWidth: 1, aria: false },
      encoding: { y: pixel('y'), x: { value: 0 }, x2: { value: WIDTH - 2 * MARGIN - LEFT - RIGHT } },
    },
    {
      data: { values: rows },
      mark: { type: 'point', shape: 'circle', opacity: 1, size: 120, strokeWidth: 2.4, stroke: FILL },
      encoding: { x, y: pixel('y'), fill: { ...nominal('fill'), scale: null } },
    },
    // twice: a halo first, so that the line behind does not cross the words
    ...[{ stroke: 'white', strokeWidth: 5, aria: false }, {}].map((halo) =>
      text(
        { align: 'left', dx: 12, fontSize: SIZE.axis, fontWeight: 600, color: TEXT, ...halo },
        { x, text: nominal('told') },
      ),
    ),
    text(
      { align: 'right', fontSize: SIZE.label, color: QUIET },
      { x: { value: -14 }, text: nominal('name') },
    ),
  ];
}

function timeOf(times: readonly Time[]) {
  const axis = logAxis(
    '',
    times.map(({ time }) => time),
  );
  return quantitative('time', {
    scale: scaleOf(axis),
    axis: {
      values: axis.range.ticks,
      labelExpr: SHORT,
      grid: true,
      domain: false,
      tickSize: 0,
      labelPadding: 8,
    },
  });
}
