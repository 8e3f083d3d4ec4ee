import { columnNames } from '../core/column-name.ts';
import { type ColumnSpec, type RowOf, Table } from '../core/table.ts';

// names and types of columns are literal, so that the compiler knows the rows
const text = <Name extends string>(name: Name, meaning: string) =>
  ({ name, type: 'text', unit: 'name', meaning }) as const satisfies ColumnSpec;
const number = <Name extends string>(name: Name, unit: string, meaning: string) =>
  ({ name, type: 'number', unit, meaning }) as const satisfies ColumnSpec;
const whole = <Name extends string>(name: Name, unit: string, meaning: string) =>
  ({ ...number(name, unit, meaning), whole: true }) as const satisfies ColumnSpec;

/** The first column of every table once it is written. */
export const REPLICATE = whole('replicate', 'replicate', 'Replicate, from 0.');

const week = whole('week', 'week', 'Week, from 1; stocks are those at its end.');
const region = text('region', 'Region, or `all`.');

/** Columns of `platforms.csv`: one row per week, region (and `all`) and method, cash included. */
export const PLATFORM_COLUMNS = [
  week,
  region,
  text('method', 'Platform, or `cash`.'),
  number('payments', 'payments', 'Payments made with the method.'),
  number('value', 'currency', 'Value paid with the method.'),
  number('payment_share', 'share', 'Share of all payments.'),
  number('value_share', 'share', 'Share of the value of all payments.'),
  number('wallet_share', 'share', 'Share of the payments made with wallets; empty for cash and cards.'),
  number('holders', 'consumers', 'Consumers who hold it (all, for cash).'),
  number('active', 'consumers', 'Consumers who paid with it in the latest complete month of 4 weeks.'),
  number('top_of_wallet', 'consumers', 'Consumers whose top of wallet it is.'),
  number('adoptions', 'consumers', 'Consumers who adopted it.'),
  number('drops', 'consumers', 'Consumers who dropped it.'),
  number('churn_drop', 'share per week', 'Drops over holders at the start of the week.'),
  number(
    'churn_inactivity',
    'share per month',
    'Active in the month before and not in the latest, over active in the month before.',
  ),
  number(
    'churn_top',
    'share per window',
    'Consumers for whom it was top of wallet at the start of the latest complete window of `output.switchingWindow` weeks (a quarter of 13, unless the scenario says otherwise) and is no longer, over all consumers for whom it was.',
  ),
  number('acceptance', 'share', 'Share of shops that accept it.'),
  number('acceptance_by_sales', 'share', 'Share of sales made at shops that accept it.'),
  whole('exclusive_retailers', 'retailers', 'Retailers bound to it by an exclusive contract.'),
  number('fees', 'currency', 'Fees it received from retailers, after discounts.'),
  number('cashback', 'currency', 'Cashback it paid to consumers.'),
  number('bonuses', 'currency', 'Bonuses it paid to retailers.'),
  number('profit', 'currency', "The platform's profit (for cash: 0)."),
  number(
    'exclusive_by_sales',
    'share',
    'Share of sales made at retailers bound to it by an exclusive contract.',
  ),
] as const;

export type PlatformRow = RowOf<typeof PLATFORM_COLUMNS>;

/** Columns of `market.csv`: one row per week and region (and `all`). */
export const MARKET_COLUMNS = [
  week,
  region,
  number('trips', 'trips', 'Shopping trips begun.'),
  number('payments', 'payments', 'Trips that ended in a payment.'),
  number('lost_sales', 'trips', 'Trips that ended in walking away.'),
  number('refusals', 'trips', 'Trips on which the top of wallet was a platform that could not be used.'),
  number('forced_cash', 'payments', 'Refusals that ended in a cash payment.'),
  number(
    'hhi',
    'points',
    'Herfindahl-Hirschman index of payments among platforms, 0 to 10,000 (cash left out).',
  ),
  number('multihoming_held', 'share', 'Share of wallet holders who hold two wallets or more.'),
  number(
    'multihoming_used',
    'share',
    'Share of wallet users of the latest complete month who used two wallets or more.',
  ),
  number('cash_share', 'share', 'Share of payments made in cash.'),
  number('consumer_surplus', 'currency', 'Consumer surplus, habit counted as utility (decision utility).'),
  number(
    'consumer_surplus_experienced',
    'currency',
    'Consumer surplus, habit not counted (experienced utility).',
  ),
  number('retailer_surplus', 'currency', "Retailers' profit."),
  number('platform_profit', 'currency', "Platforms' profit."),
  number('partner_profit', 'currency', "Partners' profit."),
  number('government', 'currency', 'Fines received.'),
  number('welfare', 'currency', 'Sum of consumer surplus, retailers, platforms, partners and government.'),
  number('preferred_payments', 'payments', "Payments made with the payer's top of wallet, cash included."),
  number('refused_lost', 'trips', 'Refusals that ended in walking away.'),
] as const;

export type MarketRow = RowOf<typeof MARKET_COLUMNS>;

/** Columns of `consumers.csv`: one row per week, region (and `all`) and segment; segments sum to the rows of `market.csv`. */
export const CONSUMER_COLUMNS = [
  week,
  region,
  text('segment', 'Segment of consumers.'),
  number('consumers', 'consumers', 'Consumers of the segment.'),
  number('wallet_holders', 'consumers', 'Consumers who hold one wallet or more.'),
  number('trips', 'trips', 'Shopping trips begun.'),
  number('payments', 'payments', 'Trips that ended in a payment.'),
  number('lost_sales', 'trips', 'Trips that ended in walking away.'),
  number('refusals', 'trips', 'Trips on which the top of wallet was a platform that could not be used.'),
  number('forced_cash', 'payments', 'Refusals that ended in a cash payment.'),
  number('cash_share', 'share', 'Share of payments made in cash.'),
  number('cashback', 'currency', 'Cashback received; what it is worth to them is part of their surplus.'),
  number(
    'signup_bonuses',
    'currency',
    'Bonuses received for adopting a platform; they are part of their surplus.',
  ),
  number('consumer_surplus', 'currency', 'Consumer surplus, habit counted as utility (decision utility).'),
  number(
    'consumer_surplus_experienced',
    'currency',
    'Consumer surplus, habit not counted (experienced utility).',
  ),
] as const;

export type ConsumerRow = RowOf<typeof CONSUMER_COLUMNS>;

/** Columns of `retailers.csv`: one row per week, retailer and region (and `all` for chains in several regions). */
export const RETAILER_COLUMNS = [
  week,
  text('retailer', 'Chain, or `independents` (their sum), or a generated name.'),
  region,
  text('accepts', 'Methods accepted, joined by `+`; `mixed` where outlets differ.'),
  text('exclusive_with', 'Platform of the exclusive contract in force, or empty.'),
  number('visits', 'trips', 'Trips to the retailer.'),
  number('sales', 'currency', 'Value sold.'),
  number('lost_sales', 'trips', 'Trips that ended in walking away.'),
  number('refusals', 'trips', 'Trips on which the top of wallet was a platform that could not be used.'),
  number('resentment', 'points', 'Resentment of the retailer (weighted by visits over regions).'),
  number('fees', 'currency', 'Fees paid to platforms.'),
  number('bonus', 'currency', 'Bonuses received from platforms, less penalties paid for breach.'),
  number('profit', 'currency', "The retailer's profit."),
  number(
    'asked_bonus',
    'share of sales',
    'Bonus at which the best exclusive contract on offer would just pay, as the retailer sees it at its latest review; empty without an offer.',
  ),
] as const;

export type RetailerRow = RowOf<typeof RETAILER_COLUMNS>;

/** Columns of `switching.csv`: top of wallet at the start and end of each complete window of `output.switchingWindow` weeks. */
export const SWITCHING_COLUMNS = [
  whole('window_start', 'week', 'First week of the window of `output.switchingWindow` weeks.'),
  region,
  text('from', 'Top of wallet when the window opened.'),
  text('to', 'Top of wallet when it closed.'),
  number('consumers', 'consumers', 'Consumers who moved so (or stayed, where both are the same).'),
] as const;

export type SwitchingRow = RowOf<typeof SWITCHING_COLUMNS>;

/** Columns of `panel.parquet`: one row per trip of a sampled consumer. Those of `rewardColumns` follow. */
export const PANEL_COLUMNS: readonly ColumnSpec[] = [
  whole('week', 'week', 'Week, from 1.'),
  whole('consumer', 'consumer', 'Consumer, from 0; with `replicate` it identifies a person.'),
  whole('trip', 'trip', 'Trip of the consumer in the week, from 1.'),
  text('region', 'Region of the consumer and of the shop.'),
  text('segment', 'Segment of the consumer.'),
  text('retailer', 'Chain, or the generated name of an independent.'),
  text('portfolio', 'Platforms held, joined by ` + ` as in `holdings`, or `none`.'),
  text('top_of_wallet', 'Top of wallet before the trip: a platform, or `cash`.'),
  whole('rung', 'rung', 'Rung of habit before the trip, from 0 to `habit.rungs` - 1.'),
  whole('cash_carried', '0 or 1', '1 if the consumer carried cash on the trip.'),
  text('choice_set', 'Methods that could be used, joined by ` + `, or `none`; walking away is left out.'),
  text('method', 'Method paid with, or `walk-away`.'),
  whole('refused', '0 or 1', '1 if the top of wallet was a platform that could not be used.'),
  number('amount', 'currency', 'Value paid; empty after walking away.'),
];

/** One more column of the panel for each platform. */
export function rewardColumns(platforms: readonly string[]): ColumnSpec[] {
  return columnNames('reward_', platforms).map((name, index) =>
    number(name, 'currency', rewardMeaning(platforms[index])),
  );
}

/** @param platform its name, or a word for any */
export const rewardMeaning = (platform: string): string =>
  `Cashback that a payment with ${platform} at this retailer would earn the consumer, as promised when the week began.`;

/** What one run of a market leaves behind, week by week. */
export interface Series {
  readonly replicate: number;
  readonly platforms: Table;
  readonly market: Table;
  readonly consumers: Table;
  readonly retailers: Table;
  readonly switching: Table;
}

export function emptySeries(replicate: number): Series {
  return {
    replicate,
    platforms: new Table(PLATFORM_COLUMNS),
    market: new Table(MARKET_COLUMNS),
    consumers: new Table(CONSUMER_COLUMNS),
    retailers: new Table(RETAILER_COLUMNS),
    switching: new Table(SWITCHING_COLUMNS),
  };
}

/** Weeks in a month of activity. */
export const MONTH = 4;
