import type { Estimate } from '../core/stats.ts';
import type { Contrast, Figure } from '../experiment/summarize.ts';

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
