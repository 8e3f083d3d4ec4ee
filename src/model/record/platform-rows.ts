import type { Table } from '../../core/table.ts';
import type { Branch, Market, PlatformState } from '../market.ts';
import type { PlatformRow } from '../series.ts';
import { platformProfit } from '../week/accounts.ts';
import type { ActivityWindows } from './activity.ts';
import { pushAll, ratio, type Scope, sumByMethod, sumByRegion } from './scope.ts';
import type { WeekSums } from './week-sums.ts';

/** Writes the week's rows of `platforms.csv`. */
export function recordPlatforms(
  market: Market,
  scopes: readonly Scope[],
  windows: ActivityWindows,
  week: WeekSums,
  table: Table<PlatformRow>,
): void {
  for (const scope of scopes) {
    const paid = paidIn(market, scope);
    const rows = market.platforms.map((platform) => rowOf(market, windows, scope, platform, week, paid));
    pushAll(table, scope, rows);
  }
}

function rowOf(
  market: Market,
  windows: ActivityWindows,
  scope: Scope,
  { id, method, isWallet }: PlatformState,
  week: WeekSums,
  paid: Paid,
): PlatformRow {
  const { flows } = market;
  const of = (column: Float64Array) => sumByMethod(column, scope, flows.methods, method);
  const [payments, value, drops] = [of(flows.payments), of(flows.value), of(flows.dropped)];
  const [outlets, sales] = [sumByRegion(week.outlets, scope), sumByRegion(week.sales, scope)];
  return {
    week: market.week,
    region: scope.names[0],
    method: id,
    payments,
    value,
    payment_share: ratio(payments, paid.payments),
    value_share: ratio(value, paid.value),
    wallet_share: isWallet ? ratio(payments, paid.walletPayments) : Number.NaN,
    holders: holders(market, scope, method),
    active: windows.activeUsers(scope, method),
    top_of_wallet: of(week.tops),
    adoptions: of(flows.adopted),
    drops,
    churn_drop: ratio(drops, of(flows.holdersBefore)),
    churn_inactivity: windows.churnInactivity(scope, method),
    churn_top: windows.churnTop(scope, method),
    acceptance: ratio(of(week.outletsTaking), outlets),
    acceptance_by_sales: ratio(of(week.salesTaking), sales),
    exclusive_retailers: boundTo(method, week.bound, scope),
    fees: of(flows.fees),
    cashback: of(flows.cashback),
    bonuses: of(flows.bonuses),
    profit: profit(market, scope, method),
    exclusive_by_sales: ratio(of(week.salesBound), sales),
  };
}

/** What was paid in a scope in all. */
interface Paid {
  readonly payments: number;
  readonly value: number;
  readonly walletPayments: number;
}

function paidIn({ flows, platforms }: Market, scope: Scope): Paid {
  let [payments, value, walletPayments] = [0, 0, 0];
  for (const { isWallet, method } of platforms) {
    const paid = sumByMethod(flows.payments, scope, flows.methods, method);
    payments += paid;
    value += sumByMethod(flows.value, scope, flows.methods, method);
    if (isWallet) walletPayments += paid;
  }
  return { payments, value, walletPayments };
}

function holders({ regions }: Market, scope: Scope, method: number): number {
  let sum = 0;
  for (const region of scope.regions) sum += regions[region].holders[method];
  return sum;
}

/** Retailers with a branch in the scope that is bound to a platform. */
function boundTo(method: number, bound: readonly Branch[], { regions }: Scope): number {
  if (bound.length === 0) return 0;
  const retailers = new Set<number>();
  for (const { contract, region, retailer } of bound) {
    if (contract?.platform === method && regions.includes(region)) retailers.add(retailer);
  }
  return retailers.size;
}

function profit(market: Market, scope: Scope, method: number): number {
  let sum = 0;
  for (const region of scope.regions) sum += platformProfit(market, region * market.rows.methods + method);
  return sum;
}
