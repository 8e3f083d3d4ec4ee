import { exp, log } from '../core/elementary.ts';
import { type Stream, stream } from '../core/rng.ts';
import type { Chain, Scenario } from '../scenario/schema.ts';
import type { Branch, DecisionUnit, Retailer } from './market.ts';

/** The retail side of a market: named chains, generated independents, and who decides together. */
export interface RetailSide {
  readonly retailers: Retailer[];
  readonly branches: Branch[];
  readonly units: DecisionUnit[];
}

/** Makes all retailers. Independents follow from the seed alone, so that all replicates have the same shops. */
export function createBranches(scenario: Scenario): RetailSide {
  const side: RetailSide = { retailers: [], branches: [], units: [] };
  for (const [id, chain] of Object.entries(scenario.retailers.chains)) addChain(side, scenario, id, chain);
  for (const [region, id] of Object.keys(scenario.regions).entries()) addIndependents(side, scenario, id, region);
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

function addIndependents(side: RetailSide, scenario: Scenario, regionId: string, region: number): void {
  const { independents } = scenario.retailers;
  const regions = Object.keys(scenario.regions).length;
  const outlets = independents.outlets * scenario.regions[regionId].share * regions;
  const random = stream(scenario.seed, 'independents', region);
  const sizes = Array.from({ length: independents.retailers }, () =>
    exp(independents.sizeSpread * normal(random)),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  sizes.forEach((size, index) => {
    const retailer = addRetailer(side, `${regionId}-independent-${index + 1}`, false);
    let accepts = 0;
    Object.keys(scenario.platforms).forEach((id, platform) => {
      if (random() < (independents.acceptance[id] ?? 1)) accepts |= 2 << platform;
    });
    if (outlets === 0) return;
    const costFactor = total / (sizes.length * size);
    addUnit(side, retailer, [
      addBranch(side, retailer, region, (outlets * size) / total, 1, accepts, costFactor),
    ]);
  });
}

/** A standard normal draw, by the polar method (Marsaglia & Bray 1964): no cosine, so the same bits everywhere. */
function normal(random: Stream): number {
  for (;;) {
    const u = 2 * random() - 1;
    const v = 2 * random() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * log(s)) / s);
  }
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
