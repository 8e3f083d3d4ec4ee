import { compileFormula, type Formula, type Origin } from '../../core/formula.ts';
import type { Lever, Strategy } from '../../scenario/schema.ts';
import type { Market, Move, Observation, PlatformState, Player } from '../market.ts';
import { setRules } from './interventions.ts';

/** Phase: platforms move, each by its own strategy, all seeing last week's market (ODD 7.2). */
export function moveStrategies(market: Market): void {
  const moves = market.strategies.flatMap((strategy) => strategy(market));
  if (moves.length === 0) return;
  for (const { path, value } of moves) market.moves.set(path, value);
  setRules(market);
}

/** What formulas may read, by name; the scenario language lists the same names (a test compares). */
export const OBSERVED = [
  'week',
  'share',
  'walletShare',
  'rivalShare',
  'churn',
  'acceptance',
  'budgetLeft',
  'merchantFee',
  'cashback',
  'cashbackPerPayment',
  'signupBonus',
  'marketing',
  'service',
  'openness',
  'dataIntensity',
] as const satisfies readonly ('week' | 'budgetLeft' | keyof Observation | Lever)[];

/** Compiles the formulas of a strategy once; `index` is its place in the scenario. */
export function createPlayer(strategy: Strategy, index: number): Player {
  switch (strategy.kind) {
    case 'hold':
      return () => [];
    case 'schedule':
      return schedulePlayer(strategy, index);
    case 'rules':
      return rulesPlayer(strategy, index);
    default:
      return strategy satisfies never;
  }
}

function schedulePlayer({ platform, steps }: Extract<Strategy, { kind: 'schedule' }>, index: number): Player {
  const compiled = steps.map((step, number) => ({
    ...step,
    to: compileFormula(step.to, OBSERVED, originOf(platform, `strategies[${index}].steps[${number}].to`)),
  }));
  return (market) =>
    compiled
      .filter(({ week }) => week === market.week)
      .map(({ set, to }) => move(platform, set, to.evaluate(observe(market, platform))));
}

function rulesPlayer(
  { platform, every, rules }: Extract<Strategy, { kind: 'rules' }>,
  index: number,
): Player {
  const compiled = rules.map(({ when, set, to }, number) => {
    const origin = (name: string) => originOf(platform, `strategies[${index}].rules[${number}].${name}`);
    return {
      when: when === undefined ? ALWAYS : compileFormula(when, OBSERVED, origin('when')),
      set,
      to: compileFormula(to, OBSERVED, origin('to')),
    };
  });
  return (market) => {
    if ((market.week - 1) % every !== 0) return [];
    const seen = observe(market, platform);
    return compiled
      .filter(({ when }) => when.evaluate(seen) !== 0)
      .map(({ set, to }) => move(platform, set, to.evaluate(seen)));
  };
}

const originOf = (platform: string, path: string): Origin => ({ path, owner: `platform "${platform}"` });

const ALWAYS: Pick<Formula, 'evaluate'> = { evaluate: () => 1 };

/** Levers never leave their range: a formula may ask for more cashback than the basket, and gets the basket. */
export const LIMITS: Record<Lever, readonly [number, number]> = {
  merchantFee: [0, 1],
  cashback: [0, 1],
  cashbackPerPayment: [0, 1e9],
  signupBonus: [0, 1e9],
  marketing: [0, 1e6],
  service: [-50, 50],
  openness: [0, 1],
  dataIntensity: [0, 10],
};

const LEVERS = Object.keys(LIMITS) as Lever[];

function move(platform: string, lever: Lever, wanted: number): Move {
  const [low, high] = LIMITS[lever];
  return { path: `platforms.${platform}.${lever}`, value: Math.min(high, Math.max(low, wanted)) };
}

/** What the formulas of a platform may read. */
function observe(market: Market, id: string): Record<string, number> {
  const platform = market.platforms.find((candidate) => candidate.id === id)!;
  return {
    week: market.week,
    ...platform.seen,
    budgetLeft: budgetLeft(market, platform),
    ...leversOf(platform),
  };
}

/** Currency for the whole population; 1e18 without a limit, so that formulas stay finite. */
const budgetLeft = (market: Market, { purse }: PlatformState): number =>
  Math.min(1e18, purse.left / market.scale);

const leversOf = ({ rules }: PlatformState): Record<string, number> =>
  Object.fromEntries(LEVERS.map((lever) => [lever, rules[lever]]));
