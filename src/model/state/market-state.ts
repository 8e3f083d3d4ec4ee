import type { Cell } from '../cell.ts';
import type { TillUtilities } from '../law/till.ts';
import type { Branch, DecisionUnit, Market, Observation } from '../market.ts';
import { countHolders } from '../week/adoption.ts';
import type { Purse } from '../week/purse.ts';

/**
 * What a market carries from one week into the next beside its consumers: all that phases write and that no phase makes
 * anew before it is read. Data alone. What follows from the scenario is not among it: the market is opened once more, and
 * this is laid over.
 */
export interface MarketState {
  readonly week: number;
  /** Numbers drawn for retailers' decisions. */
  readonly drawn: number;
  readonly moves: readonly (readonly [path: string, value: number])[];
  readonly platforms: readonly PlatformPart[];
  readonly campaigns: readonly Purse[];
  /** By region: shares of payments as the network effect sees them. */
  readonly networks: readonly Float64Array[];
  readonly branches: readonly BranchPart[];
  readonly units: readonly UnitPart[];
  readonly cells: readonly CellPart[];
}

interface PlatformPart {
  readonly partners: number;
  readonly purse: Purse;
  readonly seen: Observation;
}

/** What changes in a branch. Reviews look at the attractions and terms of last week. */
const BRANCH = [
  'accepts',
  'contract',
  'acceptedBefore',
  'resentment',
  'priceLevel',
  'attraction',
  'usable',
  'terms',
] as const satisfies (keyof Branch)[];
type BranchPart = Pick<Branch, (typeof BRANCH)[number]>;

const UNIT = ['askedBonus', 'reviewNow'] as const satisfies (keyof DecisionUnit)[];
type UnitPart = Pick<DecisionUnit, (typeof UNIT)[number]>;

/**
 * A cell, with what reviews read of last week's law: the tills, and how strongly all shops pulled. The pull on portfolios that
 * nobody holds any more stays as it was, and retailers who remember them go on reading it.
 */
interface CellPart {
  readonly histogram: Float64Array;
  readonly belief: Float64Array;
  readonly tills: readonly TillUtilities[];
  readonly pull: Float64Array;
}

export function stateOf(market: Market): MarketState {
  const { week, moves, platforms, campaigns, regions, branches, units, cells } = market;
  return {
    week,
    drawn: market.retailerNoise.drawn,
    moves: [...moves],
    platforms: platforms.map(({ partners, purse, seen }) => ({ partners, purse, seen })),
    campaigns: campaigns.map(({ purse }) => purse),
    networks: regions.map(({ network }) => network),
    branches: branches.map((branch) => picked(branch, BRANCH)),
    units: units.map((unit) => picked(unit, UNIT)),
    cells: cells.map(({ histogram, belief, law }) => ({
      histogram,
      belief,
      tills: law.tills.map(({ utilities }) => utilities),
      pull: law.pull,
    })),
  };
}

/** Lays a state over the market of the same scenario and replicate as it opens. */
export function layOver(market: Market, state: MarketState): void {
  market.week = state.week;
  while (market.retailerNoise.drawn < state.drawn) market.retailerNoise();
  for (const [path, value] of state.moves) market.moves.set(path, value);
  for (const [method, { partners, purse, seen }] of state.platforms.entries()) {
    Object.assign(market.platforms[method], { partners, seen });
    Object.assign(market.platforms[method].purse, purse);
  }
  for (const [index, purse] of state.campaigns.entries()) Object.assign(market.campaigns[index].purse, purse);
  for (const [index, network] of state.networks.entries()) market.regions[index].network.set(network);
  for (const [index, part] of state.branches.entries()) Object.assign(market.branches[index], part);
  for (const [index, part] of state.units.entries()) Object.assign(market.units[index], part);
  for (const [index, part] of state.cells.entries()) layOverCell(market.cells[index], part);
  for (const region of market.regions) countHolders(market, region);
}

function layOverCell(cell: Cell, { histogram, belief, tills, pull }: CellPart): void {
  cell.histogram.set(histogram);
  cell.belief.set(belief);
  cell.law.restore(tills, pull);
}

function picked<T, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;
}
