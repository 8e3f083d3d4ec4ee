/**
 * What a shop sells with the wallets it takes, on paper: nobody looks for another shop, nobody has habits, and whoever cannot pay, or
 * would rather not, leaves (Rochet & Tirole 2002, 2011; Wright 2004).
 */

/** Consumers of one kind: what they hold, how many they are, and how often they have cash at hand. */
export interface Customers {
  readonly share: number;
  readonly held: readonly string[];
  /** Probability of having cash at hand; 0 where the shop takes none. */
  readonly cash: number;
}

/** Utility of paying with each wallet, and in cash, against walking away at 0. */
export interface PayingUtilities {
  readonly wallets: Readonly<Record<string, number>>;
  readonly cash: number;
}

/** Share of visits that end in a sale: sum over kinds of customers, with cash and without, of S / (1 + S), S = sum of e^V. */
export function conversion(
  customers: readonly Customers[],
  taken: readonly string[],
  { wallets, cash }: PayingUtilities,
): number {
  return customers.reduce((sum, { share, held, cash: carried }) => {
    const usable = held.filter((wallet) => taken.includes(wallet));
    const without = usable.reduce((total, wallet) => total + Math.exp(wallets[wallet]), 0);
    const withCash = without + Math.exp(cash);
    const sold = (weight: number) => weight / (1 + weight);
    return sum + share * (carried * sold(withCash) + (1 - carried) * sold(without));
  }, 0);
}
