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

/** How a trip of one acceptance class ended (`method`: paid with, or `methods` for walking away), and how many did so. */
export type Visit = (classIndex: number, method: number, service: Service, count: number) => void;

/** Calls `visit` with every kind of trip in a cell's tally and its count, in the order in which they are booked. */
export function eachKind(
  market: Market,
  region: Region,
  { shape }: CellLaw,
  tally: ArrayLike<number>,
  visit: Visit,
): void {
  const working = platformsWorking(market, region);
  for (let classIndex = 0; classIndex < region.classes.length; classIndex++) {
    const { usable } = region.classes[classIndex];
    for (let method = 0; method <= shape.methods; method++) {
      const outcome = classIndex * shape.stride + method;
      let served = 0;
      let refused = 0;
      let failed = 0;
      for (let top = 0; top < shape.methods; top++) {
        const count = tally[(top << shape.bits) + outcome];
        const service = serviceOf(top, usable, working);
        if (service === 'served') served += count;
        else if (service === 'refused') refused += count;
        else failed += count;
      }
      if (served > 0) visit(classIndex, method, 'served', served);
      if (refused > 0) visit(classIndex, method, 'refused', refused);
      if (failed > 0) visit(classIndex, method, 'failed', failed);
    }
  }
}

/** Spreads trips over the branches of a class, by attraction; `put` is told each branch's place and count. */
export function spreadOver(
  { classes, attractions }: Region,
  classIndex: number,
  spread: Spread,
  count: number,
  put: (place: number, count: number) => void,
): void {
  const weights = attractions[classIndex];
  if (weights.length === 1) put(0, count);
  else spread(count, weights, classes[classIndex].attraction, put);
}

/** Books a cell's tally: outcome by outcome, apart for those whose top of wallet could not be used. */
function bookTrips(market: Market, region: Region, cell: Cell, tally: ArrayLike<number>): void {
  const { methods } = market.flows;
  const spread = market.engine.spreader(cell);
  const { basket } = segmentOf(market, cell);
  bookPreferred(market, region, cell, tally);
  eachKind(market, region, cell.law, tally, (classIndex, method, service, count) => {
    const branches = region.branchesOfClass[classIndex];
    const base = method < methods ? basketPaidWith(market, method, basket) : 0;
    spreadOver(region, classIndex, spread, count, (place, trips) =>
      bookBranch(market, cell, branches[place], method, service, trips, base),
    );
    bookCell(market, cell, method, count, service !== 'served');
    if (method > 0 && method < methods)
      payCashback(market, cell, method, count, region.classes[classIndex].terms, basket);
  });
}

/** Books payments with the top of wallet. */
function bookPreferred({ flows }: Market, { classes }: Region, cell: Cell, tally: ArrayLike<number>): void {
  const { methods, stride, bits } = cell.law.shape;
  for (let index = 0; index < classes.length; index++) {
    for (let method = 0; method < methods; method++) {
      flows.preferred[cell.index] += tally[(method << bits) + index * stride + method];
    }
  }
}

/** Books trips of one kind to a branch; `base` is what a payment comes to at a price level of 1. */
function bookBranch(
  market: Market,
  cell: Cell,
  { index, priceLevel }: Branch,
  method: number,
  service: Service,
  trips: number,
  base: number,
): void {
  const { flows } = market;
  const { methods } = flows;
  flows.visits[index] += trips;
  if (service !== 'served') flows.branchRefusals[index] += trips;
  if (service === 'refused') flows.branchBlamed[index] += trips;
  if (method === methods) {
    flows.branchLost[index] += trips;
    return;
  }
  const value = trips * base * priceLevel;
  flows.branchPayments[index * methods + method] += trips;
  flows.branchValue[index * methods + method] += value;
  flows.value[cell.region * methods + method] += value;
  // prices above 1 take from the buyer what the logsum does not see
  takeFromConsumers(market, cell, trips * base * (priceLevel - 1));
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
