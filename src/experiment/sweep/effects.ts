import { type Estimate, estimate } from '../../core/stats.ts';

/** What a level of a factor does, over all conditions of a full grid. */
export interface LevelEffect {
  /** Mean over all conditions that have the level. */
  readonly level: Estimate;
  /** The same less the mean at the first level, replicate by replicate: the draws that conditions share cancel. */
  readonly change: Estimate;
}

/** What two factors do together, beyond what each does alone. */
export interface Interaction {
  readonly factors: readonly [number, number];
  /**
   * What the last level of the second factor adds to the change that the last level of the first one brings against its first
   * level, replicate by replicate.
   */
  readonly extra: Estimate;
}

/** Main effects and interactions of one outcome. */
export interface Effects {
  /** By factor and level. */
  readonly levels: readonly (readonly LevelEffect[])[];
  readonly interactions: readonly Interaction[];
}

/** A sum of values by replicate, with the number of values in each. */
class Sums {
  private readonly sum: Float64Array;
  private readonly n: Uint32Array;

  constructor(replicates: number) {
    this.sum = new Float64Array(replicates);
    this.n = new Uint32Array(replicates);
  }

  add(values: Float64Array): void {
    for (let r = 0; r < values.length; r++) {
      if (!Number.isFinite(values[r])) continue;
      this.sum[r] += values[r];
      this.n[r]++;
    }
  }

  /** Means by replicate; NaN where a value is missing, since what is left would not be balanced. */
  means(wanted: number): Float64Array {
    return this.sum.map((sum, r) => (this.n[r] === wanted ? sum / wanted : Number.NaN));
  }
}

/**
 * Gathers main effects and two-factor interactions of a full grid while its conditions are read. Memory grows with the levels,
 * pairs of levels and replicates, and not with the conditions.
 */
export class EffectsGathering {
  private readonly sizes: readonly number[];
  private readonly replicates: number;
  private readonly outcomes: number;
  /** By key of what is averaged over, and outcome. */
  private readonly sums = new Map<string, Sums[]>();

  constructor(sizes: readonly number[], replicates: number, outcomes: number) {
    this.sizes = sizes;
    this.replicates = replicates;
    this.outcomes = outcomes;
  }

  /** @param cell level of each factor @param values by outcome and replicate */
  add(cell: readonly number[], values: readonly Float64Array[]): void {
    for (const [i, level] of cell.entries()) {
      this.addTo(keyOf([i, level]), values);
      for (let j = i + 1; j < cell.length; j++)
        if (this.isCorner(i, level) && this.isCorner(j, cell[j]))
          this.addTo(keyOf([i, level], [j, cell[j]]), values);
    }
  }

  /** Interactions are told by the ends of a factor: its first and its last level. */
  private isCorner(factor: number, level: number): boolean {
    return level === 0 || level === this.sizes[factor] - 1;
  }

  private addTo(key: string, values: readonly Float64Array[]): void {
    let sums = this.sums.get(key);
    if (sums === undefined) {
      sums = Array.from({ length: this.outcomes }, () => new Sums(this.replicates));
      this.sums.set(key, sums);
    }
    for (const [outcome, all] of values.entries()) sums[outcome].add(all);
  }

  effectsOn(outcome: number): Effects {
    return {
      levels: this.sizes.map((size, factor) => this.levelsOf(factor, size, outcome)),
      interactions: this.pairs().map((factors) => ({ factors, extra: this.extra(factors, outcome) })),
    };
  }

  private levelsOf(factor: number, size: number, outcome: number): LevelEffect[] {
    const at = (level: number) => this.meansAt([[factor, level]], outcome);
    const first = at(0);
    return Array.from({ length: size }, (_, level) => {
      const means = at(level);
      return { level: estimate(means), change: estimate(means.map((mean, r) => mean - first[r])) };
    });
  }

  private pairs(): [number, number][] {
    const varied = this.sizes.flatMap((size, i) => (size > 1 ? [i] : []));
    return varied.flatMap((i, at) => varied.slice(at + 1).map((j): [number, number] => [i, j]));
  }

  private extra([i, j]: readonly [number, number], outcome: number): Estimate {
    const [a, b] = [this.sizes[i] - 1, this.sizes[j] - 1];
    const at = (first: number, second: number) =>
      this.meansAt(
        [
          [i, first],
          [j, second],
        ],
        outcome,
      );
    const [none, one, other, both] = [at(0, 0), at(a, 0), at(0, b), at(a, b)];
    return estimate(both.map((value, r) => value - one[r] - other[r] + none[r]));
  }

  private meansAt(where: readonly Place[], outcome: number): Float64Array {
    const held = where.reduce((product, [factor]) => product * this.sizes[factor], 1);
    const cells = this.sizes.reduce((product, size) => product * size, 1) / held;
    const sums = this.sums.get(keyOf(...where));
    return sums?.[outcome].means(cells) ?? new Float64Array(this.replicates).fill(Number.NaN);
  }
}

/** A factor at a level. */
type Place = readonly [factor: number, level: number];

const keyOf = (...places: readonly Place[]): string => places.join(';');
