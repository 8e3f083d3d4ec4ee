import { exp } from '../../core/elementary.ts';
import type { Cell } from '../cell.ts';
import { buildLaw } from '../law/build-law.ts';
import { strengthOf } from '../law/habit.ts';
import type { AcceptanceClass, CellInputs } from '../law/law.ts';
import type { TillUtilities } from '../law/till.ts';
import { type Branch, type Market, type Region, segmentOf, traitsOf } from '../market.ts';
import { setRewardTerms, usableAt } from './terms.ts';
import { utilityOf, utilityParts } from './utility.ts';

/** Phase: builds the tables of the week from the state at its start, so that all decisions of a week see the same. */
export function buildTables(market: Market): void {
  for (const region of market.regions) {
    setRewardTerms(market, region);
    setAcceptance(market, region);
    for (const cell of region.cells) cell.law = buildLaw(cellInputs(market, region, cell), cell.memory);
  }
}

/** Sets what works at each branch and how it attracts, and sorts the branches into acceptance classes. */
export function setAcceptance(market: Market, region: Region): void {
  const groups = new Map<number, Branch[]>();
  setAttractions(market, region);
  for (const branch of region.branches) {
    const retailer = market.retailers[branch.retailer];
    branch.usable = usableAt(market, region, branch.accepts, traitsOf(market, retailer).acceptsCash);
    const key = branch.terms * 256 + (255 - branch.usable); // widest acceptance first
    const group = groups.get(key);
    if (group) group.push(branch);
    else groups.set(key, [branch]);
  }
  const keys = [...groups.keys()].sort((a, b) => a - b);
  region.branchesOfClass = keys.map((key) => groups.get(key)!);
  region.classes = region.branchesOfClass.map((branches, index) => classOf(branches, index));
}

function classOf(branches: readonly Branch[], index: number): AcceptanceClass {
  for (const branch of branches) branch.classIndex = index;
  const attraction = branches.reduce((sum, branch) => sum + branch.attraction, 0);
  return { usable: branches[0].usable, terms: branches[0].terms, attraction };
}

/** Logarithms of attractions up to this are taken as they are: ten million shops of a billion visits are e^37. */
const USUAL_PULL = 50;

/** e^(A - etaP (P - 1) - etaZ Z): a branch's pull before payment comes into it (Huff 1964; ODD 7.5). */
function setAttractions(market: Market, region: Region): void {
  const strongest = region.branches.reduce((most, b) => Math.max(most, pullOf(market, b)), -Infinity);
  // only ratios matter: where e^A would be no number any more, the strongest is set to 1
  const scale = Math.abs(strongest) > USUAL_PULL ? strongest : 0;
  for (const branch of region.branches) branch.attraction = exp(pullOf(market, branch) - scale);
}

function pullOf({ rules }: Market, { opening, priceLevel, resentment }: Branch): number {
  const { shopping, resentment: anger } = rules;
  return opening - shopping.priceSensitivity * (priceLevel - 1) - anger.sensitivity * resentment;
}

export function cellInputs(market: Market, region: Region, cell: Cell): CellInputs {
  const segment = segmentOf(market, cell);
  return {
    rows: market.rows,
    classes: region.classes,
    utilities: region.terms.map((_, terms) => tillUtilities(market, region, cell, terms)),
    carriesCash: segment.carriesCash,
    portfolios: portfoliosNeeded(market, cell),
  };
}

/** V_m of ODD 7.3, in utils, under the region's terms number `terms`. */
function tillUtilities(market: Market, region: Region, cell: Cell, terms: number): TillUtilities {
  const { rules, rows } = market;
  const segment = segmentOf(market, cell);
  const strength = rules.habit.strength * segment.habitStrength;
  const utility = Float64Array.from(market.platforms, ({ method }) =>
    utilityOf(utilityParts(market, region, cell, terms, method)),
  );
  return {
    utility,
    bonus: Float64Array.from({ length: rows.rungs }, (_, rung) => strength * strengthOf(rung, rows.rungs)),
    walkAway: rules.shopping.walkAway,
    storeChoice: segment.storeChoice,
  };
}

/** 2: drawn from this week; 1: averaged over, or only its value asked for by those who might adopt or drop; 0: not needed. */
function portfoliosNeeded(market: Market, cell: Cell): Uint8Array {
  const { rows, rules } = market;
  const anyMayBeAsked = rules.wallets.enabled && rules.wallets.valueDriven;
  const needed = new Uint8Array(1 << rows.platforms).fill(anyMayBeAsked ? 1 : 0);
  for (let held = 0; held < needed.length; held++) {
    for (let row = rows.firstOf[held]; row < rows.firstOf[held + 1]; row++) {
      if (cell.histogram[row] > 0) needed[held] = market.engine.draws ? 2 : 1;
    }
  }
  return needed;
}
