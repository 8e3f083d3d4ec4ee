/** Money set aside for incentives: it can be spent to the cent, and not beyond. */
export interface Purse {
  left: number;
  /** A payment could not be made in full: what is left is less than one reward. */
  spent: boolean;
}

/** Where a reward comes from, and how large it is. */
export interface RewardSource {
  readonly purse: Purse;
  /** Share of the basket. */
  readonly share: number;
  /** Currency per payment. */
  readonly perPayment: number;
}

/** Rewards by method at the branches that share them. */
export interface RewardTerms {
  readonly sources: readonly (readonly RewardSource[])[];
}

/** A purse of `budget`, or one without a bottom (null). */
export const createPurse = (budget: number | null): Purse => ({
  left: budget ?? Number.POSITIVE_INFINITY,
  spent: budget === 0,
});

/** Pays up to `count` rewards of `amount` each; returns how many the purse could bear. */
export function payRewards(purse: Purse, amount: number, count: number): number {
  if (amount <= 0 || count <= 0) return 0;
  if (purse.left === Number.POSITIVE_INFINITY) return count;
  // a hair of tolerance, so that 100 rewards of .1 fit a budget of 10
  const affordable = Math.floor(purse.left / amount + 1e-9);
  const paid = Math.min(count, affordable);
  purse.left = Math.max(0, purse.left - paid * amount);
  if (paid < count || purse.left < amount * (1 - 1e-9)) purse.spent = true;
  return paid;
}
