/** Rules and accounts on paper: interoperability, concentration, budgets, common random numbers. */

/** 1 - prod(1 - a_j): chance that at least one of several wallets is taken, where shops take them independently. */
export const takenByAny = (acceptance: readonly number[]): number =>
  1 - acceptance.reduce((none, a) => none * (1 - a), 1);

/** 10^4 sum s^2 (Herfindahl 1950, Hirschman 1945). Shares sum to 1. */
export const herfindahl = (shares: readonly number[]): number =>
  10_000 * shares.reduce((sum, share) => sum + share * share, 0);

/** What the merger of two platforms adds to it: 2 s_i s_j. */
export const herfindahlAdded = (one: number, other: number): number => 20_000 * one * other;

/** floor(B / r): payments that a budget can reward. Quotients that are whole but for the last digits count as whole. */
export const rewardedPayments = (budget: number, reward: number): number =>
  Math.floor((budget / reward) * (1 + 1e-12) + 1e-9);

/** A week of a budget: payments that were promised a reward, and those that got it. */
export interface RewardedWeek {
  readonly promised: number;
  readonly rewarded: number;
}

/**
 * A budget week by week. While a whole reward is left, all payments of the week are promised one, and as many get it as the
 * money bears; then nothing is promised any more. Whole numbers of payments make floor(B / r) rewards in all.
 *
 * @param promised payments in week 1, 2, ... as long as rewards are paid.
 */
export function rewardedByWeek(budget: number, reward: number, promised: readonly number[]): RewardedWeek[] {
  let left = budget;
  return promised.map((payments) => {
    const bears = rewardedPayments(left, reward);
    if (bears === 0) return { promised: 0, rewarded: 0 };
    const rewarded = Math.min(payments, bears);
    left = rewarded < payments ? 0 : left - rewarded * reward;
    return { promised: payments, rewarded };
  });
}

/** Variance of the difference between a share p and a share q of `n` draws each, all of them independent. */
export const varianceApart = (p: number, q: number, n: number): number => (p * (1 - p) + q * (1 - q)) / n;

/**
 * That variance over the one of paired draws of which as few as possible differ: (p(1-p) + q(1-q)) / (e (1 - e)) with the
 * effect e = |p - q|. No common random numbers do better.
 */
export function bestPairing(p: number, q: number): number {
  const effect = Math.abs(p - q);
  return varianceApart(p, q, 1) / (effect * (1 - effect));
}

/**
 * Mean of `n` paired differences between draws that are 1 or 0: each is +1, 0 or -1.
 *
 * @param effect mean of a difference, e
 * @param apart chance d that a difference is not 0
 */
export function pairedMean(effect: number, apart: number, n: number): { variance: number; kurtosis: number } {
  const one = apart - effect ** 2;
  // E Y^2 = E Y^4 = d and E Y = E Y^3 = e
  const fourth = apart - 4 * effect ** 2 + 6 * effect ** 2 * apart - 3 * effect ** 4;
  return { variance: one / n, kurtosis: (fourth / one ** 2 - 3) / n };
}

/** Standard error of a standard deviation found from `sample` values, relative to it; `kurtosis` is in excess of the normal's. */
export const errorOfDeviation = (sample: number, kurtosis: number): number =>
  Math.sqrt(2 / (sample - 1) + Math.max(0, kurtosis) / sample) / 2;
