import { exp, log } from '../../core/elementary.ts';
import type { Rows } from './rows.ts';

/** What paying is worth to a consumer of one cell under one set of cashback terms. */
export interface TillUtilities {
  /** V by method, without the habit bonus, in utils. */
  readonly utility: Float64Array;
  /** Habit bonus by rung, in utils. */
  readonly bonus: Float64Array;
  /** Whether a consumer who could pay may still leave. */
  walkAway: boolean;
  /** lambda: how much payment matters for where to shop, 0..1. */
  storeChoice: number;
}

/** Memory for the utilities of a till, to be written. */
export const emptyUtilities = ({ methods, rungs }: Rows): TillUtilities => ({
  utility: new Float64Array(methods),
  bonus: new Float64Array(rungs),
  walkAway: false,
  storeChoice: 0,
});

/**
 * The lower nest: choosing among the methods that can be used here (McFadden 1974).
 *
 * For a choice set C, top of wallet t and rung l: total S = sum over C of e^V, with the bonus on t, plus 1 for walking
 * away (V = 0). A consumer with no means to pay always leaves, so an empty C has S = 1. `power` is S^lambda, the weight
 * of a shop in the upper nest. Both are kept once computed: many rows and acceptance classes share a choice set.
 *
 * A till lasts as long as its market and takes up other utilities in the same memory. Whoever needs it as it was in a
 * week makes another of its utilities.
 */
export class Till {
  /** Its own copy. */
  readonly utilities: TillUtilities;
  /** e^V by method. */
  readonly weight: Float64Array;
  /** e^bonus by rung. */
  readonly lift: Float64Array;
  private readonly subset: Float64Array;
  /** S and S^lambda, where `line` says. */
  readonly totals: Float64Array;
  readonly powers: Float64Array;
  /** S^lambda / S. */
  readonly powersPerTotal: Float64Array;
  /** Which lines of the three are computed. */
  private readonly known: Uint8Array;
  private readonly rungs: number;
  private readonly tops: number;

  constructor(rows: Rows, utilities: TillUtilities) {
    this.rungs = rows.rungs;
    this.tops = rows.methods + 1;
    this.utilities = emptyUtilities(rows);
    this.weight = new Float64Array(rows.methods).fill(1);
    this.lift = new Float64Array(rows.rungs).fill(1);
    const sets = 1 << rows.methods;
    this.subset = new Float64Array(sets);
    this.known = new Uint8Array(sets * this.tops);
    this.totals = new Float64Array(this.known.length * rows.rungs);
    this.powers = new Float64Array(this.known.length * rows.rungs);
    this.powersPerTotal = new Float64Array(this.known.length * rows.rungs);
    sumSubsets(this.weight, this.subset);
    this.takeUp(utilities);
  }

  /** Takes up utilities; returns whether anything is new. */
  takeUp({ utility, bonus, walkAway, storeChoice }: TillUtilities): boolean {
    const { utilities, weight, lift, subset } = this;
    const newWeights = exponentiate(utility, utilities.utility, weight);
    const newLifts = exponentiate(bonus, utilities.bonus, lift);
    const newRules = walkAway !== utilities.walkAway || storeChoice !== utilities.storeChoice;
    if (!newWeights && !newLifts && !newRules) return false;
    utilities.walkAway = walkAway;
    utilities.storeChoice = storeChoice;
    if (newWeights) sumSubsets(weight, subset);
    this.known.fill(0);
    return true;
  }

  /** Where S and S^lambda of a (choice set, top of wallet) stand in `totals` and `powers`: one place a rung from here. */
  line(set: number, top: number): number {
    const enjoyed = ((set >> top) & 1) === 1;
    const line = set * this.tops + (enjoyed ? top : this.tops - 1);
    if (this.known[line] === 0) {
      this.known[line] = 1;
      this.fill(line * this.rungs, set, enjoyed ? this.weight[top] : 0);
    }
    return line * this.rungs;
  }

  private fill(at: number, set: number, topWeight: number): void {
    const { walkAway, storeChoice } = this.utilities;
    const stay = walkAway || set === 0 ? 1 : 0;
    for (let rung = 0; rung < this.rungs; rung++) {
      const total = this.subset[set] + stay + topWeight * (this.lift[rung] - 1);
      const alike = rung > 0 && total === this.totals[at + rung - 1];
      this.totals[at + rung] = total;
      this.powers[at + rung] = alike ? this.powers[at + rung - 1] : raise(total, storeChoice);
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

/** Takes up exponents and e to their powers, where they are others than before; returns whether any is. */
function exponentiate(exponents: Float64Array, before: Float64Array, powers: Float64Array): boolean {
  let isNew = false;
  for (let i = 0; i < powers.length; i++) {
    if (exponents[i] === before[i]) continue;
    before[i] = exponents[i];
    powers[i] = exp(exponents[i]);
    isNew = true;
  }
  return isNew;
}

/** Writes the sum of weights of each set of methods. */
function sumSubsets(weight: Float64Array, sums: Float64Array): void {
  for (let set = 1; set < sums.length; set++) {
    const method = 31 - Math.clz32(set);
    sums[set] = sums[set & ~(1 << method)] + weight[method];
  }
}

/** total^lambda, exact at the usual lambdas. */
function raise(total: number, lambda: number): number {
  if (lambda === 0) return 1;
  if (lambda === 1) return total;
  if (lambda === 0.5) return Math.sqrt(total);
  return exp(lambda * log(total));
}
