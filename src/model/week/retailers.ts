import { exp } from '../../core/elementary.ts';
import { sizeOf } from '../law/rows.ts';
import {
  type Branch,
  type Contract,
  type DecisionUnit,
  type Market,
  presentMask,
  traitsOf,
} from '../market.ts';
import { expectProfit, type Terms } from './outlook.ts';
import { exclusiveSet, isInForce } from './terms.ts';

/** Phase: retailers whose review falls in this week choose what to accept (ODD 7.6). */
export function reviewAcceptance(market: Market): void {
  for (const unit of market.units) {
    endContracts(market, unit);
    if (isDue(market, unit)) review(market, unit);
    unit.reviewNow = false;
  }
}

function isDue(market: Market, unit: DecisionUnit): boolean {
  const { reviewEvery } = market.rules.retailers;
  if (unit.reviewNow) return true;
  return reviewEvery > 0 && market.week % reviewEvery === unit.reviewOffset % reviewEvery;
}

/** A contract that has run out binds no longer; its retailer thinks again at once. */
function endContracts(market: Market, unit: DecisionUnit): void {
  for (const branch of unit.branches) {
    if (branch.contract === null || branch.contract.imposed || market.week < branch.contract.until) continue;
    branch.contract = null;
    unit.reviewNow = true;
  }
}

/** One way to trade: an accepted set, under a contract or free. */
interface Option {
  readonly accepts: number;
  readonly contract: Contract | null;
  /** Expected weekly profit with everything the option brings, in currency. */
  readonly profit: number;
  /** The same without the bonus. */
  readonly profitWithoutBonus: number;
  readonly isNew: boolean;
}

function review(market: Market, unit: DecisionUnit): void {
  const retailer = market.retailers[unit.retailer];
  const { mandate } = traitsOf(market, retailer);
  const branches = unit.branches.filter(({ contract }) => contract === null || !contract.imposed);
  if (branches.length === 0 || mandate === 'fixed') return;
  const options = optionsOf(market, unit, branches);
  unit.askedBonus = askedBonus(options, branches);
  if (mandate === 'open') adopt(market, branches, branches[0].accepts | presentMask(market), null);
  else {
    const chosen = choose(market, unit, branches, options);
    adopt(market, branches, chosen.accepts, chosen.contract);
  }
}

function optionsOf(market: Market, unit: DecisionUnit, branches: readonly Branch[]): Option[] {
  const contract = branches[0].contract;
  const free = candidateSets(market, branches[0].accepts).map((accepts) => {
    const breach = contract === null ? 0 : contract.penalty * openingSales(branches);
    const profit = profitOf(market, branches, accepts, null) - breach;
    return { accepts, contract: null, profit, profitWithoutBonus: profit, isNew: false };
  });
  const bound = contract === null ? [] : [boundOption(market, branches, contract, false)];
  const offers = contract === null ? offersFor(market, unit, branches) : [];
  return [...bound, ...free, ...offers.map((offered) => boundOption(market, branches, offered, true))];
}

function boundOption(
  market: Market,
  branches: readonly Branch[],
  contract: Contract,
  isNew: boolean,
): Option {
  const accepts = exclusiveSet(market, branches[0].accepts, contract.platform);
  const profitWithoutBonus = profitOf(market, branches, accepts, contract);
  const profit = profitWithoutBonus + contract.bonus * openingSales(branches);
  return { accepts, contract, profit, profitWithoutBonus, isNew };
}

const openingSales = (branches: readonly Branch[]): number =>
  branches.reduce((sum, branch) => sum + branch.openingSales, 0);

const profitOf = (
  market: Market,
  branches: readonly Branch[],
  accepts: number,
  terms: Terms | null,
): number => branches.reduce((sum, branch) => sum + expectProfit(market, branch, accepts, terms), 0);

/**
 * Accepted sets worth weighing: what is not reviewed stays as it is; of the rest all sets with up to four platforms, and
 * with more those one step from today's, all, none and each alone (a full search would take 2^K looks at every customer).
 */
export function candidateSets(market: Market, current: number): number[] {
  const present = presentMask(market);
  const open = present & reviewedMask(market);
  const fixed = current & ~open;
  const today = current & open;
  const sets = new Set([today, open]);
  if (sizeOf(open) <= 4) for (let set = 0; set <= open; set++) sets.add(set & open);
  sets.add(0);
  for (const { method } of market.platforms) {
    const bit = 1 << method;
    if (!(bit & open)) continue;
    sets.add(today ^ bit);
    sets.add(bit);
  }
  return [...sets].map((set) => set | fixed);
}

/** Platforms that retailers reconsider, as a mask. */
const reviewedMask = (market: Market): number =>
  market.platforms.reduce(
    (mask, { method, rules }) => (method > 0 && rules.reviewed ? mask | (1 << method) : mask),
    0,
  );

/** Exclusive contracts open to all the branches that decide together. */
function offersFor(market: Market, unit: DecisionUnit, branches: readonly Branch[]): Contract[] {
  if (market.regulation.exclusivityBanned) return [];
  const retailer = market.retailers[unit.retailer];
  const name = retailer.isChain ? retailer.id : 'independents';
  const contracts: Contract[] = [];
  for (const offer of market.rules.interventions) {
    if (offer.kind !== 'offer' || !isInForce(offer, market.week)) continue;
    if (offer.retailers !== null && !offer.retailers.includes(name)) continue;
    const regions = offer.regions;
    if (regions !== null && !branches.every(({ region }) => regions.includes(market.regions[region].id)))
      continue;
    const platform = market.platforms.find(({ id }) => id === offer.platform)!;
    if (!platform.present || !platform.rules.reviewed) continue;
    const { bonus, feeDiscount, penalty, duration } = offer;
    const until = market.week + duration;
    contracts.push({ platform: platform.method, until, bonus, feeDiscount, penalty, imposed: false });
  }
  return contracts;
}

/** Bonus, as a share of opening sales, at which the best contract on offer would just pay; NaN without an offer. */
function askedBonus(options: readonly Option[], branches: readonly Branch[]): number {
  const offered = options.filter(({ isNew }) => isNew);
  if (offered.length === 0) return Number.NaN;
  const free = Math.max(...options.filter(({ contract }) => contract === null).map(({ profit }) => profit));
  const bound = Math.max(...offered.map(({ profitWithoutBonus }) => profitWithoutBonus));
  return (free - bound) / openingSales(branches);
}

/** The best option, or a logit draw over them if the retailer's choice is noisy. Ties keep what is. */
function choose(
  market: Market,
  unit: DecisionUnit,
  branches: readonly Branch[],
  options: readonly Option[],
): Option {
  const { choiceNoise } = traitsOf(market, market.retailers[unit.retailer]);
  const best = options.reduce((a, b) => (b.profit > a.profit ? b : a));
  if (choiceNoise === 0) return best;
  const scale = choiceNoise * openingSales(branches);
  const weights = options.map(({ profit }) => exp((profit - best.profit) / scale));
  let left = market.retailerNoise() * weights.reduce((sum, weight) => sum + weight, 0);
  return options.find((_, index) => (left -= weights[index]) < 0) ?? best;
}

function adopt(
  market: Market,
  branches: readonly Branch[],
  accepts: number,
  contract: Contract | null,
): void {
  for (const branch of branches) {
    if (branch.contract !== null && contract === null) payPenalty(market, branch, branch.contract);
    if (accepts !== branch.accepts) payAdjustment(market, branch);
    branch.accepts = accepts;
    branch.contract = contract;
  }
}

function payPenalty(market: Market, branch: Branch, contract: Contract): void {
  const amount = contract.penalty * branch.openingSales * (contract.until - market.week);
  market.flows.branchBonus[branch.index] -= amount;
  market.flows.bonuses[branch.region * market.flows.methods + contract.platform] -= amount;
}

function payAdjustment(market: Market, branch: Branch): void {
  const traits = traitsOf(market, market.retailers[branch.retailer]);
  market.flows.branchProfit[branch.index] -= traits.adjustCost * branch.openingSales;
}
