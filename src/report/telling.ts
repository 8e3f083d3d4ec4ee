import { noChange, verdict } from '../chart/findings.ts';
import { digitsToShow, percent, points, signed } from '../chart/format.ts';
import type { Estimate } from '../core/stats.ts';
import type { Contrast } from '../experiment/summarize.ts';
import { QUARTER, type Window } from '../experiment/windows.ts';

/** A change of a share in points with its interval: `+1.2 points (95% interval +0.9 to +1.5)`. */
export function pointsWithInterval({ mean, low, high }: Estimate): string {
  const digits = Math.max(1, digitsToShow(mean));
  const range = Number.isFinite(low)
    ? ` (95% interval ${points(low, digits)} to ${points(high, digits)})`
    : '';
  return `${points(mean, digits)} points${range}`;
}

/** Without an interval, a change below this is as good as none. */
const SMALLEST = 0.0005;

/** A share in two windows: `falls from 26.0% to 24.3%`, or `does not measurably change (24.3%)`. */
export function shareMove(contrast: Contrast): string {
  const { from, to, change } = contrast;
  const digits = Math.max(1, digitsToShow(change.mean));
  if (verdict(change) === 'none') return noChange(contrast);
  if (isTiny(change, change.mean)) return `hardly changes (${percent(to.mean, 1)})`;
  const span = `from ${percent(from.mean, digits)} to ${percent(to.mean, digits)}`;
  return `${change.mean > 0 ? 'rises' : 'falls'} ${span}, ${pointsWithInterval(change)}`;
}

/** An amount in two windows as a relative change: `falls by 3.2% (95% interval −4.1 to −2.3)`. */
export function relativeMove({ from, change }: Contrast): string {
  if (verdict(change) === 'none') return 'does not measurably change';
  const relative = change.mean / from.mean;
  if (isTiny(change, relative)) return 'hardly changes';
  const digits = Math.max(1, digitsToShow(relative));
  const ends = [change.low, change.high].map((end) => signed((end / from.mean) * 100, digits));
  const range = Number.isFinite(change.low) ? ` (95% interval ${ends[0]}% to ${ends[1]}%)` : '';
  return `${change.mean > 0 ? 'rises' : 'falls'} by ${percent(Math.abs(relative), digits)}${range}`;
}

/** Whether a change of which no interval is known, so that it cannot be called measurable, is too small to tell. */
export const isTiny = (change: Estimate, size: number): boolean =>
  verdict(change) === 'unknown' && Math.abs(size) < SMALLEST;

/** Whether a contrast says anything at all. */
export const exists = (contrast: Contrast | null): contrast is Contrast =>
  contrast !== null && Number.isFinite(contrast.change.mean);

/** The quarter before a week; null when there is no week before it. */
export const quarterBefore = (week: number): Window | null =>
  week > 1 ? { from: Math.max(1, week - QUARTER), to: week - 1 } : null;

/** Up to 13 weeks from a week, cut at the end of the run; null when the run is over. */
export const quarterFrom = (week: number, weeks: number): Window | null =>
  week <= weeks ? { from: Math.max(1, week), to: Math.min(weeks, week + QUARTER - 1) } : null;
