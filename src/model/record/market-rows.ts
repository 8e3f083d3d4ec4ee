import type { Table } from '../../core/table.ts';
import type { Market } from '../market.ts';
import { platformProfit } from '../week/accounts.ts';
import type { ActivityWindows } from './activity.ts';
import { pushAll, ratio, type Scope, sumByCell, sumByMethod } from './scope.ts';
import type { WalletHolders } from './wallet-holders.ts';

/** Writes the week's rows of `market.csv`. */
export function recordMarket(
  market: Market,
  scopes: readonly Scope[],
  windows: ActivityWindows,
  holders: WalletHolders,
  table: Table,
): void {
  for (const scope of scopes) {
    const row = {
      week: market.week,
      ...trips(market, scope),
      ...concentration(market, scope),
      multihoming_held: ratio(sumByCell(holders.several, scope), sumByCell(holders.some, scope)),
      multihoming_used: windows.multihomingUsed(scope),
      ...welfare(market, scope),
      preferred_payments: sumByCell(market.flows.preferred, scope),
      refused_lost: sumByCell(market.flows.refusedLost, scope),
    };
    pushAll(table, scope, [row]);
  }
}

function trips(market: Market, scope: Scope): Record<string, number> {
  const { flows } = market;
  const begun = sumByCell(flows.trips, scope);
  const lost = sumByCell(flows.lostSales, scope);
  return {
    trips: begun,
    payments: begun - lost,
    lost_sales: lost,
    refusals: sumByCell(flows.refusals, scope),
    forced_cash: sumByCell(flows.forcedCash, scope),
  };
}

function concentration(market: Market, scope: Scope): Record<string, number> {
  const { flows } = market;
  const paid = market.platforms.map(({ method }) =>
    sumByMethod(flows.payments, scope, flows.methods, method),
  );
  const cash = paid[0];
  const platforms = paid.reduce((sum, count) => sum + count, -cash);
  const squares = paid.slice(1).reduce((sum, count) => sum + count * count, 0);
  return {
    hhi: ratio(10_000 * squares, platforms * platforms),
    cash_share: ratio(cash, cash + platforms),
  };
}

/** Surplus by group, in currency of the week; transfers between the groups cancel in the sum. */
function welfare(market: Market, scope: Scope): Record<string, number> {
  const { flows } = market;
  const { methods } = flows;
  const byPlatform = (of: (at: number) => number) =>
    scope.regions.reduce((sum, region) => {
      for (let method = 1; method < methods; method++) sum += of(region * methods + method);
      return sum;
    }, 0);
  const surplus = sumByCell(flows.surplus, scope);
  const retailers = market.branches.reduce(
    (sum, { index, region }) => (scope.regions.includes(region) ? sum + flows.branchProfit[index] : sum),
    0,
  );
  const platforms = byPlatform((at) => platformProfit(market, at));
  const partners = byPlatform((at) => flows.partnerShare[at] - flows.partnerCost[at]);
  const government = byPlatform((at) => flows.fines[at]);
  return {
    consumer_surplus: surplus,
    consumer_surplus_experienced: sumByCell(flows.surplusExperienced, scope),
    retailer_surplus: retailers,
    platform_profit: platforms,
    partner_profit: partners,
    government,
    welfare: surplus + retailers + platforms + partners + government,
  };
}
