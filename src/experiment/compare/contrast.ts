import { type Estimate, estimateOf, Gathered } from '../../core/stats.ts';

/** One number in two scenarios on the same draws. */
export interface Contrast {
  /** In the first scenario, and in the other: over the replicates in which both have it. */
  readonly first: Estimate;
  readonly other: Estimate;
  /** The other less the first, replicate by replicate. */
  readonly difference: Estimate;
  /**
   * (variance of the first + variance of the other) / variance of the difference: how many times as many replicates with draws of
   * their own would tell the difference as well (Glasserman & Yao 1992). NaN with one replicate and where nothing varies,
   * infinite where only the levels do.
   */
  readonly saved: number;
}

/** Gathers contrasts of many numbers, replicate by replicate, in memory that does not grow with them. */
export class Contrasts {
  private readonly first: readonly Gathered[];
  private readonly other: readonly Gathered[];
  private readonly difference: readonly Gathered[];

  constructor(numbers: number) {
    [this.first, this.other, this.difference] = [0, 1, 2].map(() =>
      Array.from({ length: numbers }, () => new Gathered()),
    );
  }

  /** Takes in a replicate; a number that either scenario lacks (NaN) is left out. */
  add(first: ArrayLike<number>, other: ArrayLike<number>): void {
    for (const [i, difference] of this.difference.entries()) {
      const gap = other[i] - first[i];
      if (!Number.isFinite(gap)) continue;
      this.first[i].add(first[i]);
      this.other[i].add(other[i]);
      difference.add(gap);
    }
  }

  get all(): Contrast[] {
    return this.difference.map((gathered, i) => {
      const [first, other, difference] = [this.first[i], this.other[i], gathered].map(
        ({ moments }) => moments,
      );
      const apart = first.variance + other.variance;
      const saved = apart === 0 ? Number.NaN : apart / difference.variance;
      return {
        first: estimateOf(first),
        other: estimateOf(other),
        difference: estimateOf(difference),
        saved,
      };
    });
  }
}
