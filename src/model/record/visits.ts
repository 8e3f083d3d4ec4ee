import { draw, drawKey, PURPOSE, secondDraw, unit } from '../../core/rng.ts';
import type { Cell } from '../cell.ts';
import { chanceOfCash } from '../law/carried.ts';
import type { AcceptanceClass } from '../law/law.ts';
import { type Branch, type Market, type Region, segmentOf } from '../market.ts';
import { platformsWorking } from '../week/terms.ts';
import { type Service, serviceOf } from '../week/trips.ts';
import type { DrawnTrip } from './replay.ts';
import { Seats } from './seats.ts';

/** A trip, with what the market left open. */
export interface Visit {
  /** Row of the consumer before it. */
  readonly row: number;
  readonly place: AcceptanceClass;
  readonly branch: Branch;
  /** Method paid with; `methods` for walking away. */
  readonly method: number;
  readonly service: Service;
  /** 1 if cash was carried. */
  readonly carried: 0 | 1;
}

/**
 * The trips of one cell in the week just done. Two things that the market mixes over, and never draws, are drawn here from
 * draws of their own: whether cash was carried, given how the trip ended, and which of the retailers that are alike was
 * visited.
 */
export class Visits {
  private readonly market: Market;
  private readonly region: Region;
  private readonly cell: Cell;
  private readonly carriesCash: number;
  private readonly seats: Seats;
  private readonly working: number;
  private readonly keys: Int32Array[] = [];

  constructor(market: Market, cell: Cell) {
    this.market = market;
    this.region = market.regions[cell.region];
    this.cell = cell;
    this.carriesCash = segmentOf(market, cell).carriesCash;
    this.seats = new Seats(market, cell, market.engine.tripsOf(cell));
    this.working = platformsWorking(market, this.region);
  }

  /**
   * Takes a seat, and is therefore asked once for each trip.
   *
   * @param trip number of the trip in the week, from 0
   */
  of(consumer: number, trip: number, { row, outcome }: DrawnTrip): Visit {
    const { rows } = this.market;
    const { stride } = this.cell.law.shape;
    const [classIndex, method] = [Math.floor(outcome / stride), outcome % stride];
    const place = this.region.classes[classIndex];
    const service = serviceOf(rows.topOf[row], place.usable, this.working);
    const key = this.keyOf(trip);
    const cash = draw(key, 0, consumer);
    const seat = secondDraw(key, 0, consumer, cash);
    const chance = chanceOfCash(rows, this.cell.law, this.carriesCash, { row, place, method });
    const branch = this.seats.take({ classIndex, method, service }, unit(seat));
    return { row, place, branch, method, service, carried: unit(cash) < chance ? 1 : 0 };
  }

  private keyOf(trip: number): Int32Array {
    this.keys[trip] ??= drawKey(this.market.key, this.market.week, PURPOSE.panel + trip, new Int32Array(4));
    return this.keys[trip];
  }
}
