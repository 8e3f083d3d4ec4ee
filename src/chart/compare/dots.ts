import type { Estimate } from '../../core/stats.ts';
import { closedMark, openMark, pixel, TOOLTIP, textAt } from '../benchmark-marks.ts';
import type { Layer } from '../figure.ts';
import { brief } from '../format.ts';
import { quantitative } from '../layers.ts';
import { type NiceRange, niceRange, valueAxis } from '../scale.ts';
import { AXIS, GRID, INK, SIZE, TEXT } from '../theme.ts';

/** A difference as a dot with its interval. */
export interface Dot {
  readonly difference: Estimate;
  /** Whether it can be told from 0: a full dot. */
  readonly isTold: boolean;
  /** Pixels from the top of the plot. */
  readonly y: number;
  /** Words at the right of the plot. */
  readonly text: string;
  /** Head and words of the tooltip. */
  readonly hint: string;
  readonly value: string;
  readonly isBold?: boolean;
}

export interface DotPlot {
  readonly dots: readonly Dot[];
  readonly range: NiceRange;
  readonly width: number;
  readonly height: number;
  /** A Vega expression that writes the marks of the axis. */
  readonly labels: string;
}

/** A round range around differences and zero. */
export function rangeOfDots(differences: readonly Estimate[], most: number): NiceRange {
  const ends = differences.flatMap(({ mean, low, high }) => [mean, low, high]).filter(Number.isFinite);
  return niceRange(Math.min(0, ...ends), Math.max(0, ...ends), { most, least: 1e-9 });
}

/** Dots with their intervals about a line of no difference, words at the right. */
export function dotLayers({ dots, range, width, height, labels }: DotPlot): Layer[] {
  const axis = { ...valueAxis(range, labels), gridColor: GRID, labelPadding: 7, labelFlush: false };
  const x = (field: string) => quantitative(field, { scale: { domain: range.domain, nice: false }, axis });
  const rows = dots
    .filter(({ difference }) => Number.isFinite(difference.mean))
    .map(({ difference: { mean, low, high }, y, hint, value, isTold }) => ({
      at: brief(mean),
      low: brief(Number.isFinite(low) ? low : mean),
      high: brief(Number.isFinite(high) ? high : mean),
      y,
      hint,
      value,
      isTold,
    }));
  const dot = (values: typeof rows, mark: object): Layer => ({
    data: { values },
    mark: { type: 'point', shape: 'circle', ...mark, size: 60 },
    encoding: { x: x('at'), y: pixel('y'), tooltip: TOOLTIP },
  });
  return [
    {
      data: { values: [{ zero: 0, top: 0, bottom: height }] },
      mark: { type: 'rule', color: AXIS, strokeWidth: 1.4, aria: false },
      encoding: { x: x('zero'), y: pixel('top'), y2: { field: 'bottom' } },
    },
    {
      data: { values: rows },
      mark: { type: 'rule', color: INK, strokeWidth: 1.8, aria: false },
      encoding: { x: x('low'), x2: { field: 'high' }, y: pixel('y') },
    },
    dot(
      rows.filter(({ isTold }) => isTold),
      closedMark(INK),
    ),
    dot(
      rows.filter(({ isTold }) => !isTold),
      openMark(INK),
    ),
    ...dots.map(({ text, y, isBold }) =>
      textAt(text, width + 12, y, {
        fontSize: SIZE.source,
        color: isBold ? INK : TEXT,
        fontWeight: isBold ? 700 : 400,
      }),
    ),
  ];
}
