import type { Cell } from '../cell.ts';
import type { Outing, Spread } from '../engine/engine.ts';
import type { CellLaw } from '../law/law.ts';
import { type Branch, type Market, type Region, segmentOf } from '../market.ts';
import { payRewards } from './purse.ts';
import { platformsWorking, rewardOf } from './terms.ts';

/** Phase: consumers shop; what they did is booked by cell, region and branch. */
export function shop(market: Market): void {
  for (const cell of market.cells) bookSurplus(market, cell);
  market.engine.shop(
    market.cells.map((cell) => outingOf(market, cell)),
    market.habitMoves,
  );
  for (const region of market.regions) {
    for (const cell of region.cells) bookTrips(market, region, cell, market.engine.tripsOf(cell));
  }
}

const outingOf = (market: Market, cell: Cell): Outing => ({
  cell,
  law: cell.law,
  trips: segmentOf(market, cell).trips,
});

/** Surplus of the trips, at the tables that the choices follow (Small & Rosen 1981; Train 2015 for experienced utility). */
function bookSurplus(market: Market, cell: Cell): void {
  const { trips, moneyUtility } = segmentOf(market, cell);
  const { inclusiveValue, habitEnjoyed } = cell.law;
  let decision = 0;
  let habit = 0;
  for (let row = 0; row < market.rows.count; row++) {
    const consumers = cell.histogram[row];
    if (consumers === 0) continue;
    decision += consumers * inclusiveValue[row];
    habit += consumers * habitEnjoyed[row];
  }
  market.flows.surplus[cell.index] += (trips * decision) / moneyUtility;
  market.flows.surplusExperienced[cell.index] += (trips * (decision - habit)) / moneyUtility;
}

/** Whether the top of wallet could be used: yes; not here; nowhere, since the platform is down or gone. */
export type Service = 'served' | 'refused' | 'failed';

/** @param usable what can be used here, and `working` what works at all in the region, as masks */
export function serviceOf(top: number, usable: number, working: number): Service {
  if (top === 0 || (usable >> top) & 1) return 'served';
  return (working >> top) & 1 ? 'refused' : 'failed';
}

/** Trips of one kind: of one acceptance class, ended alike (`method`: paid with, or `methods` for walking away). */
export interface TripKind {
  readonly classIndex: number;
  readonly method: number;
  readonly service: Service;
}

/** Calls `visit` with every kind of trip in a cell's tally and its count, in the order in which they are booked. */
export function eachKind(
  market: Market,
  region: Region,
  { shape }: CellLaw,
  tally: ArrayLike<number>,
  visit: (kind: TripKind, count: number) => void,
): void {
  const working = platformsWorking(market, region);
  region.classes.forEach(({ usable }, classIndex) => {
    for (let method = 0; method <= shape.methods; method++) {
      const outcome = classIndex * shape.stride + method;
      let [served, refused, failed] = [0, 0, 0];
      for (let top = 0; top < shape.methods; top++) {
        const count = tally[(top << shape.bits) + outcome];
        const service = serviceOf(top, usable, working);
        if (service === 'served') served += count;
        else if (service === 'refused') refused += count;
        else failed += count;
      }
      if (served > 0) visit({ classIndex, method, service: 'served' }, served);
      if (refused > 0) visit({ classIndex, method, service: 'refused' }, refused);
      if (failed > 0) visit({ classIndex, method, service: 'failed' }, failed);
    }
  });
}

/** Spreads trips over the branches of a class, by attraction; `put` is told each branch's place and count. */
export function spreadOver(
  region: Region,
  classIndex: number,
  spread: Spread,
): (count: number, put: (place: number, count: number) => void) => void {
  const weights = Float64Array.from(region.branchesOfClass[classIndex], ({ attraction }) => attraction);
  const total = region.classes[classIndex].attraction;
  return (count, put) => (weights.length === 1 ? put(0, count) : spread(count, weights, total, put));
}

/** Books a cell's tally: outcome by outcome, apart for those whose top of wallet could not be used. */
function bookTrips(market: Market, region: Region, cell: Cell, tally: ArrayLike<number>): void {
  const spread = market.engine.spreader(cell);
  const counters = region.classes.map((_, index) => classCounter(market, region, cell, index, spread));
  bookPreferred(market, region, cell, tally);
  eachKind(market, region, cell.law, tally, ({ classIndex, method, service }, count) =>
    counters[classIndex](method, count, service),
  );
}

function bookPreferred(market: Market, region: Region, cell: Cell, tally: ArrayLike<number>): void {
  const { methods, stride, bits } = cell.law.shape;
  for (let index = 0; index < region.classes.length; index++) {
    for (let method = 0; method < methods; method++) {
      market.flows.preferred[cell.index] += tally[(method << bits) + index * stride + method];
    }
  }
}

/** Books `count` trips of one outcome at the branches of a class. */
function classCounter(market: Market, region: Region, cell: Cell, classIndex: number, spread: Spread) {
  const { flows } = market;
  const branches = region.branchesOfClass[classIndex];
  const { methods } = flows;
  const { basket } = segmentOf(market, cell);
  const over = spreadOver(region, classIndex, spread);
  return (method: number, count: number, service: Service): void => {
    const paid = method < methods;
    const base = paid ? basketPaidWith(market, method, basket) : 0;
    const book = (branch: Branch, trips: number): void => {
      flows.visits[branch.index] += trips;
      if (service !== 'served') flows.branchRefusals[branch.index] += trips;
      if (service === 'refused') flows.branchBlamed[branch.index] += trips;
      if (!paid) flows.branchLost[branch.index] += trips;
      else {
        const value = trips * base * branch.priceLevel;
        flows.branchPayments[branch.index * methods + method] += trips;
        flows.branchValue[branch.index * methods + method] += value;
        flows.value[region.index * methods + method] += value;
        // prices above 1 take from the buyer what the logsum does not see
        takeFromConsumers(market, cell, trips * base * (branch.priceLevel - 1));
      }
    };
    over(count, (place, trips) => book(branches[place], trips));
    bookCell(market, cell, method, count, service !== 'served');
    if (paid && method > 0)
      payCashback(market, cell, method, count, region.classes[classIndex].terms, basket);
  };
}

/** What a payment with a method comes to at a price level of 1, in currency. */
export const basketPaidWith = (market: Market, method: number, basket: number): number =>
  basket * (1 + (method > 0 ? market.platforms[method].rules.basketUplift : 0));

function bookCell(
  market: Market,
  { index, region }: Cell,
  method: number,
  count: number,
  refused: boolean,
): void {
  const { flows } = market;
  flows.trips[index] += count;
  if (refused) flows.refusals[index] += count;
  if (method === flows.methods) {
    flows.lostSales[index] += count;
    if (refused) flows.refusedLost[index] += count;
  } else {
    flows.payments[region * flows.methods + method] += count;
    flows.cellPayments[index] += count;
    if (method === 0) flows.cellCash[index] += count;
    if (method === 0 && refused) flows.forcedCash[index] += count;
  }
}

/**
 * Pays the cashback that was promised to a cell, as far as the money goes; what was promised to it and not paid is taken
 * off its surplus.
 */
function payCashback(
  market: Market,
  cell: Cell,
  method: number,
  count: number,
  terms: number,
  basket: number,
): void {
  const { flows, regulation } = market;
  const sources = market.regions[cell.region].terms[terms].sources[method];
  for (const source of sources) {
    const reward = rewardOf(source, sources, basket, regulation.incentiveCap);
    const rewarded = payRewards(source.purse, reward, count);
    flows.cashback[cell.region * flows.methods + method] += rewarded * reward;
    flows.cellCashback[cell.index] += rewarded * reward;
    takeFromConsumers(market, cell, (count - rewarded) * reward);
  }
}

function takeFromConsumers({ flows }: Market, { index }: Cell, amount: number): void {
  flows.surplus[index] -= amount;
  flows.surplusExperienced[index] -= amount;
}
