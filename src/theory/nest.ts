/**
 * A shopping trip on paper: first the retailer, then the method at its till (nested logit, McFadden 1978; attraction,
 * Huff 1964), for a consumer whose means at hand are known. Methods are numbers from 0.
 */

export interface Shop {
  /** a_r: visits against those of another shop at which a payment is worth as much. */
  readonly attraction: number;
  /** Methods that work there. */
  readonly takes: readonly number[];
}

export interface Shopper {
  /** V by method, utils; walking away is worth 0. */
  readonly utilities: readonly number[];
  /** Methods at hand. */
  readonly means: readonly number[];
  /** lambda, 0 to 1: how much payment matters for where to shop. */
  readonly storeChoice: number;
  /** Whether a shopper with means to pay may leave without buying. One without means always leaves. */
  readonly walksAway: boolean;
}

export interface Trip {
  /** Chance of each shop: a_r S_r^lambda over their sum. */
  readonly visits: readonly number[];
  /** Chance of paying with a method at a shop: visits times e^V / S_r. */
  readonly payments: readonly (readonly number[])[];
  /** (ln sum a_r S_r^lambda - ln sum a_r) / lambda, utils; sum of a_r ln S_r over sum of a_r where lambda is 0. */
  readonly inclusiveValue: number;
}

/** S_r: sum of e^V over the methods that are at hand and work, with 1 for walking away. */
function tillTotal({ utilities, means, walksAway }: Shopper, { takes }: Shop): number {
  const usable = means.filter((method) => takes.includes(method));
  const paying = usable.reduce((sum, method) => sum + Math.exp(utilities[method]), 0);
  return walksAway || usable.length === 0 ? 1 + paying : paying;
}

export function tripOf(shopper: Shopper, shops: readonly Shop[]): Trip {
  const { storeChoice: lambda, utilities, means } = shopper;
  const totals = shops.map((shop) => tillTotal(shopper, shop));
  const pulls = shops.map(({ attraction }, r) => attraction * totals[r] ** lambda);
  const pull = sum(pulls);
  const visits = pulls.map((own) => own / pull);
  const payments = shops.map(({ takes }, r) =>
    utilities.map((utility, method) =>
      means.includes(method) && takes.includes(method) ? (visits[r] * Math.exp(utility)) / totals[r] : 0,
    ),
  );
  const all = sum(shops.map(({ attraction }) => attraction));
  const inclusiveValue =
    lambda > 0
      ? Math.log(pull / all) / lambda
      : sum(shops.map(({ attraction }, r) => attraction * Math.log(totals[r]))) / all;
  return { visits, payments, inclusiveValue };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
