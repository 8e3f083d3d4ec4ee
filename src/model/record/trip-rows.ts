import { joinList } from '../../core/list.ts';
import type { Cell as TableCell } from '../../core/table.ts';
import type { Segment } from '../../scenario/schema.ts';
import type { Cell } from '../cell.ts';
import { type Market, type Region, segmentOf } from '../market.ts';
import { rewardColumns } from '../series.ts';
import { rewardPerPayment } from '../week/terms.ts';
import { basketPaidWith } from '../week/trips.ts';
import type { Visit } from './visits.ts';

/** The rows of `panel.parquet` for the trips of one cell in the week just done. */
export class TripRows {
  private readonly market: Market;
  private readonly region: Region;
  private readonly cell: Cell;
  private readonly segment: Segment;
  private readonly priceLevels: readonly number[];
  /** By terms: cells of the reward columns. */
  private readonly rewards: readonly Readonly<Record<string, number>>[];
  /** By mask of methods. */
  private readonly lists: string[] = [];

  /** @param priceLevels by branch, as they were in the week */
  constructor(market: Market, cell: Cell, priceLevels: readonly number[]) {
    this.market = market;
    this.region = market.regions[cell.region];
    this.cell = cell;
    this.segment = segmentOf(market, cell);
    this.priceLevels = priceLevels;
    this.rewards = this.region.terms.map((_, terms) => rewardsUnder(market, this.region, cell, terms));
  }

  /** @param trip number of the trip in the week, from 0 */
  rowOf(consumer: number, trip: number, visit: Visit): Record<string, TableCell> {
    const { market, region, cell } = this;
    const { rows, platforms, retailers } = market;
    const { row, method, place, service, carried, branch } = visit;
    const held = rows.portfolioOf[row];
    return {
      week: market.week,
      consumer,
      trip: trip + 1,
      region: region.id,
      segment: cell.segment,
      retailer: retailers[branch.retailer].id,
      portfolio: this.listOf(held),
      top_of_wallet: platforms[rows.topOf[row]].id,
      rung: rows.rungOf[row],
      cash_carried: carried,
      choice_set: this.listOf((held | carried) & place.usable),
      method: method < rows.methods ? platforms[method].id : 'walk-away',
      refused: service === 'served' ? 0 : 1,
      amount: this.amountOf(visit),
      ...this.rewards[place.terms],
    };
  }

  /** Value paid; NaN after walking away. */
  amountOf({ method, branch }: Visit): number {
    if (method === this.market.rows.methods) return Number.NaN;
    return basketPaidWith(this.market, method, this.segment.basket) * this.priceLevels[branch.index];
  }

  private listOf(mask: number): string {
    const { platforms } = this.market;
    this.lists[mask] ??=
      joinList(platforms.filter(({ method }) => (mask >> method) & 1).map(({ id }) => id)) || 'none';
    return this.lists[mask];
  }
}

function rewardsUnder(market: Market, region: Region, cell: Cell, terms: number): Record<string, number> {
  const { basket } = segmentOf(market, cell);
  const { sources } = region.terms[terms];
  const cap = market.regulation.incentiveCap;
  const platforms = market.platforms.slice(1);
  const names = rewardColumns(platforms.map(({ id }) => id));
  return Object.fromEntries(
    platforms.map(({ method }, index) => [names[index].name, rewardPerPayment(sources[method], basket, cap)]),
  );
}
