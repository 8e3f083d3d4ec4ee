import { exp, log } from '../../core/elementary.ts';
import type { Rows } from './rows.ts';

/** What paying is worth to a consumer of one cell under one set of cashback terms. */
export interface TillUtilities {
  /** V by method, without the habit bonus, in utils. */
  readonly utility: Float64Array;
  /** Habit bonus by rung, in utils. */
  readonly bonus: Float64Array;
  /** Whether a consumer who could pay may still leave. */
  readonly walkAway: boolean;
  /** lambda: how much payment matters for where to shop, 0..1. */
  readonly storeChoice: number;
}

/**
 * The lower nest: choosing among the methods that can be used here (McFadden 1974).
 *
 * For a choice set C, top of wallet t and rung l: total S = sum over C of e^V, with the bonus on t, plus 1 for walking
 * away (V = 0). A consumer with no means to pay always leaves, so an empty C has S = 1. `power` is S^lambda, the weight
 * of a shop in the upper nest. Both are kept once computed: many rows and acceptance classes share a choice set.
 */
export class Till {
  readonly weight: Float64Array;
  readonly lift: Float64Array;
  readonly bonus: Float64Array;
  readonly walkAway: boolean;
  readonly utilities: TillUtilities;
  private readonly subset: Float64Array;
  /** S and S^lambda, where `line` says. */
  readonly totals: Float64Array;
  readonly powers: Float64Array;
  /** S^lambda / S. */
  readonly powersPerTotal: Float64Array;
  private readonly storeChoice: number;
  private readonly rungs: number;
  private readonly tops: number;

  constructor(rows: Rows, utilities: TillUtilities) {
    const { utility, bonus, walkAway, storeChoice } = utilities;
    this.utilities = utilities;
    this.weight = Float64Array.from(utility, exp);
    this.bonus = bonus;
    this.lift = Float64Array.from(bonus, exp);
    this.walkAway = walkAway;
    this.storeChoice = storeChoice;
    this.rungs = rows.rungs;
    this.tops = rows.methods + 1;
    const sets = 1 << rows.methods;
    this.subset = subsetSums(this.weight, sets);
    this.totals = new Float64Array(sets * this.tops * rows.rungs).fill(-1);
    this.powers = new Float64Array(sets * this.tops * rows.rungs);
    this.powersPerTotal = new Float64Array(sets * this.tops * rows.rungs);
  }

  /** Where S and S^lambda of a (choice set, top of wallet) stand in `totals` and `powers`: one place a rung from here. */
  line(set: number, top: number): number {
    const enjoyed = ((set >> top) & 1) === 1;
    const at = (set * this.tops + (enjoyed ? top : this.tops - 1)) * this.rungs;
    if (this.totals[at] < 0) this.fill(at, set, enjoyed ? this.weight[top] : 0);
    return at;
  }

  private fill(at: number, set: number, topWeight: number): void {
    const stay = this.walkAway || set === 0 ? 1 : 0;
    for (let rung = 0; rung < this.rungs; rung++) {
      const total = this.subset[set] + stay + topWeight * (this.lift[rung] - 1);
      const alike = rung > 0 && total === this.totals[at + rung - 1];
      this.totals[at + rung] = total;
      this.powers[at + rung] = alike ? this.powers[at + rung - 1] : raise(total, this.storeChoice);
      this.powersPerTotal[at + rung] = this.powers[at + rung] / total;
    }
  }

  total(set: number, top: number, rung: number): number {
    return this.totals[this.line(set, top) + rung];
  }

  power(set: number, top: number, rung: number): number {
    return this.powers[this.line(set, top) + rung];
  }

  /** The held method a consumer likes best without habit; cash (0) if it holds none. */
  favourite(portfolio: number, cashOffered: boolean): number {
    let best = 0;
    let bestWeight = cashOffered ? this.weight[0] : -1;
    for (let method = 1; method < this.weight.length; method++) {
      if ((portfolio >> method) & 1 && this.weight[method] > bestWeight) {
        best = method;
        bestWeight = this.weight[method];
      }
    }
    return best;
  }
}

/** The till of these utilities: the one of last week if they are the same. */
export function tillFor(rows: Rows, utilities: TillUtilities, last: Till | undefined): Till {
  return last && sameUtilities(last.utilities, utilities) ? last : new Till(rows, utilities);
}

function sameUtilities(a: TillUtilities, b: TillUtilities): boolean {
  const same = (x: Float64Array, y: Float64Array) => x.every((value, index) => value === y[index]);
  return (
    a.walkAway === b.walkAway &&
    a.storeChoice === b.storeChoice &&
    same(a.utility, b.utility) &&
    same(a.bonus, b.bonus)
  );
}

function subsetSums(weight: Float64Array, sets: number): Float64Array {
  const sums = new Float64Array(sets);
  for (let set = 1; set < sets; set++) {
    const method = 31 - Math.clz32(set);
    sums[set] = sums[set & ~(1 << method)] + weight[method];
  }
  return sums;
}

/** total^lambda, exact at the usual lambdas. */
function raise(total: number, lambda: number): number {
  if (lambda === 0) return 1;
  if (lambda === 1) return total;
  if (lambda === 0.5) return Math.sqrt(total);
  return exp(lambda * log(total));
}
