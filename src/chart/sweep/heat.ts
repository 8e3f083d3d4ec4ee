import type { Outcome } from '../../experiment/outcomes/outcome.ts';
import type { Factor } from '../../experiment/study/study.ts';
import type { SweepResult } from '../../experiment/sweep/told.ts';
import { colour, pixel, textAt } from '../benchmark-marks.ts';
import { framed, type Layer, MARGIN, type Spec, WIDTH } from '../figure.ts';
import { clip, type Measure } from '../measure.ts';
import { diverging, hexOf, isDark, type Lab, sequential } from '../palette.ts';
import { type NiceRange, niceRange } from '../scale.ts';
import { INK, PALE, QUIET, SIZE, TEXT } from '../theme.ts';
import {
  factorAt,
  factorText,
  factorTitle,
  isChange,
  lower,
  named,
  sourceOf,
  spreadWords,
  unitOf,
  valueText,
  valueWords,
  verbFor,
  whenOf,
} from './words.ts';

/** Values are written into cells while there are no more than so many along a side. */
const WRITTEN = 8;
/** Labels along an axis: more are thinned. */
const LABELS = 14;
const PLOT = { left: 150, height: 340, legend: 120 };

interface Cell {
  readonly column: number;
  readonly row: number;
  readonly mean: number;
}

/** An outcome over two factors: a cell for each combination of levels. */
export function heatChart(result: SweepResult, index: number, measure: Measure): Spec {
  const { study } = result;
  const [first, second] = study.factors;
  const outcome = study.outcomes[index];
  const cells = cellsOf(result, index);
  const room = Math.max(
    ...second.levels.map(({ value }) => measure(factorText(second, value), SIZE.axis, 400)),
  );
  const left = MARGIN + Math.min(PLOT.left, Math.max(44, room + 14));
  const right = MARGIN + PLOT.legend;
  const width = WIDTH - left - right;
  const shade = shadeOf(outcome, cells);
  return framed(
    { measure, source: sourceOf(result) },
    {
      title: heatFinding(result, index),
      subtitle: `${outcome.what}, ${whenOf(outcome)}, by ${lower(factorTitle(first))} and ${lower(factorTitle(second))}; ${spreadWords(result).replace(/; .*/, '')}.`,
      left,
      right,
      above: 30,
      below: 46,
      height: PLOT.height,
      body: {
        layer: [
          ...cellLayers(result, outcome, cells, shade, width),
          ...legendLayers(outcome, shade, width, unitOf(study, outcome), measure),
          ...axisLayers(first, second, width, left, measure),
        ],
      },
    },
  );
}

function cellsOf({ study, conditions }: SweepResult, outcome: number): Cell[] {
  const [first, second] = study.factors;
  return conditions.slice(0, first.levels.length * second.levels.length).map(({ estimates }, i) => ({
    column: Math.floor(i / second.levels.length),
    row: i % second.levels.length,
    mean: estimates[outcome].mean,
  }));
}

/** Where the outcome is highest and lowest, in a sentence without a full stop. */
export function heatFinding(result: SweepResult, index: number): string {
  const { study } = result;
  const [first, second] = study.factors;
  const outcome = study.outcomes[index];
  const told = cellsOf(result, index).filter(({ mean }) => Number.isFinite(mean));
  if (told.length === 0) return `${named(outcome)} does not exist anywhere`;
  const [low, high] = [Math.min, Math.max].map((pick) => pick(...told.map(({ mean }) => mean)));
  if (high - low <= 1e-9 * Math.max(Math.abs(high), Math.abs(low)))
    return `${named(outcome)} ${verbFor(outcome, 'is', 'are')} ${valueText(outcome, high)} everywhere`;
  const at = (value: number) => {
    const { column, row } = told.find(({ mean }) => mean === value)!;
    const place = [
      factorText(first, first.levels[column].value),
      factorText(second, second.levels[row].value),
    ];
    return `(${valueWords(study, outcome, value)}) at ${place.join(' and ')}`;
  };
  return `${named(outcome)} ${verbFor(outcome, 'is', 'are')} lowest ${at(low)}, highest ${at(high)}`;
}

/** How a value is coloured, and over which range. */
interface Shade {
  readonly range: NiceRange;
  readonly lab: (value: number) => Lab;
}

/** Changes diverge from zero, with as much colour for as much change on both sides; levels run from pale to dark. */
function shadeOf(outcome: Outcome, cells: readonly Cell[]): Shade {
  const values = cells.map(({ mean }) => mean).filter(Number.isFinite);
  const [low, high] = values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
  const diverges = isChange(outcome);
  const range = diverges
    ? niceRange(Math.min(low, 0), Math.max(high, 0), { most: 6 })
    : niceRange(low, high, { most: 6 });
  const [from, to] = range.domain;
  const reach = Math.max(Math.abs(from), Math.abs(to));
  return {
    range,
    lab: (value) => (diverges ? diverging(value / reach) : sequential((value - from) / (to - from))),
  };
}

function cellLayers(
  { study }: SweepResult,
  outcome: Outcome,
  cells: readonly Cell[],
  { lab }: Shade,
  width: number,
): Layer[] {
  const [first, second] = study.factors;
  const [columns, rows] = [first.levels.length, second.levels.length];
  const [wide, high] = [width / columns, PLOT.height / rows];
  const gap = Math.min(wide, high) > 12 ? 1 : 0;
  const values = cells.map(({ column, row, mean }) => ({
    x: column * wide,
    x2: (column + 1) * wide - gap,
    y: PLOT.height - (row + 1) * high,
    y2: PLOT.height - row * high - gap,
    at: (column + 0.5) * wide,
    middle: PLOT.height - (row + 0.5) * high,
    fill: Number.isFinite(mean) ? hexOf(lab(mean)) : PALE,
    ink: Number.isFinite(mean) && isDark(lab(mean)) ? 'white' : INK,
    text: valueText(outcome, mean),
    hint: `${factorAt(first, first.levels[column].value)}, ${factorAt(second, second.levels[row].value)}`,
  }));
  const isWritten = columns <= WRITTEN && rows <= WRITTEN;
  return [
    {
      data: { values },
      mark: { type: 'rect' },
      encoding: {
        x: pixel('x'),
        x2: { field: 'x2' },
        y: pixel('y'),
        y2: { field: 'y2' },
        fill: colour('fill'),
        tooltip: [
          { field: 'hint', type: 'nominal', title: 'title' },
          { field: 'text', type: 'nominal', title: 'value' },
        ],
      },
    },
    ...(isWritten
      ? [
          {
            data: { values },
            mark: { type: 'text', baseline: 'middle', fontSize: SIZE.axis, aria: false },
            encoding: {
              x: pixel('at'),
              y: pixel('middle'),
              text: { field: 'text', type: 'nominal' },
              color: colour('ink'),
            },
          },
        ]
      : []),
  ];
}

const BAR = { gap: 24, width: 14, pieces: 80 };

/** A bar of the colours with round values beside it, and the unit above. */
function legendLayers(
  outcome: Outcome,
  { range, lab }: Shade,
  width: number,
  unit: string,
  measure: Measure,
): Layer[] {
  const [from, to] = range.domain;
  const x = width + BAR.gap;
  const pieces = Array.from({ length: BAR.pieces }, (_, i) => ({
    x,
    x2: x + BAR.width,
    y: PLOT.height * (1 - (i + 1) / BAR.pieces) - (i + 1 < BAR.pieces ? 0.5 : 0),
    y2: PLOT.height * (1 - i / BAR.pieces),
    fill: hexOf(lab(from + ((i + 0.5) / BAR.pieces) * (to - from))),
  }));
  const step = range.ticks.length > 1 ? range.ticks[1] - range.ticks[0] : 1;
  const digits = [0, 1, 2, 3, 4].find((d) => isWhole(step * shareFactor(outcome) * 10 ** d)) ?? 5;
  return [
    {
      data: { values: pieces },
      mark: { type: 'rect', aria: false },
      encoding: {
        x: pixel('x'),
        x2: { field: 'x2' },
        y: pixel('y'),
        y2: { field: 'y2' },
        fill: colour('fill'),
      },
    },
    ...range.ticks.map((tick) =>
      textAt(
        valueText(outcome, tick, digits),
        x + BAR.width + 7,
        PLOT.height * (1 - (tick - from) / (to - from)),
        {
          color: QUIET,
        },
      ),
    ),
    textAt(unitLine(unit, measure), width + MARGIN + PLOT.legend - 24, -16, { align: 'right', color: QUIET }),
  ];
}

const shareFactor = ({ unit }: Outcome): number => (unit.startsWith('share') ? 100 : 1);
const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6;

/** The unit, as long as fits above the bar and the plot's end. */
const unitLine = (unit: string, measure: Measure): string =>
  clip(unit, 300, (line) => measure(line, SIZE.axis, 400));

/** Levels along both sides, thinned where there are many, and the names of the factors. */
function axisLayers(first: Factor, second: Factor, width: number, left: number, measure: Measure): Layer[] {
  const fits = (line: string) => measure(line, SIZE.axis, 400);
  const across = thinnedLevels(first, width, fits);
  const up = thinnedLevels(second, PLOT.height, () => 18);
  const wide = width / first.levels.length;
  const high = PLOT.height / second.levels.length;
  return [
    ...across.map((i) =>
      textAt(
        clip(
          factorText(first, first.levels[i].value),
          across.length > 1 ? (across[1] - across[0]) * wide - 6 : width,
          fits,
        ),
        (i + 0.5) * wide,
        PLOT.height + 14,
        {
          align: 'center',
          color: QUIET,
        },
      ),
    ),
    ...up.map((i) =>
      textAt(
        clip(factorText(second, second.levels[i].value), left - MARGIN - 8, fits),
        -8,
        PLOT.height - (i + 0.5) * high,
        {
          align: 'right',
          color: QUIET,
        },
      ),
    ),
    textAt(clip(`↑ ${factorTitle(second)}`, width / 2 + left, fits), MARGIN - left, -16, {
      color: TEXT,
      fontWeight: 600,
    }),
    textAt(clip(`${factorTitle(first)} →`, width, fits), width, PLOT.height + 36, {
      align: 'right',
      color: TEXT,
      fontWeight: 600,
    }),
  ];
}

/** Indices of levels that are labelled: all, or every second, third... where they would overlap. */
function thinnedLevels(factor: Factor, length: number, fits: (text: string) => number): number[] {
  const { levels } = factor;
  const widest = Math.max(...levels.map(({ value }) => Math.min(fits(factorText(factor, value)), 120)));
  const most = Math.max(2, Math.min(LABELS, Math.floor(length / (widest + 12))));
  const step = Math.ceil(levels.length / most);
  return levels.flatMap((_, i) => (i % step === 0 ? [i] : []));
}
