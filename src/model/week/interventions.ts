import { withPath } from '../../core/path.ts';
import type { Intervention, Scenario } from '../../scenario/schema.ts';
import { habitMoves } from '../law/habit.ts';
import type { Branch, Market, Regulation } from '../market.ts';
import { exclusiveSet, isInForce } from './terms.ts';

/** Phase: what is dated in the scenario takes effect or ends. */
export function takeEffect(market: Market): void {
  if (listInForce(market)) {
    setRules(market);
    setRegulation(market);
    setPresence(market);
  }
  applyEvents(market);
  endExclusivity(market);
}

/** Lists what is in force this week, and returns whether anything has begun or ended. In a market's first week all has. */
function listInForce(market: Market): boolean {
  const { scenario, inForce, week } = market;
  const turns = (dated: Intervention) => isInForce(dated, week) !== isInForce(dated, week - 1);
  if (inForce !== null && !scenario.interventions.some(turns)) return false;
  market.inForce = scenario.interventions.filter((dated) => isInForce(dated, week));
  return true;
}

/**
 * Brings the parameters in force up to date: the scenario, then what platforms set, then what is imposed on them. They
 * stay the same object while nothing begins, ends or moves.
 */
export function setRules(market: Market): void {
  const active = market.inForce ?? [];
  const sources = [...market.moves.entries(), ...active];
  if (sameItems(sources.flat(), market.rulesFrom)) return;
  let rules = market.scenario;
  for (const [path, value] of market.moves) rules = withPath(rules, path, value);
  for (const intervention of active) rules = imposed(rules, intervention);
  market.rules = rules;
  market.rulesFrom = sources.flat();
  for (const platform of market.platforms) platform.rules = rules.platforms[platform.id] ?? platform.rules;
}

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

function imposed(rules: Scenario, intervention: Intervention): Scenario {
  switch (intervention.kind) {
    case 'set':
      return withPath(rules, intervention.parameter, intervention.value);
    case 'openness':
      return withPath(rules, `platforms.${intervention.platform}.openness`, intervention.openness);
    case 'fee-cap':
      return capFees(rules, intervention.cap);
    default:
      return rules;
  }
}

function capFees(rules: Scenario, cap: number): Scenario {
  let capped = rules;
  for (const [id, { merchantFee }] of Object.entries(rules.platforms)) {
    if (merchantFee > cap) capped = withPath(capped, `platforms.${id}.merchantFee`, cap);
  }
  return capped;
}

/** No regulator. */
export const FREE: Regulation = {
  exclusivityBanned: false,
  grandfather: false,
  incentiveCap: Number.POSITIVE_INFINITY,
  routingFee: null,
  shareCap: Number.POSITIVE_INFINITY,
  adoptionRelief: 0,
};

function setRegulation(market: Market): void {
  let regulation = FREE;
  let habitShare = 0;
  for (const intervention of market.inForce ?? []) {
    regulation = regulated(regulation, intervention);
    if (intervention.kind === 'data-portability') habitShare = Math.max(habitShare, intervention.habitShare);
  }
  market.regulation = regulation;
  setHabitMoves(market, Math.round(habitShare * (market.rows.rungs - 1)));
}

function regulated(before: Regulation, intervention: Intervention): Regulation {
  switch (intervention.kind) {
    case 'ban-exclusivity':
      return { ...before, exclusivityBanned: true, grandfather: intervention.grandfather };
    case 'incentive-cap':
      return { ...before, incentiveCap: Math.min(before.incentiveCap, intervention.cap) };
    case 'interoperability':
      return { ...before, routingFee: intervention.routingFee };
    case 'share-cap':
      return { ...before, shareCap: Math.min(before.shareCap, intervention.share) };
    case 'data-portability':
      return { ...before, adoptionRelief: Math.max(before.adoptionRelief, intervention.costReduction) };
    default:
      return before;
  }
}

/** Habit moves change only with the habit parameters or with data portability: a new table is made only then. */
function setHabitMoves(market: Market, landingRung: number): void {
  if (market.habitMoves.from === market.rules.habit && market.landingRung === landingRung) return;
  market.landingRung = landingRung;
  market.habitMoves = habitMoves(market.rows, market.rules.habit, landingRung);
}

/** Who is in the market, and what does not work. */
export function setPresence(market: Market): void {
  const { interventions } = market.scenario;
  for (const region of market.regions) region.outage = 0;
  for (const platform of market.platforms) {
    if (platform.method === 0) continue; // cash has no platform to enter or leave
    const own = interventions.filter((i) => 'platform' in i && i.platform === platform.id);
    const entered =
      !own.some((i) => i.kind === 'entry') ||
      own.some((i) => i.kind === 'entry' && isInForce(i, market.week));
    platform.present = entered && !own.some((i) => i.kind === 'exit' && isInForce(i, market.week));
    for (const outage of own) {
      if (outage.kind !== 'outage' || !isInForce(outage, market.week)) continue;
      for (const region of market.regions) {
        if (outage.regions === null || outage.regions.includes(region.id))
          region.outage |= 1 << platform.method;
      }
    }
  }
}

/** What happens once, in the week it is dated. */
function applyEvents(market: Market): void {
  for (const intervention of market.scenario.interventions) {
    if (Math.max(1, intervention.week) !== market.week) continue;
    if (intervention.kind === 'exclusive') imposeExclusivity(market, intervention);
    if (intervention.kind === 'fine') payFine(market, intervention);
    if (intervention.kind === 'media-shock') shock(market, intervention);
  }
}

function imposeExclusivity(market: Market, event: Extract<Intervention, { kind: 'exclusive' }>): void {
  const platform = methodOf(market, event.platform);
  for (const branch of branchesOf(market, [event.retailer], event.regions)) {
    // a contract on the heels of another: what comes back at the end is what was accepted before both
    if (!branch.contract?.imposed) branch.acceptedBefore = branch.accepts;
    branch.accepts = exclusiveSet(market, branch.acceptedBefore, platform);
    branch.contract = {
      platform,
      until: event.until ?? Number.POSITIVE_INFINITY,
      bonus: event.bonus,
      feeDiscount: event.feeDiscount,
      penalty: 0,
      imposed: true,
    };
  }
}

/** Ends imposed contracts that ran out, and those that a ban or the platform's leaving cuts short. */
function endExclusivity(market: Market): void {
  const { exclusivityBanned, grandfather } = market.regulation;
  for (const unit of market.units) {
    for (const branch of unit.branches) {
      const { contract } = branch;
      if (contract === null) continue;
      const cut = (exclusivityBanned && !grandfather) || !market.platforms[contract.platform].present;
      const over = contract.imposed && market.week >= contract.until;
      if (!cut && !over) continue;
      if (contract.imposed) branch.accepts = branch.acceptedBefore;
      // what a retailer had chosen before may be out of date by now: it thinks again at once
      if (!contract.imposed || market.rules.retailers.reviewEvery > 0) unit.reviewNow = true;
      branch.contract = null;
    }
  }
}

function payFine(market: Market, { platform, amount }: Extract<Intervention, { kind: 'fine' }>): void {
  const method = methodOf(market, platform);
  const consumers = market.regions.reduce((sum, region) => sum + region.consumers, 0);
  for (const region of market.regions) {
    const part = region.consumers / consumers;
    market.flows.fines[region.index * market.rows.methods + method] += amount * market.scale * part;
  }
}

function shock(market: Market, event: Extract<Intervention, { kind: 'media-shock' }>): void {
  for (const branch of branchesOf(market, event.retailers, event.regions)) {
    branch.resentment = Math.max(0, branch.resentment + event.resentment);
  }
}

/** Branches of some retailers (chains, or `independents`; null: all) in some regions (null: all). */
export function branchesOf(
  market: Market,
  retailers: readonly string[] | null,
  regions: readonly string[] | null,
): Branch[] {
  return market.branches.filter((branch) => {
    const { isChain, id } = market.retailers[branch.retailer];
    const named = retailers === null || retailers.includes(isChain ? id : 'independents');
    return named && (regions === null || regions.includes(market.regions[branch.region].id));
  });
}

export const methodOf = (market: Market, platform: string): number =>
  market.platforms.find(({ id }) => id === platform)!.method;
