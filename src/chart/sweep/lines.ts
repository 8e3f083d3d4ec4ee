import type { Estimate } from '../../core/stats.ts';
import type { Outcome } from '../../experiment/outcomes/outcome.ts';
import type { Factor, FactorValue } from '../../experiment/study/study.ts';
import type { SweepResult } from '../../experiment/sweep/told.ts';
import { colour, textAt } from '../benchmark-marks.ts';
import { framed, type Layer, type Spec } from '../figure.ts';
import { brief } from '../format.ts';
import { endLayers, type Strand } from '../layers.ts';
import { clip, type Measure } from '../measure.ts';
import { type NiceRange, niceRange, valueAxis } from '../scale.ts';
import { PLATFORM_TONES, QUIET, SIZE, type Tone } from '../theme.ts';
import { factorAxis, isNumericFactor } from './axis.ts';
import { lineFinding } from './line-finding.ts';
import { type Panel, type PanelGrid, type PanelRoom, panelGrid, panelParts } from './panels.ts';
import {
  axisLabels,
  factorAt,
  factorText,
  factorTitle,
  lower,
  sinceOf,
  sourceOf,
  spreadWords,
  unitOf,
  valueText,
  whenOf,
} from './words.ts';

/** More lines than this cannot be told apart. */
export const MOST_LINES = 6;
const LEFT = 58;
/** Longest name at the end of a line, in pixels. */
const NAME = 110;

/** A condition on a line. */
interface Mark {
  readonly value: FactorValue;
  readonly estimate: Estimate;
}

/** The conditions that share a level of the second factor, along the first. */
interface Line {
  readonly name: string;
  readonly tone: Tone;
  readonly marks: readonly Mark[];
}

/** Outcomes along the first factor of a grid, a line for each level of the second. */
export function linesChart(result: SweepResult, measure: Measure): Spec {
  const { study } = result;
  const names = study.factors[1]?.levels.map(({ value }) => factorText(study.factors[1], value)) ?? [];
  const named = names.map((name) => clip(name, NAME, (line) => measure(line, SIZE.label, 700)));
  const room: PanelRoom = {
    left: LEFT,
    right:
      named.length === 0
        ? 16
        : Math.ceil(22 + Math.max(...named.map((name) => measure(name, SIZE.label, 700)))),
    between: 118,
    height: study.outcomes.length === 1 ? 340 : 200,
    most: 2,
  };
  const asked = outcomesShown(result);
  const grid = panelGrid(asked.length, room);
  const panels = asked.map((outcome) => panelOf(result, outcome, grid, room, measure));
  return framed(
    { measure, source: sourceOf(result) },
    {
      title: lineFinding(result, asked[0]),
      subtitle: subtitleOf(result),
      ...panelParts(panels, grid, room, measure),
    },
  );
}

/** Outcomes that people asked for: those of maps alone are seen on the maps. */
export const outcomesShown = ({ study: { outcomes, maps } }: SweepResult): number[] => {
  const mapped = new Set(maps.flatMap((map) => map.outcomes.map(({ text }) => text)));
  const all = outcomes.map((_, i) => i);
  const asked = all.filter((i) => !mapped.has(outcomes[i].text) || outcomes[i].less !== null);
  return asked.length > 0 ? asked : all;
};

function subtitleOf(result: SweepResult): string {
  const [first, second] = result.study.factors;
  const isScale = isNumericFactor(first);
  const one = isScale ? 'a line' : 'a dot';
  const lines = second === undefined ? '' : `, ${one} for each level of ${lower(factorTitle(second))}`;
  const since = [...new Set(outcomesShown(result).map((i) => sinceOf(result.study.outcomes[i])))];
  const told = [
    spreadWords(result, isScale ? 'bands' : 'lines'),
    ...since.filter((words) => words !== ''),
  ].join('; ');
  return `Along ${lower(factorTitle(first))}${lines}; ${told}.`;
}

function panelOf(
  result: SweepResult,
  index: number,
  grid: PanelGrid,
  room: PanelRoom,
  measure: Measure,
): Panel {
  const { study } = result;
  const outcome = study.outcomes[index];
  const lines = linesOf(result, index);
  return {
    head: outcome.what,
    hint: `${whenOf(outcome)}, ${unitOf(study, outcome)}`,
    layers: plotLayers(result, outcome, lines, grid, room, measure),
  };
}

function linesOf({ study, conditions }: SweepResult, outcome: number): Line[] {
  const second: Factor | undefined = study.factors[1];
  const inGrid = conditions.slice(
    0,
    study.factors.reduce((n, { levels }) => n * levels.length, 1),
  );
  const along = (keep: (point: readonly FactorValue[]) => boolean): Mark[] =>
    inGrid
      .filter(({ point }) => keep(point))
      .map(({ point, estimates }) => ({ value: point[0], estimate: estimates[outcome] }))
      .filter(({ estimate }) => Number.isFinite(estimate.mean));
  if (second === undefined) return [{ name: '', tone: PLATFORM_TONES[0], marks: along(() => true) }];
  return second.levels.map(({ value }, i) => ({
    name: factorText(second, value),
    tone: PLATFORM_TONES[i % PLATFORM_TONES.length],
    marks: along((point) => Object.is(point[1], value)),
  }));
}

/** A round range around everything that is drawn, with zero where that costs no detail. */
export function rangeOfEstimates(estimates: readonly Estimate[], most = 5): NiceRange {
  const ends = estimates.flatMap(({ mean, low, high }) => [mean, low, high]).filter(Number.isFinite);
  if (ends.length === 0) return niceRange(0, 1);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  if (low >= 0 && low <= 0.6 * high) return niceRange(0, high, { most });
  if (high <= 0 && high >= 0.6 * low) return niceRange(low, 0, { most });
  return niceRange(low, high, { most, least: Math.abs(high) * 1e-4 });
}

function plotLayers(
  { study }: SweepResult,
  outcome: Outcome,
  lines: readonly Line[],
  { width, height }: PanelGrid,
  room: PanelRoom,
  measure: Measure,
): Layer[] {
  const [first] = study.factors;
  const axis = factorAxis(first);
  const range = rangeOfEstimates(lines.flatMap(({ marks }) => marks.map(({ estimate }) => estimate)));
  const x = { field: 'x', type: 'quantitative', ...axis.encoding(width, measure) };
  const y = {
    field: 'mid',
    type: 'quantitative',
    scale: { domain: range.domain, nice: false, zero: false },
    axis: valueAxis(range, axisLabels(outcome, range)),
  };
  const shift = (i: number) => (axis.isNumeric ? 0 : (i - (lines.length - 1) / 2) * 0.12);
  const rows = lines.flatMap(({ name, tone, marks }, i) =>
    marks.map(({ value, estimate }) => ({
      x: axis.isNumeric ? Number(value) : axis.place(value) + shift(i),
      mid: brief(estimate.mean),
      low: brief(Number.isFinite(estimate.low) ? estimate.low : estimate.mean),
      high: brief(Number.isFinite(estimate.high) ? estimate.high : estimate.mean),
      name,
      ink: tone.fill,
      hint: [
        factorAt(first, value),
        ...(study.factors[1] && name !== '' ? [`${study.factors[1].label} ${name}`] : []),
      ].join(', '),
      value: valueText(outcome, estimate.mean),
    })),
  );
  const spread = rows.some(({ low, high }) => high > low);
  const zero = range.domain[0] < 0 && range.domain[1] >= 0;
  const strands: Strand[] =
    axis.isNumeric && lines.length > 1 ? lines.flatMap((line) => strandOf(line, room, measure)) : [];
  return [
    ...(zero ? [zeroLine(y)] : []),
    ...(axis.isNumeric ? curveLayers(rows, x, y, spread) : []),
    ...markLayers(rows, x, y, spread && !axis.isNumeric, axis.isNumeric && rows.length / lines.length > 16),
    ...endLayers(strands, { width, height, domain: range.domain }),
    ...(axis.isNumeric || lines.length === 1
      ? []
      : dotNames(lines, axis, range, { width, height }, room, measure)),
    textAt(
      clip(factorTitle(first), width + room.right, (line) => measure(line, SIZE.axis, 400)),
      width,
      height + 38,
      { align: 'right', color: QUIET },
    ),
  ];
}

function strandOf({ name, tone, marks }: Line, { right }: PanelRoom, measure: Measure): Strand[] {
  const last = marks.at(-1);
  if (last === undefined) return [];
  const { mean } = last.estimate;
  const point = { x: Number(last.value), mid: mean, low: mean, high: mean, lowest: mean, highest: mean };
  const end = clip(name, right - 19, (line) => measure(line, SIZE.label, 700));
  return [{ name, tone, points: [point], end }];
}

const zeroLine = (y: Record<string, unknown>): Layer => ({
  data: { values: [{ mid: 0 }] },
  mark: { type: 'rule', color: QUIET, strokeWidth: 1.2, aria: false },
  encoding: { y },
});

type Rows = readonly Record<string, unknown>[];
type Channel = Record<string, unknown>;

const DETAIL = { field: 'name', type: 'nominal' };

function curveLayers(rows: Rows, x: Channel, y: Channel, spread: boolean): Layer[] {
  const line = { type: 'line', strokeCap: 'round', strokeJoin: 'round' };
  const band: Layer = {
    data: { values: rows },
    mark: { type: 'area', opacity: 0.16, blend: 'multiply', aria: false },
    encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color: colour(), detail: DETAIL },
  };
  return [
    ...(spread ? [band] : []),
    {
      data: { values: rows },
      mark: { ...line, stroke: 'white', strokeWidth: 5, aria: false },
      encoding: { x, y, detail: DETAIL },
    },
    {
      data: { values: rows },
      mark: { ...line, strokeWidth: 2.5 },
      encoding: { x, y, color: colour(), detail: DETAIL },
    },
  ];
}

const TIP = [
  { field: 'hint', type: 'nominal', title: 'title' },
  { field: 'value', type: 'nominal' },
];

function markLayers(rows: Rows, x: Channel, y: Channel, bars: boolean, small: boolean): Layer[] {
  return [
    ...(bars
      ? [
          {
            data: { values: rows },
            mark: { type: 'rule', strokeWidth: 2, aria: false },
            encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color: colour() },
          },
        ]
      : []),
    {
      data: { values: rows },
      mark: {
        type: 'point',
        shape: 'circle',
        filled: true,
        opacity: 1,
        size: small ? 18 : 42,
        stroke: 'white',
        strokeWidth: 1,
      },
      encoding: { x, y, fill: colour(), tooltip: TIP },
    },
  ];
}

/** Names beside the dots of the last place, where lines have no end. */
function dotNames(
  lines: readonly Line[],
  axis: ReturnType<typeof factorAxis>,
  range: NiceRange,
  { width, height }: { width: number; height: number },
  room: PanelRoom,
  measure: Measure,
): Layer[] {
  const strands = lines.flatMap((line) => strandOf(line, room, measure));
  return endLayers(strands, {
    width: Math.min(width, axis.pixels(axis.domain[1], width)),
    height,
    domain: range.domain,
  });
}
