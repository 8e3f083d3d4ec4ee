import type { Scenario } from '../../scenario/schema.ts';
import type { Cell } from '../cell.ts';
import { ASKED, type CellLaw } from '../law/law.ts';
import type { Rows } from '../law/rows.ts';
import type { Branch, Market, Region } from '../market.ts';
import { segmentOf } from '../market.ts';
import { countHolders } from '../week/adoption.ts';
import { setPresence } from '../week/interventions.ts';
import { observe } from '../week/memory.ts';
import { expectSales } from '../week/outlook.ts';
import { cellInputs, setAcceptance } from '../week/tables.ts';
import { setRewardTerms } from '../week/terms.ts';
import { portfolioShares } from './portfolios.ts';
import { settledShares } from './settle.ts';

/**
 * Opens a market: places consumers on rows, so that habits are the settled ones of the opening market (or those given),
 * and resentment and expected sales are what such a market has. A market that opens settled stays calm.
 */
export function openMarket(market: Market): void {
  setPresence(market);
  for (const region of market.regions) {
    setRewardTerms(market, region);
    setAcceptance(market, region);
    openRegion(market, region);
  }
  for (const branch of market.branches) expectOpeningSales(market, branch);
  observe(market);
}

/** Books what an expected week of the opening market would show: contracts are sized by it, platforms first see it. */
function expectOpeningSales(market: Market, branch: Branch): void {
  const { sales, value } = expectSales(market, branch, branch.accepts);
  branch.openingSales = sales;
  market.flows.branchValue.set(value, branch.index * market.rows.methods);
}

function openRegion(market: Market, region: Region): void {
  const { seen, network, shares } = openingOf(market, region);
  region.network.set(seen);
  for (const cell of region.cells) buildOpeningLaw(market, region, cell);
  region.network.set(network);
  settleResentmentAt(market, region, shares);
  market.flows.payments.set(expectedPayments(market, region, shares), region.index * market.rows.methods);
  region.cells.forEach((cell, index) => {
    market.engine.populate(cell, shares[index]);
    cell.belief.set(cell.histogram);
  });
  countHolders(market, region);
  market.flows.holdersBefore.set(region.holders, region.index * market.rows.methods);
}

/** Passes of the network effect: habits settle for given shares, shares follow from habits. */
const MAX_PASSES = 500;
const SETTLED = 1e-12;

/** How a region opens: the same in every replicate of a scenario. */
interface Opening {
  /** Shares of payments under which habits settled, and those that followed from them. */
  readonly seen: Float64Array;
  readonly network: Float64Array;
  /** By cell and row. */
  readonly shares: readonly Float64Array[];
}

/** By region. Settling takes as long as several weeks, and replicates share their scenario. */
const OPENINGS = new WeakMap<Scenario, Opening[]>();

function openingOf(market: Market, region: Region): Opening {
  const known = OPENINGS.get(market.scenario) ?? [];
  OPENINGS.set(market.scenario, known);
  known[region.index] ??= settle(market, region);
  return known[region.index];
}

/** Habits settle for the shares that are seen, and shares follow from habits, until both agree. */
function settle(market: Market, region: Region): Opening {
  const { scenario, rules } = market;
  const isGiven = Object.keys(scenario.start.shares).length > 0;
  let opening = {
    seen: openingNetwork(market),
    network: openingNetwork(market),
    shares: [] as Float64Array[],
  };
  for (let pass = 0; pass < (rules.network.strength > 0 && !isGiven ? MAX_PASSES : 1); pass++) {
    const seen = opening.network;
    region.network.set(seen);
    const shares = region.cells.map((cell) => openingShares(market, region, cell));
    const paid = sharesOf(expectedPayments(market, region, shares));
    opening = { seen, network: isGiven ? seen : paid, shares };
    if (Math.max(...paid.map((share, method) => Math.abs(share - seen[method]))) < SETTLED) break;
  }
  return opening;
}

/** Shares of payments as the network effect first sees them: those given, or equal ones to start the passes from. */
function openingNetwork(market: Market): Float64Array {
  const given = market.scenario.start.shares;
  const ids = market.platforms.map(({ id }) => id);
  if (Object.keys(given).length > 0) return Float64Array.from(ids, (id) => given[id] ?? 0);
  return new Float64Array(ids.length).fill(1 / ids.length);
}

/** The law under which habits settle: of the portfolios that are held; nothing is drawn from it yet. */
function buildOpeningLaw(market: Market, region: Region, cell: Cell): void {
  const held = portfolioShares(market.scenario, region.id, cell.segment);
  const portfolios = held.map((share) => (share > 0 ? ASKED.chances : ASKED.nothing));
  cell.law.build({ ...cellInputs(market, region, cell), portfolios, departures: null });
}

/** Share of a cell's consumers by row when the market opens. */
function openingShares(market: Market, region: Region, cell: Cell): Float64Array {
  const { rows, scenario } = market;
  const held = portfolioShares(scenario, region.id, cell.segment);
  buildOpeningLaw(market, region, cell);
  const shares = new Float64Array(rows.count);
  held.forEach((share, mask) => {
    if (share === 0) return;
    const start = startingShares(market, cell.law, mask);
    const within =
      scenario.start.habits === 'settled'
        ? settledShares(rows, mask, cell.law, market.habitMoves, start)
        : start;
    within.forEach((part, i) => {
      shares[rows.firstOf[mask] + i] = share * part;
    });
  });
  return shares;
}

/** Shares over the rows of a portfolio before habits settle: tops as given, or in proportion to e^V; one rung. */
function startingShares(market: Market, law: CellLaw, held: number): Float64Array {
  const { rows, scenario } = market;
  const first = rows.firstOf[held];
  const portfolio = held << 1;
  const weights = market.platforms.map(({ method, id }) =>
    method === 0 || (portfolio >> method) & 1 ? topWeight(scenario, law, method, id) : 0,
  );
  if (!weights.some((weight) => weight > 0)) weights[firstMethod(rows, portfolio)] = 1;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const rung = startingRung(scenario, rows);
  const shares = new Float64Array(rows.firstOf[held + 1] - first);
  weights.forEach((weight, top) => {
    if (weight > 0) shares[rows.at(portfolio, top, rung) - first] = weight / total;
  });
  return shares;
}

function topWeight(scenario: Scenario, law: CellLaw, method: number, id: string): number {
  const { habits, topOfWallet } = scenario.start;
  if (habits === 'given' && Object.keys(topOfWallet).length > 0) return topOfWallet[id] ?? 0;
  if (method === 0 && !scenario.cash.offered) return 0;
  return habits === 'given' ? 1 : law.tills[0].weight[method];
}

const firstMethod = (rows: Rows, portfolio: number): number => {
  for (let method = 1; method < rows.methods; method++) if ((portfolio >> method) & 1) return method;
  return 0;
};

function startingRung(scenario: Scenario, rows: Rows): number {
  if (scenario.habit.rule === 'last-used') return rows.rungs - 1;
  return scenario.start.habits === 'given' ? Math.min(scenario.start.rung, rows.rungs - 1) : 0;
}

/** Calls `visit` with the expected weekly trips of each row and outcome of a region. */
function eachTrip(
  market: Market,
  region: Region,
  shares: readonly Float64Array[],
  visit: (row: number, outcome: number, trips: number, law: CellLaw) => void,
): void {
  region.cells.forEach((cell, index) => {
    const { bits, classes, stride } = cell.law.shape;
    const trips = segmentOf(market, cell).trips * cell.consumers;
    shares[index].forEach((share, row) => {
      if (share === 0) return;
      for (let outcome = 0; outcome < classes * stride; outcome++) {
        visit(row, outcome, trips * share * cell.law.probability[(row << bits) + outcome], cell.law);
      }
    });
  });
}

/** Payments to be expected in a week, by method. */
function expectedPayments(market: Market, region: Region, shares: readonly Float64Array[]): Float64Array {
  const paid = new Float64Array(market.rows.methods);
  eachTrip(market, region, shares, (_, outcome, trips, { shape }) => {
    const method = outcome % shape.stride;
    if (method < shape.methods) paid[method] += trips;
  });
  return paid;
}

function sharesOf(counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return total > 0 ? counts.map((count) => count / total) : counts;
}

/**
 * Resentment starts where the opening's refusals hold it; `opening` attraction is raised by as much, since the
 * scenario's attractions are those of the opening market, resentment included.
 */
function settleResentmentAt(market: Market, region: Region, shares: readonly Float64Array[]): void {
  const { growth, fade, sensitivity } = market.rules.resentment;
  if (fade === 0) return;
  const visits = new Float64Array(region.classes.length);
  const refused = new Float64Array(region.classes.length);
  eachTrip(market, region, shares, (row, outcome, trips, { shape }) => {
    const index = Math.floor(outcome / shape.stride);
    const top = market.rows.topOf[row];
    visits[index] += trips;
    const blamed = market.platforms[top].present && !((region.outage >> top) & 1);
    if (top > 0 && blamed && !((region.classes[index].usable >> top) & 1)) refused[index] += trips;
  });
  for (const branch of region.branches) {
    const rate = visits[branch.classIndex] > 0 ? refused[branch.classIndex] / visits[branch.classIndex] : 0;
    raiseResentment(branch, (growth * rate) / fade, sensitivity);
  }
}

function raiseResentment(branch: Branch, resentment: number, sensitivity: number): void {
  branch.resentment = resentment;
  branch.opening += sensitivity * resentment;
}
