import type { Outcome } from '../experiment/outcomes/outcome.ts';
import { capital } from './format.ts';

type Words = Readonly<Record<string, string>>;

/** What tables call the headline figures, by what they are about. */
const WORDS: Readonly<Record<Outcome['scope'], Words>> = {
  market: {
    cash_share: 'Cash, share of payments',
    multihoming_held: 'Hold two wallets or more',
    multihoming_used: 'Use two wallets or more in a month',
    hhi: 'Concentration of payments (HHI)',
    lost_sales: 'Lost sales per trip',
    refusals: 'Refusals per trip',
    forced_cash: 'Forced cash per payment',
    consumer_surplus: 'Consumer surplus, habit counted',
    consumer_surplus_experienced: 'Consumer surplus, habit not counted',
    retailer_surplus: 'Retailers’ profit',
    platform_profit: 'Platforms’ profit',
    partner_profit: 'Partners’ profit',
    government: 'Government: fines received',
    welfare: 'Welfare, all together',
  },
  platform: {
    payment_share: 'Share of payments',
    wallet_share: 'Share of wallet payments',
    holders: 'Holders',
    top_of_wallet: 'Top of wallet',
    acceptance: 'Acceptance by shops',
    acceptance_by_sales: 'Acceptance by sales',
    exclusive_by_sales: 'Sales at shops bound to it',
    payments: 'Payments',
    value: 'Value paid',
    churn_drop: 'Churn: dropped it',
    churn_top: 'Churn: top of wallet changed',
    fees: 'Fees received',
    cashback: 'Cashback paid',
    bonuses: 'Bonuses paid',
    profit: 'Profit',
  },
  retailer: {
    visits: 'Visits',
    visit_share: 'Share of all visits',
    sales: 'Sales',
    lost_sales: 'Lost sales per visit',
    refusals: 'Refusals per visit',
    resentment: 'Resentment',
    fees: 'Fees paid',
    bonus: 'Bonuses received',
    profit: 'Profit',
    asked_bonus: 'Bonus asked for',
    exclusive: 'Bound by an exclusive contract',
  },
  consumer: {
    consumers: 'Consumers',
    consumer_surplus: 'Surplus, habit counted',
    consumer_surplus_experienced: 'Surplus, habit not counted',
    cash_share: 'Cash, share of payments',
    lost_sales: 'Lost sales per trip',
    refusals: 'Refusals per trip',
  },
};

/** What tables call a figure. `named` gives the name of a platform. */
export function figureWords({ scope, figure }: Outcome, named: (id: string) => string): string {
  const words = WORDS[scope][figure];
  if (words !== undefined) return words;
  const [, partner] = /^exclusive_with_(.+)$/.exec(figure) ?? [];
  return partner === undefined ? capital(figure.replaceAll('_', ' ')) : `Bound to ${named(partner)}`;
}
