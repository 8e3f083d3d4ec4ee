import { joinList } from '../../core/list.ts';
import { draw, drawKey, PURPOSE, secondDraw, unit } from '../../core/rng.ts';
import type { Cell as TableCell } from '../../core/table.ts';
import type { Segment } from '../../scenario/schema.ts';
import type { Cell } from '../cell.ts';
import { chanceOfCash } from '../law/carried.ts';
import { type Branch, type Market, type Region, segmentOf } from '../market.ts';
import { rewardColumns } from '../series.ts';
import { platformsWorking, rewardPerPayment } from '../week/terms.ts';
import { basketPaidWith, serviceOf } from '../week/trips.ts';
import type { DrawnTrip } from './replay.ts';
import { Seats } from './seats.ts';

/**
 * The rows of `panel.parquet` for the trips of one cell in the week just done. Two things that the market mixes over, and
 * never draws, are drawn here from draws of their own: whether cash was carried, given how the trip ended, and which of
 * the retailers that are alike was visited.
 */
export class TripRows {
  private readonly market: Market;
  private readonly region: Region;
  private readonly cell: Cell;
  private readonly segment: Segment;
  private readonly seats: Seats;
  private readonly priceLevels: readonly number[];
  private readonly working: number;
  /** By terms: cells of the reward columns. */
  private readonly rewards: readonly Readonly<Record<string, number>>[];
  private readonly keys: Int32Array[] = [];
  /** By mask of methods. */
  private readonly lists: string[] = [];

  /** @param priceLevels by branch, as they were in the week */
  constructor(market: Market, cell: Cell, priceLevels: readonly number[]) {
    this.market = market;
    this.region = market.regions[cell.region];
    this.cell = cell;
    this.segment = segmentOf(market, cell);
    this.seats = new Seats(market, cell, market.engine.tripsOf(cell));
    this.priceLevels = priceLevels;
    this.working = platformsWorking(market, this.region);
    this.rewards = this.region.terms.map((_, terms) => rewardsUnder(market, this.region, cell, terms));
  }

  /** @param trip number of the trip in the week, from 0 */
  rowOf(consumer: number, trip: number, drawn: DrawnTrip): Record<string, TableCell> {
    const { market, region, cell } = this;
    const { rows, platforms, retailers } = market;
    const { method, place, service, carried, branch } = this.visitOf(consumer, trip, drawn);
    const held = rows.portfolioOf[drawn.row];
    return {
      week: market.week,
      consumer,
      trip: trip + 1,
      region: region.id,
      segment: cell.segment,
      retailer: retailers[branch.retailer].id,
      portfolio: this.listOf(held),
      top_of_wallet: platforms[rows.topOf[drawn.row]].id,
      rung: rows.rungOf[drawn.row],
      cash_carried: carried,
      choice_set: this.listOf((held | carried) & place.usable),
      method: method < rows.methods ? platforms[method].id : 'walk-away',
      refused: service === 'served' ? 0 : 1,
      amount: this.amountOf(method, branch),
      ...this.rewards[place.terms],
    };
  }

  /** What a trip was, as far as the market drew it, and what it left open. */
  private visitOf(consumer: number, trip: number, { row, outcome }: DrawnTrip) {
    const { rows } = this.market;
    const { stride } = this.cell.law.shape;
    const [classIndex, method] = [Math.floor(outcome / stride), outcome % stride];
    const place = this.region.classes[classIndex];
    const service = serviceOf(rows.topOf[row], place.usable, this.working);
    const key = this.keyOf(trip);
    const cash = draw(key, 0, consumer);
    const seat = secondDraw(key, 0, consumer, cash);
    const chance = chanceOfCash(rows, this.cell.law, this.segment.carriesCash, { row, place, method });
    const branch = this.seats.take({ classIndex, method, service }, unit(seat));
    return { method, place, service, carried: unit(cash) < chance ? 1 : 0, branch };
  }

  private amountOf(method: number, branch: Branch): number {
    if (method === this.market.rows.methods) return Number.NaN;
    return basketPaidWith(this.market, method, this.segment.basket) * this.priceLevels[branch.index];
  }

  private keyOf(trip: number): Int32Array {
    this.keys[trip] ??= drawKey(this.market.key, this.market.week, PURPOSE.panel + trip, new Int32Array(4));
    return this.keys[trip];
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
