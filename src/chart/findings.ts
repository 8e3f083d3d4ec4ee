import type { Estimate } from '../core/stats.ts';
import type { Contrast, Figure } from '../experiment/summarize.ts';
import { percent, points } from './format.ts';

/** First quarter against the last, or, where something happens, the quarter before it against the last. */
export const overall = (figure: Figure): Contrast =>
  figure.before && figure.lasting
    ? { from: figure.before, to: figure.last, change: figure.lasting }
    : { from: figure.first, to: figure.last, change: figure.change };

/** What can be said of a change: `unknown` with a single replicate, `none` when the 95 % interval holds 0. */
export type Verdict = 'up' | 'down' | 'none' | 'unknown';

export function verdict({ low, high }: Estimate): Verdict {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return 'unknown';
  if (low > 0) return 'up';
  if (high < 0) return 'down';
  return 'none';
}

/** A change of a share that cannot be told from none; its interval is named where the mean is more than a point. */
export function noChange({ to, change }: Contrast, digits = 1): string {
  const range =
    Math.abs(change.mean) > 0.01
      ? `, 95% interval of the change ${points(change.low, digits)} to ${points(change.high, digits)} points`
      : '';
  return `does not measurably change (${percent(to.mean, digits)}${range})`;
}

/** Moves of a share below this are called small even where they can be measured. */
export const SMALL = 0.005;
