import { exp } from '../../core/elementary.ts';
import type { Cell } from '../cell.ts';
import { strengthOf } from '../law/habit.ts';
import { type AcceptanceClass, ASKED, type CellInputs } from '../law/law.ts';
import { emptyUtilities, type TillUtilities } from '../law/till.ts';
import { type Branch, type Market, type Region, segmentOf, traitsOf } from '../market.ts';
import { setRewardTerms, usableAt } from './terms.ts';
import { utilityOf, utilityParts } from './utility.ts';

/** Phase: builds the tables of the week from the state at its start, so that all decisions of a week see the same. */
export function buildTables(market: Market): void {
  for (const region of market.regions) {
    setRewardTerms(market, region);
    setAcceptance(market, region);
    for (const cell of region.cells) cell.law.build(cellInputs(market, region, cell));
  }
}

/** Sets what works at each branch and how it attracts, and sorts the branches into acceptance classes. */
export function setAcceptance(market: Market, region: Region): void {
  setAttractions(market, region);
  for (const branch of region.branches) {
    const retailer = market.retailers[branch.retailer];
    branch.usable = usableAt(market, region, branch.accepts, traitsOf(market, retailer).acceptsCash);
  }
  if (!region.branches.every((branch) => isInItsClass(region, branch))) sortIntoClasses(region);
  region.attractions = region.branchesOfClass.map((branches) => branches.map(({ attraction }) => attraction));
  region.classes = region.branchesOfClass.map(classOf);
}

/** Whether a branch still takes what its class does, on the same terms. */
function isInItsClass({ classes }: Region, { classIndex, usable, terms }: Branch): boolean {
  const own = classes[classIndex];
  return own !== undefined && own.usable === usable && own.terms === terms;
}

function sortIntoClasses(region: Region): void {
  const groups = new Map<number, Branch[]>();
  for (const branch of region.branches) {
    const key = branch.terms * 256 + (255 - branch.usable); // widest acceptance first
    const group = groups.get(key);
    if (group) group.push(branch);
    else groups.set(key, [branch]);
  }
  const keys = [...groups.keys()].sort((a, b) => a - b);
  region.branchesOfClass = keys.map((key) => groups.get(key)!);
  for (const [index, branches] of region.branchesOfClass.entries())
    for (const branch of branches) branch.classIndex = index;
}

function classOf(branches: readonly Branch[]): AcceptanceClass {
  let attraction = 0;
  for (const branch of branches) attraction += branch.attraction;
  return { usable: branches[0].usable, terms: branches[0].terms, attraction };
}

/** Logarithms of attractions up to this are taken as they are: ten million shops of a billion visits are e^37. */
const USUAL_PULL = 50;

/** e^(A - etaP (P - 1) - etaZ Z): a branch's pull before payment comes into it (Huff 1964; ODD 7.5). */
function setAttractions(market: Market, region: Region): void {
  let strongest = Number.NEGATIVE_INFINITY;
  for (const branch of region.branches) strongest = Math.max(strongest, pullOf(market, branch));
  // only ratios matter: where e^A would be no number any more, the strongest is set to 1
  const scale = Math.abs(strongest) > USUAL_PULL ? strongest : 0;
  for (const branch of region.branches) branch.attraction = exp(pullOf(market, branch) - scale);
}

function pullOf({ rules }: Market, { opening, priceLevel, resentment }: Branch): number {
  const { shopping, resentment: anger } = rules;
  return opening - shopping.priceSensitivity * (priceLevel - 1) - anger.sensitivity * resentment;
}

/** The inputs of a cell's law, in its own memory: they stand until they are asked for again. */
export function cellInputs(market: Market, region: Region, cell: Cell): CellInputs {
  const { inputs } = cell;
  const { utilities } = inputs;
  inputs.classes = region.classes;
  inputs.carriesCash = segmentOf(market, cell).carriesCash;
  while (utilities.length < region.terms.length) utilities.push(emptyUtilities(market.rows));
  utilities.length = region.terms.length;
  for (let terms = 0; terms < utilities.length; terms++) {
    writeUtilities(market, region, cell, terms, utilities[terms]);
  }
  askForPortfolios(market, cell);
  if (inputs.departures !== null) markDepartures(market, cell, inputs.departures);
  return inputs;
}

/** V_m of ODD 7.3, in utils, under the region's terms number `terms`. */
function writeUtilities(
  market: Market,
  region: Region,
  cell: Cell,
  terms: number,
  into: TillUtilities,
): void {
  const { rules, rows } = market;
  const segment = segmentOf(market, cell);
  const strength = rules.habit.strength * segment.habitStrength;
  const { utility, bonus } = into;
  for (let method = 0; method < rows.methods; method++) {
    utility[method] = utilityOf(utilityParts(market, region, cell, terms, method));
  }
  for (let rung = 0; rung < rows.rungs; rung++) bonus[rung] = strength * strengthOf(rung, rows.rungs);
  into.walkAway = rules.shopping.walkAway;
  into.storeChoice = segment.storeChoice;
}

/** Chances where somebody shops; of other portfolios what they are worth, if those who might adopt or drop ask for it. */
function askForPortfolios({ rows, rules }: Market, { histogram, inputs }: Cell): void {
  const anyMayBeAsked = rules.wallets.enabled && rules.wallets.valueDriven;
  inputs.portfolios.fill(anyMayBeAsked ? ASKED.value : ASKED.nothing);
  for (let row = 0; row < rows.count; row++) {
    if (histogram[row] > 0) inputs.portfolios[rows.portfolioOf[row] >> 1] = ASKED.chances;
  }
}

/** Beyond so many trips a week, all is reached that ever will be: no row is further from another. */
const MANY_TRIPS = 255;

/** Writes by row how many of the week's trips may begin there, as habit moves from where the consumers are. */
function markDepartures(market: Market, cell: Cell, departures: Uint8Array): void {
  const { rows, habitMoves } = market;
  const { methods, count } = rows;
  const trips = Math.min(MANY_TRIPS, Math.ceil(segmentOf(market, cell).trips));
  for (let row = 0; row < count; row++) departures[row] = cell.histogram[row] > 0 ? trips : 0;
  for (let left = trips; left > 1; left--) {
    for (let row = 0; row < count; row++) {
      if (departures[row] !== left) continue;
      for (let move = row * methods; move < (row + 1) * methods; move++) {
        const next = habitMoves.to[move];
        if (departures[next] < left - 1) departures[next] = left - 1;
      }
    }
  }
}
