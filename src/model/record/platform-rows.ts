import type { Cell, Table } from '../../core/table.ts';
import type { Branch, Market, PlatformState } from '../market.ts';
import { platformProfit } from '../week/accounts.ts';
import type { ActivityWindows } from './activity.ts';
import { pushAll, ratio, type Scope, sumByMethod, sumByRegion } from './scope.ts';

/** Writes the week's rows of `platforms.csv`. */
export function recordPlatforms(
  market: Market,
  scopes: readonly Scope[],
  windows: ActivityWindows,
  table: Table,
): void {
  const week: WeekSums = {
    holders: market.regions.map(({ holders }) => holders),
    tops: market.regions.map((_, region) => topsOf(market, region)),
    reach: reachOf(market),
  };
  for (const scope of scopes) {
    const paid = paidIn(market, scope);
    const rows = market.platforms.map((platform) => rowOf(market, windows, scope, platform, week, paid));
    pushAll(table, scope, rows);
  }
}

/** What is summed once a week for all rows. */
interface WeekSums {
  /** By region and method. */
  readonly holders: readonly Float64Array[];
  readonly tops: readonly Float64Array[];
  readonly reach: Reach;
}

function rowOf(
  market: Market,
  windows: ActivityWindows,
  scope: Scope,
  platform: PlatformState,
  { holders, tops, reach }: WeekSums,
  paid: Paid,
): Record<string, Cell> {
  const { method } = platform;
  const sumOf = (byRegion: readonly Float64Array[]) =>
    scope.regions.reduce((sum, region) => sum + byRegion[region][method], 0);
  return {
    week: market.week,
    method: platform.id,
    ...payments(paid, platform),
    holders: sumOf(holders),
    active: windows.activeUsers(scope, method),
    top_of_wallet: sumOf(tops),
    ...changes(market, scope, method),
    churn_inactivity: windows.churnInactivity(scope, method),
    churn_top: windows.churnTop(scope, method),
    ...acceptance(reach, scope, market.rows.methods, method),
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

/** What was paid in a scope: by method, and in all. */
interface Paid {
  readonly payments: Float64Array;
  readonly value: Float64Array;
  readonly allPayments: number;
  readonly allValue: number;
  readonly walletPayments: number;
}

function paidIn({ flows, platforms }: Market, scope: Scope): Paid {
  const byMethod = (column: Float64Array) =>
    Float64Array.from(platforms, ({ method }) => sumByMethod(column, scope, flows.methods, method));
  const payments = byMethod(flows.payments);
  const value = byMethod(flows.value);
  return {
    payments,
    value,
    allPayments: payments.reduce((sum, count) => sum + count, 0),
    allValue: value.reduce((sum, paid) => sum + paid, 0),
    walletPayments: platforms.reduce(
      (sum, { isWallet, method }) => sum + (isWallet ? payments[method] : 0),
      0,
    ),
  };
}

function payments(paid: Paid, { method, isWallet }: PlatformState): Record<string, number> {
  const [count, value] = [paid.payments[method], paid.value[method]];
  return {
    payments: count,
    value,
    payment_share: ratio(count, paid.allPayments),
    value_share: ratio(value, paid.allValue),
    wallet_share: isWallet ? ratio(count, paid.walletPayments) : Number.NaN,
  };
}

function changes(market: Market, scope: Scope, method: number): Record<string, number> {
  const { flows } = market;
  const drops = sumByMethod(flows.dropped, scope, flows.methods, method);
  const adoptions = sumByMethod(flows.adopted, scope, flows.methods, method);
  const held = sumByMethod(flows.holdersBefore, scope, flows.methods, method);
  return { adoptions, drops, churn_drop: ratio(drops, held) };
}

/** Shops and sales of a week, by region or by region and method. */
interface Reach {
  readonly outlets: Float64Array;
  readonly sales: Float64Array;
  readonly outletsTaking: Float64Array;
  readonly salesTaking: Float64Array;
  readonly salesBound: Float64Array;
  /** Branches bound by an exclusive contract. */
  readonly bound: readonly Branch[];
}

function reachOf(market: Market): Reach {
  const { methods } = market.rows;
  const regions = market.regions.length;
  const [outlets, sales] = [0, 1].map(() => new Float64Array(regions));
  const [outletsTaking, salesTaking, salesBound] = [0, 1, 2].map(() => new Float64Array(regions * methods));
  for (const branch of market.branches) {
    const sold = market.flows.salesOf(branch.index);
    const first = branch.region * methods;
    outlets[branch.region] += branch.outlets;
    sales[branch.region] += sold;
    for (let method = 0; method < methods; method++) {
      if (!((branch.usable >> method) & 1)) continue;
      outletsTaking[first + method] += branch.outlets;
      salesTaking[first + method] += sold;
    }
    if (branch.contract === null) continue;
    salesBound[first + branch.contract.platform] += sold;
  }
  const bound = market.branches.filter(({ contract }) => contract !== null);
  return { outlets, sales, outletsTaking, salesTaking, salesBound, bound };
}

function acceptance(reach: Reach, scope: Scope, methods: number, method: number): Record<string, number> {
  const { outlets, sales, outletsTaking, salesTaking, salesBound, bound } = reach;
  const of = (column: Float64Array) => sumByMethod(column, scope, methods, method);
  return {
    acceptance: ratio(of(outletsTaking), sumByRegion(outlets, scope)),
    acceptance_by_sales: ratio(of(salesTaking), sumByRegion(sales, scope)),
    exclusive_retailers: boundTo(method, bound, scope),
    exclusive_by_sales: ratio(of(salesBound), sumByRegion(sales, scope)),
  };
}

/** Retailers with a branch in the scope that is bound to a platform. */
function boundTo(method: number, bound: readonly Branch[], { regions }: Scope): number {
  const retailers = new Set<number>();
  for (const { contract, region, retailer } of bound) {
    if (contract?.platform === method && regions.includes(region)) retailers.add(retailer);
  }
  return retailers.size;
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
