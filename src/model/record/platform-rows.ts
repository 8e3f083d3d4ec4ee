import type { Cell, Table } from '../../core/table.ts';
import type { Branch, Market, PlatformState } from '../market.ts';
import { platformProfit } from '../week/accounts.ts';
import { holdersOf } from '../week/adoption.ts';
import type { ActivityWindows } from './activity.ts';
import { pushAll, ratio, type Scope, scopesOf, sumByMethod } from './scope.ts';

/** Writes the week's rows of `platforms.csv`. */
export function recordPlatforms(market: Market, windows: ActivityWindows, table: Table): void {
  const holders = market.regions.map((region) => holdersOf(market, region));
  const tops = market.regions.map((_, region) => topsOf(market, region));
  for (const scope of scopesOf(market)) {
    const rows = market.platforms.map((platform) => rowOf(market, windows, scope, platform, holders, tops));
    pushAll(table, scope, rows);
  }
}

function rowOf(
  market: Market,
  windows: ActivityWindows,
  scope: Scope,
  platform: PlatformState,
  holders: readonly Float64Array[],
  tops: readonly Float64Array[],
): Record<string, Cell> {
  const { method } = platform;
  const sumOf = (byRegion: readonly Float64Array[]) =>
    scope.regions.reduce((sum, region) => sum + byRegion[region][method], 0);
  return {
    week: market.week,
    method: platform.id,
    ...payments(market, scope, platform),
    holders: sumOf(holders),
    active: windows.activeUsers(scope, method),
    top_of_wallet: sumOf(tops),
    ...changes(market, scope, method),
    churn_inactivity: windows.churnInactivity(scope, method),
    churn_top: windows.churnTop(scope, method),
    ...acceptance(market, scope, method),
    ...money(market, scope, method),
  };
}

/** Consumers of a region by top of wallet. */
function topsOf(market: Market, region: number): Float64Array {
  const tops = new Float64Array(market.rows.methods);
  for (const { histogram } of market.regions[region].cells) {
    for (let row = 0; row < histogram.length; row++) tops[market.rows.topOf[row]] += histogram[row];
  }
  return tops;
}

function payments(market: Market, scope: Scope, platform: PlatformState): Record<string, number> {
  const { flows } = market;
  const paid = (column: Float64Array, method: number) => sumByMethod(column, scope, flows.methods, method);
  const total = (column: Float64Array, walletsOnly: boolean) =>
    market.platforms.reduce((sum, p) => sum + (!walletsOnly || p.isWallet ? paid(column, p.method) : 0), 0);
  const count = paid(flows.payments, platform.method);
  const value = paid(flows.value, platform.method);
  return {
    payments: count,
    value,
    payment_share: ratio(count, total(flows.payments, false)),
    value_share: ratio(value, total(flows.value, false)),
    wallet_share: platform.isWallet ? ratio(count, total(flows.payments, true)) : Number.NaN,
  };
}

function changes(market: Market, scope: Scope, method: number): Record<string, number> {
  const { flows } = market;
  const drops = sumByMethod(flows.dropped, scope, flows.methods, method);
  const adoptions = sumByMethod(flows.adopted, scope, flows.methods, method);
  const held = sumByMethod(flows.holdersBefore, scope, flows.methods, method);
  return { adoptions, drops, churn_drop: ratio(drops, held) };
}

function acceptance(market: Market, scope: Scope, method: number): Record<string, number> {
  const branches = market.branches.filter(({ region }) => scope.regions.includes(region));
  const share = (holds: (branch: Branch) => boolean, weight: (branch: Branch) => number) => {
    const all = branches.reduce((sum, branch) => sum + weight(branch), 0);
    return ratio(
      branches.reduce((sum, branch) => sum + (holds(branch) ? weight(branch) : 0), 0),
      all,
    );
  };
  const takes = ({ usable }: Branch) => ((usable >> method) & 1) === 1;
  const isBound = ({ contract }: Branch) => contract !== null && method > 0 && contract.platform === method;
  const sales = (branch: Branch) => market.flows.salesOf(branch.index);
  return {
    acceptance: share(takes, ({ outlets }) => outlets),
    acceptance_by_sales: share(takes, sales),
    exclusive_retailers: new Set(branches.filter(isBound).map(({ retailer }) => retailer)).size,
    exclusive_by_sales: share(isBound, sales),
  };
}

function money(market: Market, scope: Scope, method: number): Record<string, number> {
  const { flows } = market;
  const sumOf = (column: Float64Array) => sumByMethod(column, scope, flows.methods, method);
  const profit = scope.regions.reduce(
    (sum, region) => sum + platformProfit(market, region * flows.methods + method),
    0,
  );
  return { fees: sumOf(flows.fees), cashback: sumOf(flows.cashback), bonuses: sumOf(flows.bonuses), profit };
}
