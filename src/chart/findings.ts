import type { Figure } from '../experiment/summarize.ts';

/** The stretches of a comparison in words, with the change that belongs to them. */
export interface Comparison {
  readonly from: Figure['first'];
  readonly to: Figure['first'];
  readonly change: Figure['first'];
}

/** First quarter against the last, or, where something happens, the quarter before it against the last. */
export const overall = (figure: Figure): Comparison =>
  figure.before && figure.lasting
    ? { from: figure.before, to: figure.last, change: figure.lasting }
    : { from: figure.first, to: figure.last, change: figure.change };

/** The quarter before the first intervention against the quarter after; null without one. */
export const atEvent = (figure: Figure): Comparison | null =>
  figure.before && figure.after && figure.effect
    ? { from: figure.before, to: figure.after, change: figure.effect }
    : null;

/** What can be said of a change: `unknown` with a single replicate, `none` when the 95 % interval holds 0. */
export type Verdict = 'up' | 'down' | 'none' | 'unknown';

export function verdict({ low, high }: Figure['first']): Verdict {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return 'unknown';
  if (low > 0) return 'up';
  if (high < 0) return 'down';
  return 'none';
}
