import type { Cell, Table } from '../../core/table.ts';
import type { Market } from '../market.ts';
import { type Group, pushAll, ratio, type Scope, sumAt } from './scope.ts';
import type { WalletHolders } from './wallet-holders.ts';

/** Writes the week's rows of `consumers.csv`: the segments of every scope. */
export function recordConsumers(
  market: Market,
  scopes: readonly Scope[],
  holders: WalletHolders,
  table: Table,
): void {
  for (const scope of scopes) {
    const rows = scope.groups.map((group) => rowOf(market, group, holders));
    pushAll(table, scope, rows);
  }
}

function rowOf({ week, flows }: Market, group: Group, holders: WalletHolders): Record<string, Cell> {
  const of = (column: Float64Array) => sumAt(column, group.cells);
  const payments = of(flows.cellPayments);
  return {
    week,
    segment: group.segment,
    consumers: group.consumers,
    wallet_holders: of(holders.some),
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
