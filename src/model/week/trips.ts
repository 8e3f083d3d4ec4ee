import type { Cell } from '../cell.ts';
import type { Spread } from '../engine/engine.ts';
import { type Branch, type Market, type Region, segmentOf } from '../market.ts';
import { payRewards } from './purse.ts';
import { platformsWorking, rewardOf } from './terms.ts';

/** Phase: consumers shop; what they did is booked by cell, region and branch. */
export function shop(market: Market): void {
  for (const region of market.regions) {
    for (const cell of region.cells) {
      bookSurplus(market, cell);
      const tally = market.engine.shop(cell, cell.law, market.habitMoves, segmentOf(market, cell).trips);
      bookTrips(market, region, cell, tally);
    }
  }
}

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
type Service = 'served' | 'refused' | 'failed';

/** Books a cell's tally: outcome by outcome, apart for those whose top of wallet could not be used. */
function bookTrips(market: Market, region: Region, cell: Cell, tally: ArrayLike<number>): void {
  const { shape } = cell.law;
  const spread = market.engine.spreader(cell);
  const working = platformsWorking(market, region);
  region.classes.forEach(({ usable }, index) => {
    const counter = classCounter(market, region, cell, index, spread);
    for (let method = 0; method <= shape.methods; method++) {
      const outcome = index * shape.stride + method;
      let served = 0;
      let refused = 0;
      let failed = 0;
      for (let top = 0; top < shape.methods; top++) {
        const count = tally[(top << shape.bits) + outcome];
        if (top === 0 || (usable >> top) & 1) served += count;
        else if ((working >> top) & 1) refused += count;
        else failed += count;
      }
      if (method < shape.methods)
        market.flows.preferred[cell.index] += tally[(method << shape.bits) + outcome];
      if (served > 0) counter(method, served, 'served');
      if (refused > 0) counter(method, refused, 'refused');
      if (failed > 0) counter(method, failed, 'failed');
    }
  });
}

/** Books `count` trips of one outcome at the branches of a class. */
function classCounter(market: Market, region: Region, cell: Cell, classIndex: number, spread: Spread) {
  const { flows } = market;
  const branches = region.branchesOfClass[classIndex];
  const { methods } = flows;
  const { basket } = segmentOf(market, cell);
  const weights = Float64Array.from(branches, ({ attraction }) => attraction);
  const total = region.classes[classIndex].attraction;
  return (method: number, count: number, service: Service): void => {
    const paid = method < methods;
    const base = paid ? basket * (1 + (method > 0 ? market.platforms[method].rules.basketUplift : 0)) : 0;
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
    if (branches.length === 1) book(branches[0], count);
    else spread(count, weights, total, (place, trips) => book(branches[place], trips));
    bookCell(market, cell, method, count, service !== 'served');
    if (paid && method > 0)
      payCashback(market, cell, method, count, region.classes[classIndex].terms, basket);
  };
}

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
