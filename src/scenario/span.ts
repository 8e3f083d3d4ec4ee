import { plainNumber, roundAbove, stepOf } from '../core/nice.ts';

/** What a slider's ends follow from. */
export interface SpanInput {
  readonly value: number;
  readonly default?: number;
  /** Smallest and largest value possible here. */
  readonly range: readonly [low: number, high: number];
  readonly whole: boolean;
  /** A usual value, for a setting that is 0 and stays 0 where nothing is written. */
  readonly typical: number;
  /** As the author of the scenario wrote them. */
  readonly from?: number;
  readonly to?: number;
  readonly step?: number;
}

export interface Span {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** How far beyond the larger of value and default a slider goes. */
const BEYOND = 2.5;
/** Steps that a slider has at most. */
const MOST_STEPS = 100;

/**
 * Round ends around value and default, inside the range, with the value between them; and a step of 1, 2 or 5 times a
 * power of ten. From 0 where numbers are not negative, else as far below 0 as above.
 */
export function spanOf(input: SpanInput): Span {
  const { value, range, whole } = input;
  const [low, high] = range;
  const scale = scaleOf(input);
  const below = value < 0 || (value === 0 && !((input.default ?? 0) > 0));
  const to = Math.min(input.to ?? (whole ? Math.ceil(scale) : scale), high);
  const least = stepOf(Math.max(to - Math.max(low, 0), Number.MIN_VALUE), MOST_STEPS);
  const natural =
    low < 0 ? (below ? -scale : 0) : low === 0 ? 0 : Math.max(low, whole ? Math.ceil(least) : least);
  const from = Math.max(input.from ?? natural, low);
  const ends = { from: Math.min(from, value, high), to: Math.max(to, value, low) };
  if (ends.from >= ends.to) return around(input);
  const step = input.step ?? stepOf(ends.to - ends.from, MOST_STEPS);
  return { ...ends, step: whole ? Math.max(1, Math.round(step)) : step };
}

function scaleOf({ value, default: initial = 0, typical, from = 0, to = 0 }: SpanInput): number {
  const largest = Math.max(...[value, initial, from, to].map(Math.abs));
  return largest > 0 ? roundAbove(BEYOND * largest) : roundAbove(typical);
}

/** The whole range, where ends that an author gave and what is possible here leave nothing between them. */
function around({ value, range: [low, high], whole }: SpanInput): Span {
  const [from, to] = [Math.min(low, value), Math.max(high, value)];
  const step = stepOf(Math.max(to - from, Number.MIN_VALUE), MOST_STEPS);
  return { from, to, step: whole ? Math.max(1, Math.round(step)) : step };
}

/** A value on a slider's grid of steps: the nearest multiple of the step between its ends, or an end. */
export function snap({ from, to, step }: Span, value: number): number {
  if (value <= from) return from;
  if (value >= to) return to;
  return Math.min(to, Math.max(from, plainNumber(Math.round(value / step) * step)));
}
