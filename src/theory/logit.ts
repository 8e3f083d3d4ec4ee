/**
 * The multinomial logit on paper: choice among methods with independent extreme-value tastes (McFadden 1974).
 *
 * Written from the formulas, with the platform's own `Math`, and without a line of the model: what it says and what the
 * model does can only agree if both are right.
 */

/** P_j = e^V_j / sum_k e^V_k. */
export function logitShares(utilities: readonly number[]): number[] {
  const weights = utilities.map(Math.exp);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** ln sum_k e^V_k, in utils: the expected utility of the best (Small & Rosen 1981). */
export const logsum = (utilities: readonly number[]): number =>
  Math.log(utilities.reduce((sum, utility) => sum + Math.exp(utility), 0));

/** Share of those who lose option `lost` that turns to option k: s_k / (1 - s_lost). The lost option itself gets 0. */
export const diversion = (shares: readonly number[], lost: number): number[] =>
  shares.map((share, k) => (k === lost ? 0 : share / (1 - shares[lost])));

/** What losing an option costs, in utils: -ln(1 - s_lost) (Train 2009, ch. 3). */
export const lossOfOption = (shares: readonly number[], lost: number): number => -Math.log(1 - shares[lost]);
