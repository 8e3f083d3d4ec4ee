import { log } from '../../core/elementary.ts';
import type { Cell } from '../cell.ts';
import { type Market, type PlatformState, type Region, segmentOf } from '../market.ts';
import { rewardPerPayment } from './terms.ts';

/** What paying with a method is worth, part by part, in utils; habit comes on top (ODD 7.3). */
export interface UtilityParts {
  /** omega: the method by itself. */
  readonly taste: number;
  /** q: service, with what partners add. */
  readonly service: number;
  /** Taken away by resentment of the retailers bound to it. */
  readonly resentment: number;
  /** The segment's own taste. */
  readonly segment: number;
  /** What the reward of a payment is worth. */
  readonly cashback: number;
  /** The pull of what others in the region pay with. */
  readonly network: number;
}

/** Utility beyond which a choice is certain to the last bit; e^V, habit and attraction together stay below 1e308. */
const CERTAIN = 200;

/** V_m: the parts together, without habit. */
export function utilityOf({ taste, service, resentment, segment, cashback, network }: UtilityParts): number {
  const value = taste + service - resentment + segment + cashback + network;
  return Math.min(CERTAIN, Math.max(-CERTAIN, value));
}

/** The parts of a method in a cell, under the region's terms number `terms`, as the market stands now. */
export function utilityParts(
  market: Market,
  region: Region,
  cell: Cell,
  terms: number,
  method: number,
): UtilityParts {
  const { rules, regulation } = market;
  const segment = segmentOf(market, cell);
  const platform = market.platforms[method];
  const reward = rewardPerPayment(
    region.terms[terms].sources[method],
    segment.basket,
    regulation.incentiveCap,
  );
  return {
    taste: method === 0 ? rules.cash.taste : platform.rules.taste,
    service: method === 0 ? 0 : serviceOf(market, platform),
    resentment: method === 0 ? 0 : spilledOver(market, region, method),
    segment: segment.tastes[platform.id] ?? 0,
    cashback: segment.moneyUtility * reward,
    network: rules.network.strength * region.network[method],
  };
}

/** Service, with what partners add. */
const serviceOf = ({ rules }: Market, { rules: own, partners }: PlatformState): number =>
  own.service + rules.partners.consumerService * log(1 + partners);

/** What resented exclusivity takes away. */
function spilledOver({ rules }: Market, region: Region, method: number): number {
  const { spillover } = rules.resentment;
  return spillover === 0 ? 0 : spillover * resentmentOf(region, method);
}

/** Resentment of the retailers bound to a platform, weighted by their pull in the region. */
function resentmentOf(region: Region, method: number): number {
  let weighted = 0;
  let attraction = 0;
  for (const branch of region.branches) {
    attraction += branch.attraction;
    if (branch.contract?.platform === method) weighted += branch.attraction * branch.resentment;
  }
  return attraction > 0 ? weighted / attraction : 0;
}
