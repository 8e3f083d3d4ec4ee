import type { Table } from '../../core/table.ts';
import type { Market } from '../market.ts';
import type { ConsumerRow } from '../series.ts';
import { type Group, pushAll, ratio, type Scope, sumAt } from './scope.ts';
import type { WeekSums } from './week-sums.ts';

/** Writes the week's rows of `consumers.csv`: the segments of every scope. */
export function recordConsumers(
  market: Market,
  scopes: readonly Scope[],
  sums: WeekSums,
  table: Table<ConsumerRow>,
): void {
  for (const scope of scopes) {
    const rows = scope.groups.map((group) => rowOf(market, scope.names[0], group, sums));
    pushAll(table, scope, rows);
  }
}

function rowOf({ week, flows }: Market, region: string, group: Group, sums: WeekSums): ConsumerRow {
  const of = (column: Float64Array) => sumAt(column, group.cells);
  const payments = of(flows.cellPayments);
  return {
    week,
    region,
    segment: group.segment,
    consumers: group.consumers,
    wallet_holders: of(sums.someWallets),
    trips: of(flows.trips),
    payments,
    lost_sales: of(flows.lostSales),
    refusals: of(flows.refusals),
    forced_cash: of(flows.forcedCash),
    cash_share: ratio(of(flows.cellCash), payments),
    cashback: of(flows.cellCashback),
    signup_bonuses: of(flows.cellSignup),
    consumer_surplus: of(flows.surplus),
    consumer_surplus_experienced: of(flows.surplusExperienced),
  };
}
