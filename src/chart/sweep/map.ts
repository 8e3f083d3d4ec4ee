import type { Answer, RegimeMap } from '../../experiment/study/maps.ts';
import type { Factor, FactorValue } from '../../experiment/study/study.ts';
import { type RegimeGrid, regimeGrid } from '../../experiment/sweep/regime.ts';
import type { SweepResult } from '../../experiment/sweep/told.ts';
import { colour, pixel, textAt } from '../benchmark-marks.ts';
import { framed, type Layer, MARGIN, type Spec, WIDTH } from '../figure.ts';
import { percent } from '../format.ts';
import { clip, type Measure } from '../measure.ts';
import { PALE, SIZE, TEXT, type Tone, toneOf } from '../theme.ts';
import { type Area, areasOf, bordersOf, stretchesOf } from './areas.ts';
import { factorAxis } from './axis.ts';
import { mapFinding } from './map-finding.ts';
import {
  factorAt,
  factorText,
  factorTitle,
  isExpected,
  lower,
  sourceOf,
  timesWords,
  valueWords,
  whenOf,
} from './words.ts';

const HEIGHT = 420;
/** Nobody, and the two sides of a threshold: grey, and two tones that stay apart for colour blindness. */
const NOBODY: Tone = { fill: '#C9CDD5', text: '#3F4550' };
const SIDES: readonly Tone[] = [
  { fill: '#E3E5EA', text: '#3F4550' },
  { fill: '#369FC0', text: '#0E3B4A' },
];

/** Answers over the first two factors as coloured areas. */
export function regimeChart(result: SweepResult, index: number, measure: Measure): Spec {
  const { study } = result;
  const [first, second] = study.factors;
  const map = study.maps[index];
  const grid = regimeGrid(result, index);
  const room = Math.max(
    ...second.levels.map(({ value }) => measure(factorText(second, value), SIZE.axis, 400)),
  );
  const left = MARGIN + Math.min(150, Math.max(40, room + 14));
  const right = MARGIN + 16;
  const frame: MapFrame = {
    width: WIDTH - left - right,
    edgesX: edges(first, grid.right),
    edgesY: edges(second, grid.up),
  };
  const tones = map.answers.map((answer, i) => toneOfAnswer(result, answer, i, map));
  return framed(
    { measure, source: sourceOf(result) },
    {
      title: mapFinding(result, index, grid),
      subtitle: `${ruleWords(result, map)} ${howTold(result)}`,
      left,
      right,
      above: 30,
      below: 48,
      height: HEIGHT,
      notes: notesOf(result, grid),
      body: {
        layer: [
          frameLayer(first, second, frame, measure),
          ...areaLayers(result, map, grid, tones, frame),
          ...borderLayers(grid, frame),
          ...wordLayers(map, grid, tones, frame, measure),
          textAt(`↑ ${factorTitle(second)}`, MARGIN - left, -16, { color: TEXT, fontWeight: 600 }),
          textAt(`${factorTitle(first)} →`, frame.width, HEIGHT + 38, {
            align: 'right',
            color: TEXT,
            fontWeight: 600,
          }),
        ],
      },
    },
  );
}

function toneOfAnswer(
  { study }: SweepResult,
  { platform }: Answer,
  index: number,
  { answers }: RegimeMap,
): Tone {
  if (platform !== null) return toneOf(study.base.scenario, platform);
  return answers.length === SIDES.length && answers.every((one) => one.platform === null)
    ? SIDES[index]
    : NOBODY;
}

/** What an answer goes by. */
function ruleWords({ study }: SweepResult, { rule, outcomes }: RegimeMap): string {
  const [outcome] = outcomes;
  switch (rule.by) {
    case 'leader':
      return `The platform with the largest ${spaced(outcome.figure)} ${whenOf(outcome)}.`;
    case 'partner':
      return 'The platform to which the chain is bound by an exclusive contract for more than half of the last quarter.';
    case 'threshold':
      return `Whether ${lower(outcome.what)} (${whenOf(outcome)}) exceeds ${valueWords(study, outcome, rule.above)}.`;
    default:
      return rule satisfies never;
  }
}

const spaced = (figure: string): string => figure.replaceAll('_', ' ');

function howTold({ study, replicates }: SweepResult): string {
  if (isExpected(study)) return 'Answers from expected values (mean field).';
  if (replicates === 1) return 'Answers from one run each.';
  return `Answers from means over ${replicates} runs; paler where fewer runs agree with the answer.`;
}

function notesOf({ study, conditions }: SweepResult, { right, up }: RegimeGrid): string[] {
  const refined =
    study.refine === 0
      ? []
      : [
          `Refined ${timesWords(study.refine)} where the answer changes: ${conditions.length} conditions were run of the ${right.length * up.length} of the finest grid. A cell whose corners agree is filled with their answer.`,
        ];
  const rest = study.factors.slice(2).map((factor) => factorAt(factor, factor.levels[0].value));
  return rest.length === 0 ? refined : [...refined, `The other factors: ${rest.join(', ')}.`];
}

/** Where the sides of columns and rows lie, in the terms of the axes: halfway between the values. */
interface MapFrame {
  readonly width: number;
  /** From 0 to 1, left to right. */
  readonly edgesX: readonly number[];
  /** From 0 to 1, bottom to top. */
  readonly edgesY: readonly number[];
}

function edges(factor: Factor, values: readonly FactorValue[]): number[] {
  const axis = factorAxis(factor);
  const at = values.map((value) => axis.pixels(axis.place(value), 1));
  const between = at.slice(1).map((place, i) => (place + at[i]) / 2);
  return [0, ...between, 1];
}

/** Carries the axes; the areas are laid out in pixels. */
function frameLayer(first: Factor, second: Factor, { width }: MapFrame, measure: Measure): Layer {
  const [x, y] = [factorAxis(first), factorAxis(second)];
  return {
    data: { values: [{ x: x.domain[0], y: y.domain[0] }] },
    mark: { type: 'point', opacity: 0, aria: false },
    encoding: {
      x: { field: 'x', type: 'quantitative', ...x.encoding(width, measure) },
      y: { field: 'y', type: 'quantitative', ...y.encoding(HEIGHT, measure, 120) },
    },
  };
}

/** Shades of agreement: where all replicates agree a full tone, at even odds a pale one. */
const strength = (agree: number): number =>
  Number.isFinite(agree) ? 0.35 + 0.65 * Math.max(0, 2 * agree - 1) : 1;

/** A colour on white paper. */
const paler = (hex: string, share: number): string =>
  `#${[1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
    .map((channel) =>
      Math.round(255 - share * (255 - channel))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** Pixels by which a rectangle reaches under the next one, which is painted over it: no hair line is left between them. */
const OVERLAP = 0.8;

function areaLayers(
  { study }: SweepResult,
  map: RegimeMap,
  grid: RegimeGrid,
  tones: readonly Tone[],
  { width, edgesX, edgesY }: MapFrame,
): Layer[] {
  const [first, second] = study.factors;
  const values = stretchesOf(grid).map(({ column, from, to, answer, agree }) => ({
    x: edgesX[column] * width,
    x2: Math.min(width, edgesX[column + 1] * width + OVERLAP),
    y: Math.max(0, HEIGHT * (1 - edgesY[to]) - OVERLAP),
    y2: HEIGHT * (1 - edgesY[from]),
    fill: answer < 0 ? PALE : paler(tones[answer].fill, strength(agree)),
    hint: `${factorAt(first, grid.right[column])}; ${second.label} ${told(second, grid.up[from], grid.up[to - 1])}`,
    text: answer < 0 ? 'no answer' : map.answers[answer].label,
    agree: Number.isFinite(agree) && agree < 1 ? `${percent(agree)} of runs` : 'all runs',
  }));
  return [
    {
      data: { values },
      mark: { type: 'rect', strokeWidth: 0 },
      encoding: {
        x: pixel('x'),
        x2: { field: 'x2' },
        y: pixel('y'),
        y2: { field: 'y2' },
        fill: colour('fill'),
        tooltip: [
          { field: 'hint', type: 'nominal', title: 'title' },
          { field: 'text', type: 'nominal', title: 'answer' },
          { field: 'agree', type: 'nominal', title: 'agree' },
        ],
      },
    },
  ];
}

const told = (factor: Factor, from: FactorValue, to: FactorValue): string =>
  from === to ? factorText(factor, from) : `${factorText(factor, from)} to ${factorText(factor, to)}`;

/** White lines with a dark core along the borders. */
function borderLayers(grid: RegimeGrid, { width, edgesX, edgesY }: MapFrame): Layer[] {
  const values = bordersOf(grid).map(({ isUpright, after, from, to }) => {
    const [xs, ys] = isUpright
      ? [
          [after + 1, after + 1],
          [from, to],
        ]
      : [
          [from, to],
          [after + 1, after + 1],
        ];
    return {
      x: Math.round(edgesX[xs[0]] * width),
      x2: Math.round(edgesX[xs[1]] * width),
      y: Math.round(HEIGHT * (1 - edgesY[ys[0]])),
      y2: Math.round(HEIGHT * (1 - edgesY[ys[1]])),
    };
  });
  if (values.length === 0) return [];
  return [
    {
      data: { values },
      mark: { type: 'rule', color: 'white', strokeWidth: 2.4, strokeCap: 'square', aria: false },
      encoding: { x: pixel('x'), x2: { field: 'x2' }, y: pixel('y'), y2: { field: 'y2' } },
    },
  ];
}

/** Areas smaller than this share of the map are not named. */
const TOO_SMALL = 0.01;
const NAME = { size: 17, pad: 10 };

/** The name of each area inside it, where it fits. */
function wordLayers(
  map: RegimeMap,
  grid: RegimeGrid,
  tones: readonly Tone[],
  frame: MapFrame,
  measure: Measure,
): Layer[] {
  const cellWide = frame.width / grid.right.length;
  const cellHigh = HEIGHT / grid.up.length;
  const aspect = (5 * cellHigh) / cellWide;
  return areasOf(grid, aspect)
    .filter(({ cells }) => cells > TOO_SMALL * grid.answer.length)
    .flatMap((area) => nameOf(map.answers[area.answer], tones[area.answer], area, frame, measure));
}

function nameOf(
  { label }: Answer,
  tone: Tone,
  { column, row }: Area,
  { width, edgesX, edgesY }: MapFrame,
  measure: Measure,
): Layer[] {
  const [left, right] = column.map((i) => edgesX[i] * width);
  const [bottom, top] = row.map((j) => HEIGHT * (1 - edgesY[j]));
  const words = clip(label, right - left - NAME.pad, (line) => measure(line, NAME.size, 700));
  if (bottom - top < NAME.size + 4 || words.length < Math.min(3, label.length)) return [];
  const isPale = tone === NOBODY || tone === SIDES[0];
  return [
    textAt(words, (left + right) / 2, (top + bottom) / 2, {
      align: 'center',
      fontSize: NAME.size,
      fontWeight: 700,
      color: isPale ? tone.text : 'white',
    }),
  ];
}
