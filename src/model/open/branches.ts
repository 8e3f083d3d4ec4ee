import { exp, log } from '../../core/elementary.ts';
import { normalQuantile } from '../../core/normal.ts';
import type { Chain, Scenario } from '../../scenario/schema.ts';
import type { Branch, DecisionUnit, Retailer } from '../market.ts';

/** The retail side of a market: named chains, generated independents, and who decides together. */
export interface RetailSide {
  readonly retailers: Retailer[];
  readonly branches: Branch[];
  readonly units: DecisionUnit[];
}

/** Makes all retailers: the same in every replicate. */
export function createBranches(scenario: Scenario): RetailSide {
  const side: RetailSide = { retailers: [], branches: [], units: [] };
  for (const [id, chain] of Object.entries(scenario.retailers.chains)) addChain(side, scenario, id, chain);
  for (const [region, id] of Object.keys(scenario.regions).entries())
    addIndependents(side, scenario, id, region);
  return side;
}

function addChain(side: RetailSide, scenario: Scenario, id: string, chain: Chain): void {
  const retailer = addRetailer(side, id, true);
  const accepts = maskOf(scenario, chain.accepts);
  const branches = Object.keys(scenario.regions).flatMap((regionId, region) => {
    const outlets = chain.outlets[regionId] ?? 0;
    return outlets > 0 ? [addBranch(side, retailer, region, outlets, chain.attraction, accepts, 1)] : [];
  });
  if (chain.decides === 'chain') addUnit(side, retailer, branches);
  else for (const branch of branches) addUnit(side, retailer, [branch]);
}

/**
 * Independents of a region, by quantiles of their size distribution: no draw is needed, so that every seed has the same
 * shops, and what they accept comes as close to the shares asked for as shops can.
 */
function addIndependents(side: RetailSide, scenario: Scenario, regionId: string, region: number): void {
  const { independents } = scenario.retailers;
  const regions = Object.keys(scenario.regions).length;
  const outlets = independents.outlets * scenario.regions[regionId].share * regions;
  if (outlets === 0 || independents.retailers === 0) return;
  const sizes = sizesOf(independents.retailers, independents.sizeSpread);
  const accepted = acceptedBy(scenario, sizes);
  for (const [index, size] of sizes.entries()) {
    const retailer = addRetailer(side, `${regionId}-independent-${index + 1}`, false);
    const branch = addBranch(
      side,
      retailer,
      region,
      outlets * size,
      1,
      accepted[index],
      1 / (sizes.length * size),
    );
    addUnit(side, retailer, [branch]);
  }
}

/** Lognormal sizes, largest first, summing to 1. */
function sizesOf(count: number, spread: number): number[] {
  const sizes = Array.from({ length: count }, (_, i) => exp(-spread * normalQuantile((i + 0.5) / count)));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size) => size / total);
}

/** Masks over methods: the largest shops accept a platform, until they make the share of sales asked for. */
function acceptedBy(scenario: Scenario, sizes: readonly number[]): number[] {
  const masks = sizes.map(() => 0);
  for (const [platform, id] of Object.keys(scenario.platforms).entries()) {
    const share = scenario.retailers.independents.acceptance[id] ?? 1;
    let accepting = 0;
    for (const [index, size] of sizes.entries()) {
      // the shop on the border is in if more than half of it is
      if (accepting + size / 2 < share) masks[index] |= 2 << platform;
      accepting += size;
    }
  }
  return masks;
}

function addRetailer(side: RetailSide, id: string, isChain: boolean): Retailer {
  const retailer = { index: side.retailers.length, id, isChain };
  side.retailers.push(retailer);
  return retailer;
}

function addBranch(
  side: RetailSide,
  retailer: Retailer,
  region: number,
  outlets: number,
  attraction: number,
  accepts: number,
  costFactor: number,
): Branch {
  const branch: Branch = {
    index: side.branches.length,
    retailer: retailer.index,
    region,
    outlets,
    opening: log(outlets * attraction),
    accepts,
    contract: null,
    acceptedBefore: accepts,
    resentment: 0,
    priceLevel: 1,
    costFactor,
    openingSales: 0,
    attraction: 0,
    usable: 0,
    terms: 0,
    classIndex: 0,
  };
  side.branches.push(branch);
  return branch;
}

function addUnit(side: RetailSide, retailer: Retailer, branches: readonly Branch[]): void {
  const index = side.units.length;
  side.units.push({
    index,
    retailer: retailer.index,
    branches,
    reviewOffset: index,
    askedBonus: Number.NaN,
    reviewNow: false,
  });
}

/** Mask over methods of a list of platform ids. */
function maskOf(scenario: Scenario, accepts: Chain['accepts']): number {
  const ids = Object.keys(scenario.platforms);
  return ids.reduce(
    (mask, id, index) => (accepts === 'all' || accepts.includes(id) ? mask | (2 << index) : mask),
    0,
  );
}
