import { type Estimate, estimate } from '../../core/stats.ts';
import type { Factor } from '../../experiment/study/study.ts';
import type { SweepResult, ToldCondition } from '../../experiment/sweep/told.ts';
import { textAt } from '../benchmark-marks.ts';
import { framed, type Layer, type Spec } from '../figure.ts';
import { brief } from '../format.ts';
import { clip, type Measure } from '../measure.ts';
import { valueAxis } from '../scale.ts';
import { PALE, PLATFORM_TONES, QUIET, SIZE } from '../theme.ts';
import { factorAxis } from './axis.ts';
import { rangeOfEstimates } from './lines.ts';
import { type Panel, type PanelGrid, type PanelRoom, panelGrid, panelParts } from './panels.ts';
import {
  axisLabels,
  differenceWords,
  factorText,
  factorTitle,
  inSentence,
  named,
  sourceOf,
  unitOf,
  valueWords,
  whenOf,
} from './words.ts';

/** Conditions in a bin of the line, at least, and bins at most. */
const BIN = 8;
const MOST_BINS = 12;
/** More points than this are thinned in the picture; the line counts all. */
const MOST_POINTS = 1500;

/** The conditions of a design that fills ranges, an outcome against each factor, with the mean along it. */
export function scatterChart(result: SweepResult, index: number, measure: Measure): Spec {
  const { study } = result;
  const outcome = study.outcomes[index];
  const room: PanelRoom = { left: 58, right: 16, between: 118, height: 200, most: 3 };
  const grid = panelGrid(study.factors.length, room);
  const order = study.factors
    .map((_, f) => f)
    .toSorted((a, b) => spanOf(binsOf(result, b, index)) - spanOf(binsOf(result, a, index)));
  const panels = order.map((f) => panelOf(result, f, index, grid, measure));
  return framed(
    { measure, source: sourceOf(result) },
    {
      title: scatterFinding(result, index),
      subtitle: `${outcome.what}, ${whenOf(outcome)}, ${unitOf(study, outcome)}. Dots: conditions; line: mean of conditions with similar values, with 95% intervals; the factors that move it most first.`,
      ...panelParts(panels, grid, room, measure),
    },
  );
}

/** Conditions with similar values of a factor. */
interface Bin {
  readonly x: number;
  readonly estimate: Estimate;
}

/** Bins of equally many conditions along a factor. */
function binsOf({ conditions }: SweepResult, factor: number, outcome: number): Bin[] {
  const sorted = conditions
    .map(({ point, estimates }) => ({ x: Number(point[factor]), y: estimates[outcome].mean }))
    .filter(({ y }) => Number.isFinite(y))
    .toSorted((a, b) => a.x - b.x);
  const count = Math.max(1, Math.min(MOST_BINS, Math.floor(sorted.length / BIN)));
  return Array.from({ length: count }, (_, i) => {
    const own = sorted.slice(
      Math.floor((i * sorted.length) / count),
      Math.floor(((i + 1) * sorted.length) / count),
    );
    return { x: estimate(own.map(({ x }) => x)).mean, estimate: estimate(own.map(({ y }) => y)) };
  });
}

/** How far the line of a factor reaches from its lowest to its highest bin. */
function spanOf(bins: readonly Bin[]): number {
  const means = bins.map((bin) => bin.estimate.mean).filter(Number.isFinite);
  return means.length === 0 ? 0 : Math.max(...means) - Math.min(...means);
}

/** The factor along which an outcome moves most, in a sentence without a full stop. */
export function scatterFinding(result: SweepResult, index: number): string {
  const { study } = result;
  const outcome = study.outcomes[index];
  const spans = study.factors.map((_, f) => spanOf(binsOf(result, f, index)));
  const most = spans.indexOf(Math.max(...spans));
  const factor = study.factors[most];
  const bins = binsOf(result, most, index);
  if (bins.length < 2) return `Too few conditions to tell what moves ${inSentence(outcome)}`;
  const [first, last] = [bins[0], bins[bins.length - 1]];
  const at = ({ x, estimate: { mean } }: Bin) =>
    `${valueWords(study, outcome, mean)} around ${near(factor, x)}`;
  return `${named(outcome)} moves most with ${factor.label.charAt(0).toLowerCase()}${factor.label.slice(1)}: ${at(first)}, ${at(last)}`;
}

const near = (factor: Factor, x: number): string => factorText(factor, Number(x.toPrecision(2)));

function panelOf(result: SweepResult, f: number, index: number, grid: PanelGrid, measure: Measure): Panel {
  const factor = result.study.factors[f];
  const bins = binsOf(result, f, index);
  return {
    head: factor.label,
    hint: `the mean moves by ${differenceWords(result.study, result.study.outcomes[index], spanOf(bins)).replace('+', '')}`,
    layers: plotLayers(result, f, index, bins, grid, measure),
  };
}

function plotLayers(
  { study, conditions }: SweepResult,
  f: number,
  index: number,
  bins: readonly Bin[],
  { width, height }: PanelGrid,
  measure: Measure,
): Layer[] {
  const [factor, outcome] = [study.factors[f], study.outcomes[index]];
  const range = rangeOfEstimates(conditions.map(({ estimates }) => pointOnly(estimates[index])));
  const x = { field: 'x', type: 'quantitative', ...factorAxis(factor).encoding(width, measure) };
  const y = {
    field: 'y',
    type: 'quantitative',
    scale: { domain: range.domain, nice: false, zero: false },
    axis: valueAxis(range, axisLabels(outcome, range)),
  };
  const lines = bins.map(({ x: at, estimate: { mean, low, high } }) => ({
    x: brief(at),
    y: brief(mean),
    low: brief(Number.isFinite(low) ? Math.max(low, range.domain[0]) : mean),
    high: brief(Number.isFinite(high) ? Math.min(high, range.domain[1]) : mean),
  }));
  const ink = PLATFORM_TONES[0].fill;
  return [
    {
      data: { values: dotsOf(conditions, f, index) },
      mark: {
        type: 'point',
        shape: 'circle',
        filled: true,
        size: 14,
        color: PALE,
        opacity: 0.9,
        aria: false,
      },
      encoding: { x, y },
    },
    {
      data: { values: lines },
      mark: { type: 'area', color: ink, opacity: 0.16, blend: 'multiply', aria: false },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
    },
    {
      data: { values: lines },
      mark: { type: 'line', color: ink, strokeWidth: 2.5, strokeCap: 'round', strokeJoin: 'round' },
      encoding: { x, y },
    },
    textAt(
      clip(factorTitle(factor), width, (line) => measure(line, SIZE.axis, 400)),
      width,
      height + 38,
      { align: 'right', color: QUIET },
    ),
  ];
}

const pointOnly = ({ mean, n }: Estimate): Estimate => ({ mean, sd: Number.NaN, low: mean, high: mean, n });

function dotsOf(conditions: readonly ToldCondition[], f: number, index: number): { x: number; y: number }[] {
  const step = Math.ceil(conditions.length / MOST_POINTS);
  return conditions
    .filter((_, i) => i % step === 0)
    .map(({ point, estimates }) => ({ x: brief(Number(point[f])), y: brief(estimates[index].mean) }))
    .filter(({ y }) => Number.isFinite(y));
}
