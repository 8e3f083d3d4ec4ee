import { countedStream, type RunKey, runKey } from '../../core/rng.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Cell } from '../cell.ts';
import { Agents } from '../engine/agents.ts';
import { Alone, type Crew } from '../engine/crew.ts';
import type { Engine } from '../engine/engine.ts';
import { MeanField } from '../engine/mean-field.ts';
import { Flows } from '../flows.ts';
import { BuiltLaw } from '../law/build-law.ts';
import { habitMoves } from '../law/habit.ts';
import { emptyDraft } from '../law/law.ts';
import { createRows, type Rows } from '../law/rows.ts';
import { emptyWalletLaw } from '../law/wallet-law.ts';
import type { Campaign, Market, PlatformState, Region, Retailer } from '../market.ts';
import { FREE } from '../week/interventions.ts';
import { createPurse } from '../week/purse.ts';
import { createPlayer } from '../week/strategies.ts';
import { createBranches } from './branches.ts';
import { openMarket } from './open.ts';
import { apportion } from './portfolios.ts';

/** Makes the market of a scenario and opens it: everything as it stands before week 1. */
export function createMarket(scenario: Scenario, replicate: number, crew: Crew = new Alone()): Market {
  const rows = createRows(Object.keys(scenario.platforms).length, scenario.habit.rungs);
  const scale = scenario.population === null ? 1 : scenario.consumers / scenario.population;
  const key = runKey(scenario.seed, replicate);
  const platforms = createPlatforms(scenario, scale);
  const { retailers, branches, units } = createBranches(scenario);
  const engine = createEngine(scenario, replicate, rows, key, crew);
  const regions = createRegions(scenario, rows, crew, engine.draws).map((region, index) => ({
    ...region,
    branches: branches.filter((branch) => branch.region === index),
  }));
  const cells = regions.flatMap((region) => region.cells);
  const market: Market = {
    scenario,
    replicate,
    key,
    rules: scenario,
    rulesFrom: [],
    inForce: null,
    regulation: FREE,
    week: 0,
    rows,
    habitMoves: habitMoves(rows, scenario.habit, 0),
    landingRung: 0,
    regions,
    segments: Object.keys(scenario.segments),
    cells,
    platforms,
    retailers,
    branches,
    units,
    campaigns: createCampaigns(scenario, retailers, scale),
    strategies: scenario.strategies.map(createPlayer),
    moves: new Map(),
    marketingIn: platforms.map(() => new Float64Array(regions.length)),
    engine,
    flows: new Flows(regions.length, cells.length, rows.methods, branches.length),
    retailerNoise: countedStream(scenario.seed, replicate, 'retailers'),
    scale,
  };
  openMarket(market);
  return market;
}

function createEngine(scenario: Scenario, replicate: number, rows: Rows, key: RunKey, crew: Crew): Engine {
  const { engine, consumers, seed } = scenario;
  const { platforms, rungs } = rows;
  const wallets = Object.values(scenario.platforms).reduce(
    (mask, { kind }, index) => (kind === 'wallet' ? mask | (2 << index) : mask),
    0,
  );
  switch (engine) {
    case 'agents':
      return new Agents({ consumers, platforms, rungs, wallets, key }, rows, seed, replicate, crew);
    case 'mean-field':
      return new MeanField(rows, wallets);
    default:
      return engine satisfies never;
  }
}

const NOTHING_SEEN = {
  share: 0,
  walletShare: 0,
  rivalShare: 0,
  churn: 0,
  acceptance: 0,
  partnerIncome: 0,
};

/** Cash is method 0: nobody runs it, its entry only keeps indices alike, and nobody asks for its rules. */
function createPlatforms(scenario: Scenario, scale: number): PlatformState[] {
  const entries = Object.entries(scenario.platforms);
  const platforms = entries.map(([id, rules], index): PlatformState => {
    const budget = rules.budget === null ? null : rules.budget * scale;
    return {
      id,
      method: index + 1,
      isWallet: rules.kind === 'wallet',
      present: true,
      partners: rules.partners.stock,
      purse: createPurse(budget),
      rules,
      seen: NOTHING_SEEN,
    };
  });
  const cash = { id: 'cash', method: 0, isWallet: false, present: false, partners: 0, purse: createPurse(0) };
  return [{ ...cash, rules: entries[0]?.[1] as PlatformState['rules'], seen: NOTHING_SEEN }, ...platforms];
}

function createRegions(
  scenario: Scenario,
  rows: Rows,
  { room }: Crew,
  draws: boolean,
): Omit<Region, 'branches'>[] {
  const regions = Object.entries(scenario.regions);
  const segments = Object.entries(scenario.segments);
  const consumersOf = apportion(
    scenario.consumers,
    regions.map(([, { share }]) => share),
  );
  let first = 0;
  let index = 0;
  return regions.map(([id], region) => {
    const parts = apportion(
      consumersOf[region],
      segments.map(([, { share }]) => share),
    );
    const cells = parts.map((consumers, segment): Cell => {
      const cell = {
        index: index++,
        region,
        segment: segments[segment][0],
        first,
        consumers,
        histogram: new Float64Array(rows.count),
        belief: new Float64Array(rows.count),
        inputs: emptyDraft(rows, draws),
        law: new BuiltLaw(rows, room),
        wallets: emptyWalletLaw(rows),
      };
      first += consumers;
      return cell;
    });
    return {
      index: region,
      id,
      consumers: consumersOf[region],
      cells,
      network: new Float64Array(rows.methods),
      holders: new Float64Array(rows.methods),
      outage: 0,
      classes: [],
      branchesOfClass: [],
      attractions: [],
      terms: [],
    };
  });
}

function createCampaigns(scenario: Scenario, retailers: readonly Retailer[], scale: number): Campaign[] {
  const regions = Object.keys(scenario.regions);
  const platforms = Object.keys(scenario.platforms);
  return scenario.interventions.flatMap((terms) => {
    if (terms.kind !== 'campaign') return [];
    const named = (id: string, isChain: boolean) =>
      terms.retailers?.includes(isChain ? id : 'independents') ?? true;
    return {
      terms,
      method: platforms.indexOf(terms.platform) + 1,
      regions: terms.regions && new Set(terms.regions.map((id) => regions.indexOf(id))),
      retailers:
        terms.retailers && new Set(retailers.filter((r) => named(r.id, r.isChain)).map((r) => r.index)),
      purse: createPurse(terms.budget === null ? null : terms.budget * scale),
    };
  });
}
