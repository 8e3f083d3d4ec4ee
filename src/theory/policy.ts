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
  Math.floor((budget / reward) * (1 + 1e-12));

/** Payments rewarded week by week: all that are promised a reward, until the budget bears no more. */
export function rewardedByWeek(budget: number, reward: number, payments: readonly number[]): number[] {
  let left = rewardedPayments(budget, reward);
  return payments.map((count) => {
    const rewarded = Math.min(count, left);
    left -= rewarded;
    return rewarded;
  });
}

/**
 * Variance of the difference of two independent shares p and q over that of paired draws of which as few as possible
 * differ: (p(1-p) + q(1-q)) / (|p-q| (1 - |p-q|)). No common random numbers do better.
 */
export function bestPairing(p: number, q: number): number {
  const effect = Math.abs(p - q);
  return (p * (1 - p) + q * (1 - q)) / (effect * (1 - effect));
}
