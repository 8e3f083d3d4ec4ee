import type { Estimate } from '../../core/stats.ts';
import type { Outcome } from '../../experiment/outcomes/outcome.ts';
import { colour, pixel, textAt } from '../benchmark-marks.ts';
import { type Layer, MARGIN, type Parts, WIDTH } from '../figure.ts';
import { clip, type Measure, wrap } from '../measure.ts';
import { type NiceRange, niceRange } from '../scale.ts';
import { AXIS, GRID, INK, PALE, PLATFORM_TONES, QUIET, SIZE, TEXT } from '../theme.ts';
import { differenceText } from './words.ts';

/** A row of differences: what makes the difference, and how large it is in each outcome. */
export interface StripRow {
  /** What rows share; written once above them. */
  readonly group: string;
  readonly label: string;
  /** By column. */
  readonly differences: readonly Estimate[];
}

/** A column of differences: an outcome with a scale of its own. */
export interface StripColumn {
  readonly outcome: Outcome;
  readonly head: string;
  /** Lines below the head. */
  readonly hints: readonly string[];
}

const ROW = 26;
/** Of a row whose name needs two lines. */
const TALL = 40;
const LINE = 16;
const GROUP = 24;
const HEAD = 60;
const FOOT = 30;
const GAP = { block: 26, column: 52 };
const NAMES = 186;
const MOST = 3;
const UP = PLATFORM_TONES[0].fill;
const DOWN = '#B4611A';

/** Bars from zero with their intervals, row by row, beside each other for each outcome; three outcomes in a block. */
export function stripParts(
  rows: readonly StripRow[],
  columns: readonly StripColumn[],
  measure: Measure,
): Pick<Parts, 'left' | 'right' | 'above' | 'below' | 'height' | 'body'> {
  const across = columns.length === 4 ? 2 : Math.min(MOST, columns.length);
  const tops = topsOf(rows, measure);
  const tall = tops.height + HEAD + FOOT;
  const width = (WIDTH - 2 * MARGIN - NAMES - across * GAP.column) / across;
  const blocks = Math.ceil(columns.length / across);
  const layers = Array.from({ length: blocks }, (_, block) => {
    const top = block * (tall + GAP.block);
    const own = columns.slice(block * across, (block + 1) * across);
    return [
      ...nameLayers(rows, tops, top + HEAD, measure),
      ...own.flatMap((column, i) => {
        const place = {
          x: NAMES + GAP.column / 2 + i * (width + GAP.column),
          y: top + HEAD,
          width,
          height: tops.height,
        };
        return columnLayers(column, block * across + i, rows, tops, place, measure);
      }),
    ];
  });
  return {
    left: MARGIN,
    right: MARGIN,
    above: 0,
    below: 0,
    height: blocks * tall + (blocks - 1) * GAP.block,
    body: { layer: layers.flat() },
  };
}

interface Tops {
  /** Middle of each row below the head, in pixels. */
  readonly rows: readonly number[];
  /** Of the groups that are named: place of the name. */
  readonly groups: readonly { readonly name: string; readonly y: number }[];
  readonly height: number;
}

function topsOf(rows: readonly StripRow[], measure: Measure): Tops {
  const middles: number[] = [];
  const groups: { name: string; y: number }[] = [];
  let y = 0;
  for (const [i, { group, label }] of rows.entries()) {
    if (group !== '' && group !== rows[i - 1]?.group) {
      groups.push({ name: group, y: y + GROUP / 2 + 2 });
      y += GROUP;
    }
    const row = linesOf(label, NAMES - 12, measure).length > 1 ? TALL : ROW;
    middles.push(y + row / 2);
    y += row;
  }
  return { rows: middles, groups, height: y };
}

function nameLayers(rows: readonly StripRow[], tops: Tops, y: number, measure: Measure): Layer[] {
  const indent = tops.groups.length > 0 ? 12 : 0;
  return [
    ...tops.groups.map((group) =>
      textAt(
        clip(group.name, NAMES, (line) => measure(line, SIZE.label, 600)),
        0,
        y + group.y,
        {
          fontSize: SIZE.label,
          fontWeight: 600,
        },
      ),
    ),
    ...rows.map(({ label }, i) => {
      const lines = linesOf(label, NAMES - indent, measure);
      return textAt(lines.join('\n'), indent, y + tops.rows[i] - ((lines.length - 1) * LINE) / 2, {
        fontSize: SIZE.label,
        lineBreak: '\n',
        lineHeight: LINE,
      });
    }),
  ];
}

/** A name in one line, or in two. */
function linesOf(label: string, width: number, measure: Measure): string[] {
  const fits = (line: string) => measure(line, SIZE.label, 400);
  const lines = wrap(label, width, fits);
  return lines.length <= 2 ? lines : [lines[0], clip(lines.slice(1).join(' '), width, fits)];
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function columnLayers(
  { outcome, head, hints }: StripColumn,
  index: number,
  rows: readonly StripRow[],
  tops: Tops,
  place: Place,
  measure: Measure,
): Layer[] {
  const { x, y, width, height } = place;
  const range = rangeOf(rows.map(({ differences }) => differences[index]));
  const [low, high] = range.domain;
  const at = (value: number) => x + ((value - low) / (high - low)) * width;
  const fits = (line: string) => measure(line, SIZE.source, 400);
  const ticks = range.ticks.map((tick) => ({
    x: at(tick),
    y,
    y2: y + height,
    ink: Math.abs(tick) < 1e-12 ? AXIS : GRID,
  }));
  return [
    textAt(
      clip(head, width + GAP.column - 10, (line) => measure(line, SIZE.label, 700)),
      x,
      y - HEAD + 12,
      {
        fontSize: SIZE.label,
        fontWeight: 700,
        color: TEXT,
      },
    ),
    ...hints.map((hint, i) =>
      textAt(clip(hint, width + GAP.column - 10, fits), x, y - HEAD + 28 + i * 15, {
        fontSize: SIZE.source,
        color: QUIET,
      }),
    ),
    {
      data: { values: ticks },
      mark: { type: 'rule', aria: false },
      encoding: { x: pixel('x'), y: pixel('y'), y2: { field: 'y2' }, color: colour() },
    },
    ...range.ticks.map((tick) =>
      textAt(tickText(outcome, tick, range), at(tick), y + height + 14, { align: 'center', color: QUIET }),
    ),
    ...barLayers(outcome, index, rows, tops, y, at),
  ];
}

const tickText = (outcome: Outcome, tick: number, { ticks }: NiceRange): string => {
  if (Math.abs(tick) < 1e-12) return '0';
  const step = (ticks[1] - ticks[0]) * (outcome.unit.startsWith('share') ? 100 : 1);
  const digits = [0, 1, 2, 3].find((d) => Math.abs(step * 10 ** d - Math.round(step * 10 ** d)) < 1e-6) ?? 4;
  return differenceText(outcome, tick, digits);
};

/** A round range around all differences and zero. */
function rangeOf(differences: readonly Estimate[]): NiceRange {
  const ends = differences.flatMap(({ mean, low, high }) => [mean, low, high]).filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  return low === high ? niceRange(-1, 1, { most: 2 }) : niceRange(low, high, { most: 3 });
}

function barLayers(
  outcome: Outcome,
  index: number,
  rows: readonly StripRow[],
  tops: Tops,
  y: number,
  at: (value: number) => number,
): Layer[] {
  const values = rows.flatMap(({ differences, group, label }, i) => {
    const { mean, low, high } = differences[index];
    if (!Number.isFinite(mean)) return [];
    const isTold = !Number.isFinite(low) || low > 0 || high < 0;
    return [
      {
        zero: at(0),
        mean: at(mean),
        low: at(Number.isFinite(low) ? low : mean),
        high: at(Number.isFinite(high) ? high : mean),
        middle: y + tops.rows[i],
        top: y + tops.rows[i] - 7,
        bottom: y + tops.rows[i] + 7,
        fill: isTold ? (mean < 0 ? DOWN : UP) : PALE,
        hint: group === '' ? label : `${group}: ${label}`,
        value: differenceText(outcome, mean),
        interval: Number.isFinite(low)
          ? `${differenceText(outcome, low)} to ${differenceText(outcome, high)}`
          : 'none: one run each',
      },
    ];
  });
  return [
    {
      data: { values },
      mark: { type: 'rect', opacity: 0.85 },
      encoding: {
        x: pixel('zero'),
        x2: { field: 'mean' },
        y: pixel('top'),
        y2: { field: 'bottom' },
        fill: colour('fill'),
        tooltip: [
          { field: 'hint', type: 'nominal', title: 'title' },
          { field: 'value', type: 'nominal', title: 'difference' },
          { field: 'interval', type: 'nominal', title: '95% interval' },
        ],
      },
    },
    {
      data: { values: values.filter(({ low, high }) => high > low) },
      mark: { type: 'rule', strokeWidth: 1.6, color: INK, aria: false },
      encoding: { x: pixel('low'), x2: { field: 'high' }, y: pixel('middle') },
    },
  ];
}
