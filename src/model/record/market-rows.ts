import type { Table } from '../../core/table.ts';
import type { Market } from '../market.ts';
import type { MarketRow } from '../series.ts';
import { platformProfit } from '../week/accounts.ts';
import type { ActivityWindows } from './activity.ts';
import { pushAll, ratio, type Scope, sumAt, sumByCell, sumByMethod, sumOfPlatforms } from './scope.ts';
import type { WeekSums } from './week-sums.ts';

/** Writes the week's rows of `market.csv`. */
export function recordMarket(
  market: Market,
  scopes: readonly Scope[],
  windows: ActivityWindows,
  week: WeekSums,
  table: Table<MarketRow>,
): void {
  for (const scope of scopes) pushAll(table, scope, [rowOf(market, scope, windows, week)]);
}

/** Surplus is in currency of the week; transfers between the groups cancel in their sum. */
function rowOf(market: Market, scope: Scope, windows: ActivityWindows, week: WeekSums): MarketRow {
  const { flows } = market;
  const { methods } = flows;
  const of = (column: Float64Array) => sumByCell(column, scope);
  const paid = paidIn(market, scope);
  const trips = of(flows.trips);
  const lost = of(flows.lostSales);
  const surplus = of(flows.surplus);
  const retailers = sumAt(flows.branchProfit, scope.branches);
  const platforms = sumOfPlatforms(scope, methods, (at) => platformProfit(market, at));
  const partners = sumOfPlatforms(scope, methods, (at) => flows.partnerShare[at] - flows.partnerCost[at]);
  const government = sumOfPlatforms(scope, methods, (at) => flows.fines[at]);
  return {
    week: market.week,
    region: scope.names[0],
    trips,
    payments: trips - lost,
    lost_sales: lost,
    refusals: of(flows.refusals),
    forced_cash: of(flows.forcedCash),
    hhi: ratio(10_000 * paid.squares, paid.platforms * paid.platforms),
    multihoming_held: ratio(of(week.severalWallets), of(week.someWallets)),
    multihoming_used: windows.multihomingUsed(scope),
    cash_share: ratio(paid.cash, paid.cash + paid.platforms),
    consumer_surplus: surplus,
    consumer_surplus_experienced: of(flows.surplusExperienced),
    retailer_surplus: retailers,
    platform_profit: platforms,
    partner_profit: partners,
    government,
    welfare: surplus + retailers + platforms + partners + government,
    preferred_payments: of(flows.preferred),
    refused_lost: of(flows.refusedLost),
  };
}

/** Payments in cash and with platforms, and the squares of each platform's. */
function paidIn({ flows }: Market, scope: Scope): { cash: number; platforms: number; squares: number } {
  const { methods } = flows;
  const cash = sumByMethod(flows.payments, scope, methods, 0);
  let [platforms, squares] = [-cash, 0];
  for (let method = 0; method < methods; method++) {
    const count = sumByMethod(flows.payments, scope, methods, method);
    platforms += count;
    if (method > 0) squares += count * count;
  }
  return { cash, platforms, squares };
}
