import { incompleteBeta } from './beta.ts';

/** Mean and spread of a sample. */
export interface Moments {
  readonly n: number;
  /** NaN when the sample is empty. */
  readonly mean: number;
  /** With n - 1 in the denominator; NaN below two values. */
  readonly variance: number;
}

/** Gathers moments value by value, in the same memory for ten values and a million (Welford 1962). */
export class Gathered {
  private n = 0;
  private mean = 0;
  private squares = 0;

  /** Takes a value in; one that is not finite is left out. */
  add(value: number): void {
    if (!Number.isFinite(value)) return;
    const gap = value - this.mean;
    this.mean += gap / ++this.n;
    this.squares += gap * (value - this.mean);
  }

  get moments(): Moments {
    const { n, mean, squares } = this;
    return { n, mean: n > 0 ? mean : Number.NaN, variance: n > 1 ? squares / (n - 1) : Number.NaN };
  }
}

/** Moments in one pass without cancellation (Welford 1962). Values that are not finite are left out. */
export function moments(values: Iterable<number>): Moments {
  const gathered = new Gathered();
  for (const value of values) gathered.add(value);
  return gathered.moments;
}

/** Mean of the finite values; NaN when there is none. */
export const mean = (values: Iterable<number>): number => moments(values).mean;

/**
 * Quantile of a sample by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996).
 * `p` is a probability. NaN values are left out; NaN when nothing is left.
 */
export function quantile(values: Iterable<number>, p: number): number {
  const sorted = Float64Array.from(values).filter((value) => !Number.isNaN(value));
  return quantileOfSorted(sorted.sort(), p);
}

/** The same for a sample that is already in ascending order and free of NaN. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = Math.min(Math.max(p, 0), 1) * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  const weight = place - below;
  return weight === 0 ? sorted[below] : sorted[below] * (1 - weight) + sorted[above] * weight;
}

/** Distribution function of Student's t with `freedom` degrees of freedom (DLMF 8.17, Student 1908). */
export function studentCdf(t: number, freedom: number): number {
  const tail = 0.5 * incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
  return t > 0 ? 1 - tail : tail;
}

/** The t below which a share `p` of Student's distribution lies; `p` strictly between 0 and 1. */
export function studentQuantile(p: number, freedom: number): number {
  if (p === 0.5) return 0;
  if (p < 0.5) return -studentQuantile(1 - p, freedom);
  const upperTail = (t: number) => 0.5 * incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
  let high = 1;
  while (upperTail(high) > 1 - p) high *= 2;
  let low = high === 1 ? 0 : high / 2;
  // Bisection to the last bit: slow against Newton, but it cannot leave the bracket.
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (upperTail(middle) > 1 - p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A mean over replicates with the interval that holds the true mean with probability .95. */
export interface Estimate {
  readonly mean: number;
  /** Standard deviation between replicates; NaN with one replicate. */
  readonly sd: number;
  /** Lower and upper end of the 95 % interval; NaN with one replicate. */
  readonly low: number;
  readonly high: number;
  /** Replicates in which the figure exists. */
  readonly n: number;
}

const halfWidths = new Map<number, number>();

/** The t factor of a 95 % interval from n values; computed once for each n. */
function factor(n: number): number {
  const known = halfWidths.get(n);
  if (known !== undefined) return known;
  const value = n > 1 ? studentQuantile(0.975, n - 1) : Number.NaN;
  halfWidths.set(n, value);
  return value;
}

/** 95 % interval of a mean: half width t sd / sqrt(n) (Student 1908). Missing values (NaN) are left out. */
export const estimate = (values: Iterable<number>): Estimate => estimateOf(moments(values));

/** The same from moments that were gathered before. */
export function estimateOf({ n, mean: center, variance }: Moments): Estimate {
  const sd = Math.sqrt(variance);
  const half = (factor(n) * sd) / Math.sqrt(n);
  return { mean: center, sd, low: center - half, high: center + half, n };
}
