import type { Table } from '../../core/table.ts';
import { sizeOf } from '../law/rows.ts';
import type { Market } from '../market.ts';
import { platformProfit } from '../week/accounts.ts';
import { walletMask } from '../week/terms.ts';
import type { ActivityWindows } from './activity.ts';
import { pushAll, ratio, type Scope, scopesOf, sumByMethod, sumByRegion } from './scope.ts';

/** Writes the week's rows of `market.csv`. */
export function recordMarket(market: Market, windows: ActivityWindows, table: Table): void {
  for (const scope of scopesOf(market)) {
    const row = {
      week: market.week,
      ...trips(market, scope),
      ...concentration(market, scope),
      multihoming_held: multihomingHeld(market, scope),
      multihoming_used: windows.multihomingUsed(scope),
      ...welfare(market, scope),
      preferred_payments: sumByRegion(market.flows.preferred, scope),
      refused_lost: sumByRegion(market.flows.refusedLost, scope),
    };
    pushAll(table, scope, [row]);
  }
}

function trips(market: Market, scope: Scope): Record<string, number> {
  const { flows } = market;
  const begun = sumByRegion(flows.trips, scope);
  const lost = sumByRegion(flows.lostSales, scope);
  return {
    trips: begun,
    payments: begun - lost,
    lost_sales: lost,
    refusals: sumByRegion(flows.refusals, scope),
    forced_cash: sumByRegion(flows.forcedCash, scope),
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

/** Of those who hold a wallet, the share who hold two or more. */
function multihomingHeld(market: Market, { regions }: Scope): number {
  const wallets = walletMask(market);
  let one = 0;
  let several = 0;
  for (const region of regions) {
    for (const { histogram } of market.regions[region].cells) {
      for (let row = 0; row < histogram.length; row++) {
        if (histogram[row] === 0) continue;
        const held = sizeOf(market.rows.portfolioOf[row] & wallets);
        if (held >= 1) one += histogram[row];
        if (held >= 2) several += histogram[row];
      }
    }
  }
  return ratio(several, one);
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
  const surplus = sumByRegion(flows.surplus, scope);
  const retailers = market.branches.reduce(
    (sum, { index, region }) => (scope.regions.includes(region) ? sum + flows.branchProfit[index] : sum),
    0,
  );
  const platforms = byPlatform((at) => platformProfit(market, at));
  const partners = byPlatform((at) => flows.partnerShare[at] - flows.partnerCost[at]);
  const government = byPlatform((at) => flows.fines[at]);
  return {
    consumer_surplus: surplus,
    consumer_surplus_experienced: sumByRegion(flows.surplusExperienced, scope),
    retailer_surplus: retailers,
    platform_profit: platforms,
    partner_profit: partners,
    government,
    welfare: surplus + retailers + platforms + partners + government,
  };
}
