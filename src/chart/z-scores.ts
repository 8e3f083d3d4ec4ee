import { exp } from '../core/elementary.ts';
import { moments } from '../core/stats.ts';
import type { Verification } from '../experiment/verify/verify.ts';
import { framed, type Layer, MARGIN, type Spec, WIDTH } from './figure.ts';
import { brief, count, decimal, percent } from './format.ts';
import { quantitative } from './layers.ts';
import type { Measure } from './measure.ts';
import { fromZero, type NiceRange, valueAxis } from './scale.ts';
import { INK, PLATFORM_TONES, QUIET, SIZE } from './theme.ts';

/** Width of a bar, in standard errors. */
const BIN = 0.5;
const LEFT = 62;
const HEIGHT = 260;
/** Two-sided 95 % of the normal distribution. */
const USUAL = 1.959964;

/** The z of every check of equality in which something was drawn. */
export const zScores = ({ benchmarks }: Verification): number[] =>
  benchmarks
    .flatMap(({ checks }) => checks)
    .filter(({ relation, z }) => relation === '=' && Number.isFinite(z))
    .map(({ z }) => z);

/** What the distances say, in a sentence without a full stop. */
export function zFinding(scores: readonly number[]): string {
  const within = scores.filter((z) => Math.abs(z) <= USUAL).length / scores.length;
  const { mean, variance } = moments(scores);
  return `${percent(within, 1)} of ${count(scores.length, 'distance')} lie within 1.96 standard errors, where chance alone puts 95.0%; mean ${decimal(mean, 2)}, standard deviation ${decimal(Math.sqrt(variance), 2)}`;
}

/** Spread about theory that is taken for chance, given that checks of one run go together. */
const LIKE_CHANCE = [0.8, 1.2] as const;

function titleOf(scores: readonly number[]): string {
  const spread = Math.sqrt(moments(scores).variance);
  const as = spread > LIKE_CHANCE[1] ? 'more than' : spread < LIKE_CHANCE[0] ? 'less than' : 'as much as';
  return `Agents miss theory by ${as} chance makes them`;
}

/** How far agents are from theory, in standard errors, against what chance alone would do. */
export function zScoreChart(verification: Verification, measure: Measure): Spec {
  const scores = zScores(verification);
  const reach = Math.max(4, Math.ceil(Math.max(...scores.map(Math.abs))));
  const bars = barsOf(scores, reach);
  const curve = normalCurve(scores.length, reach);
  const range = fromZero(Math.max(...bars.map(({ n }) => n), ...curve.map(({ y }) => y)));
  const axes = axesOf(reach, range);
  const widths = WIDTH - LEFT - MARGIN - 16;
  return framed(
    { measure, source: sourceOf(verification) },
    {
      title: titleOf(scores),
      subtitle: `${zFinding(scores)}.`,
      left: LEFT,
      right: MARGIN + 16,
      above: 28,
      below: 46,
      height: HEIGHT,
      notes: [
        'Bars: checks by (simulated − expected) / standard error. Line: the normal distribution with as many checks. Checks of one run are not independent of each other (shares add up to one), so the bars scatter more about the line than independent draws would.',
      ],
      body: { layer: [...barLayers(bars, axes), ...curveLayers(curve, axes), ...wordLayers(widths)] },
    },
  );
}

interface Bar {
  readonly from: number;
  readonly to: number;
  readonly n: number;
}

function barsOf(scores: readonly number[], reach: number): Bar[] {
  return Array.from({ length: (2 * reach) / BIN }, (_, i) => {
    const from = -reach + i * BIN;
    const to = from + BIN;
    return { from, to, n: scores.filter((z) => z >= from && z < to).length };
  });
}

/** Checks expected in a bar's width around each z. */
const normalCurve = (n: number, reach: number): { x: number; y: number }[] =>
  Array.from({ length: reach * 20 + 1 }, (_, i) => {
    const x = brief(-reach + i / 10);
    return { x, y: brief((n * BIN * exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI)) };
  });

function axesOf(reach: number, range: NiceRange) {
  const ticks = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  const labelExpr = "replace(format(datum.value, 'd'), '-', '−')";
  const axis = { values: ticks, labelExpr, grid: false, labelPadding: 6, labelFlush: false };
  return {
    x: (field: string) => quantitative(field, { scale: { domain: [-reach, reach], nice: false }, axis }),
    y: (field: string) =>
      quantitative(field, {
        scale: { domain: range.domain, nice: false },
        axis: valueAxis(range, "format(datum.value, ',d')"),
      }),
  };
}

type Axes = ReturnType<typeof axesOf>;

const barLayers = (bars: readonly Bar[], axes: Axes): Layer[] => [
  {
    data: { values: bars.filter(({ n }) => n > 0).map((bar) => ({ ...bar, zero: 0 })) },
    mark: { type: 'rect', color: PLATFORM_TONES[1].fill, opacity: 0.75, stroke: 'white', strokeWidth: 1 },
    encoding: { x: axes.x('from'), x2: { field: 'to' }, y: axes.y('zero'), y2: { field: 'n' } },
  },
];

const curveLayers = (curve: readonly { x: number; y: number }[], axes: Axes): Layer[] => [
  {
    data: { values: curve },
    mark: { type: 'line', color: INK, strokeWidth: 2.4, strokeCap: 'round' },
    encoding: { x: axes.x('x'), y: axes.y('y') },
  },
];

function wordLayers(width: number): Layer[] {
  const word = (text: string, x: number, y: number, align: string): Layer => ({
    data: { values: [{ text }] },
    mark: { type: 'text', align, baseline: 'middle', fontSize: SIZE.axis, color: QUIET, aria: false },
    encoding: { x: { value: x }, y: { value: y }, text: { field: 'text', type: 'nominal' } },
  });
  return [
    word('Checks', MARGIN - LEFT, -14, 'left'),
    word('Standard errors between agents and theory', width, HEIGHT + 36, 'right'),
  ];
}

const sourceOf = ({ benchmarks, z }: Verification): string =>
  `${count(benchmarks.length, 'benchmark')} · agents against closed forms · allowed: ${z} standard errors`;
