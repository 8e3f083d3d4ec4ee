import { quantileOfSorted } from '../core/stats.ts';
import { inWeek, type Weeks } from '../experiment/weekly.ts';
import { brief } from './format.ts';

/** Median of the replicates at a time, with the ranges that hold 80 % and 95 % of them. */
export interface BandPoint {
  /** Time since the opening in weeks: the end of the week. */
  readonly x: number;
  readonly mid: number;
  readonly low: number;
  readonly high: number;
  readonly lowest: number;
  readonly highest: number;
}

/** A line of more points than this is thinned: no screen shows them. */
const MOST_POINTS = 260;

/** The weeks that are drawn: all of a short run, every second, third ... and the last of a long one. */
export function drawnWeeks(weeks: number): number[] {
  const step = Math.ceil(weeks / MOST_POINTS);
  const drawn = Array.from({ length: Math.floor(weeks / step) }, (_, i) => (i + 1) * step);
  return drawn[drawn.length - 1] === weeks ? drawn : [...drawn, weeks];
}

/** Bands of a weekly value, one point a drawn week; weeks in which no replicate has a value are left out. */
export function bandsOf(columns: readonly Weeks[], weeks: number): BandPoint[] {
  return drawnWeeks(weeks).flatMap((week) => {
    const sorted = Float64Array.from(columns, (column) => inWeek(column, week))
      .filter((value) => Number.isFinite(value))
      .sort();
    return sorted.length === 0 ? [] : [point(week, sorted)];
  });
}

function point(x: number, sorted: Float64Array): BandPoint {
  const at = (p: number) => brief(quantileOfSorted(sorted, p));
  return { x, mid: at(0.5), low: at(0.1), high: at(0.9), lowest: at(0.025), highest: at(0.975) };
}
