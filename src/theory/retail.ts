/** What a retailer earns with the methods it takes, on paper (Rochet & Tirole 2002, 2011), and when a contract pays. */

/** Payments of a retailer by method, in any unit of value. */
export type Payments = Readonly<Record<string, number>>;

/** What is left of a sale by method, as a share of it: gross margin less the fee, or less the cost of handling cash. */
export type Earned = Readonly<Record<string, number>>;

/** Sum of what is left of all sales. */
export const earnings = (payments: Payments, earned: Earned): number =>
  Object.entries(payments).reduce((sum, [id, value]) => sum + value * earned[id], 0);

/** Sum of all sales. */
export const salesOf = (payments: Payments): number =>
  Object.values(payments).reduce((sum, value) => sum + value, 0);

/** Share of sales that is lost against taking everything. */
export const salesLost = (open: Payments, bound: Payments): number => 1 - salesOf(bound) / salesOf(open);

/**
 * Break-even bonus as a share of today's sales: what the best of the free sets earns more than the contract. With equal fees,
 * and open sales as the best, it is what is left of a sale times the share of sales lost.
 */
export const breakEvenBonus = (today: Payments, bestFree: number, bound: number): number =>
  (bestFree - bound) / salesOf(today);

/**
 * q* = r / (s m): share of stranded customers who leave at which a rebate just pays. With r the rebate as a share of wallet
 * turnover, s the share of wallet users who cannot pay with the one wallet left, and m the gross margin.
 */
export const breakEvenWalkingAway = (rebate: number, stranded: number, margin: number): number =>
  rebate / (stranded * margin);

/** All subsets of some names, the whole and the empty one included. */
export function subsetsOf(names: readonly string[]): string[][] {
  const sets: string[][] = [[]];
  for (const name of names) sets.push(...sets.map((set) => [...set, name]));
  return sets;
}
