import type { Scenario } from '../../../../scenario/schema.ts';
import { type LadderLaw, ladderLaw } from '../../../../theory/ladder.ts';
import type { Benchmark, Check, Lab, Picture, Point } from '../../benchmark.ts';
import { compare } from '../../compare.ts';
import { changesOver, shareOver, topShareOver } from '../../over-weeks.ts';
import { allMethodsEverywhere, countedByTrip, noNetwork, undisturbed } from '../../paper/premises.ts';
import { suppose, utilitiesOf } from '../../paper/suppose.ts';
import { changedAt } from '../../variant.ts';
import { bonusOf } from './loyalty-logit.ts';

function lawOf(scenario: Scenario): LadderLaw {
  const [one, two] = utilitiesOf(scenario);
  const { rungs, gain, decay } = scenario.habit;
  return ladderLaw({ rungs, gain, decay, strength: bonusOf(scenario), advantage: one.utility - two.utility });
}

/** Trips over which a market settles before it opens (ODD 5). */
const SETTLING = 2 ** 14;

const settles = (scenario: Scenario): boolean => lawOf(scenario).memory ** SETTLING < 1e-12;

const unmet = (scenario: Scenario): string[] => {
  const premises = suppose([
    ...allMethodsEverywhere(scenario),
    ...noNetwork(scenario),
    ...countedByTrip(scenario),
    ...undisturbed(scenario),
    [utilitiesOf(scenario).length === 2, 'two methods, cash included'],
    [scenario.habit.rule === 'ladder', 'habit.rule: ladder'],
    [scenario.habit.rungs >= 2, 'habit.rungs: 2 or more'],
    [scenario.habit.gain > 0 && scenario.habit.decay > 0, 'habit.gain and habit.decay above 0'],
    [scenario.start.habits === 'settled', 'start.habits: settled'],
  ]);
  if (premises.length > 0) return premises;
  return suppose([[settles(scenario), `habits that settle within ${SETTLING} trips`]]);
};

/** Errors are those between replicates: consumers who begin placed by the law itself scatter less than its draws would. */
function checksOf(lab: Lab): Check[] {
  const { consumers, weeks } = lab.scenario;
  const [{ id }] = utilitiesOf(lab.scenario);
  const law = lawOf(lab.scenario);
  const window = { from: 1, to: weeks };
  const bias = 2 / consumers;
  return [
    {
      ...{ what: `payments with ${id}`, expected: law.payment, bias },
      read: shareOver(id, window),
    },
    {
      ...{ what: `top of wallet is ${id}`, expected: law.top, bias },
      read: topShareOver(id, window, consumers),
    },
    { what: 'changes of the top per trip', expected: law.switches, read: changesOver(window) },
  ].flatMap((claim) => compare(lab, claim));
}

const STEPS = 8;
const GROUPS = ['payments', 'top of wallet'] as const;

/** Both shares against the strength of habit, up to twice that of the scenario where habits as strong still settle. */
function picture(lab: Lab, checks: readonly Check[]): Picture {
  const { scenario } = lab;
  const { strength } = scenario.habit;
  const most = settles(changedAt(scenario, { 'habit.strength': 2 * strength })) ? 2 * strength : strength;
  const [{ id }] = utilitiesOf(scenario);
  const week = { from: 1, to: 1 };
  const grid = (steps: number) => Array.from({ length: steps + 1 }, (_, i) => (most * i) / steps);
  const at = (x: number, values: (market: Scenario) => readonly number[]): Point[] =>
    values(changedAt(scenario, { 'habit.strength': x, weeks: 1 })).map((y, i) => ({
      x,
      y,
      group: GROUPS[i],
    }));
  const ofTheory = (market: Scenario) => {
    const { payment, top } = lawOf(market);
    return [payment, top];
  };
  const ofMeanField = (market: Scenario) => {
    const series = lab.meanField(market);
    return [shareOver(id, week)(series), topShareOver(id, week, market.consumers)(series)];
  };
  return {
    x: 'strength of habit, utils',
    y: `share of ${id}`,
    format: 'share',
    theory: grid(8 * STEPS).flatMap((x) => at(x, ofTheory)),
    meanField: grid(STEPS).flatMap((x) => at(x, ofMeanField)),
    agents: checks
      .filter(({ engine }) => engine === 'agents')
      .slice(0, GROUPS.length)
      .map(({ simulated, error }, i) => ({
        ...{ x: strength, y: simulated, group: GROUPS[i] },
        low: simulated - lab.z * error,
        high: simulated + lab.z * error,
      })),
  };
}

const ladderOf = (name: string, title: string): Benchmark => ({
  name,
  family: 'Habit and churn',
  title,
  formula:
    'pi(1,l+1)/pi(1,l) = g p_l / (d (1 - p_{l+1})), likewise 2 with q, pi(1,0)(1 - p_0) = pi(2,0)(1 - q_0); p_l = sigma(D + beta l/(L-1)), q_l = sigma(-D + beta l/(L-1))',
  source: 'detailed balance of a walk on a line',
  unmet,
  examine: (lab) => {
    const checks = checksOf(lab);
    return { checks, picture: picture(lab, checks) };
  },
});

export const ladder = ladderOf(
  'ladder',
  'On a short ladder of habit the liked wallet is top of wallet more often than it is used',
);
export const ladderLong = ladderOf(
  'ladder-long',
  'On a long ladder a small advantage decides most tops of wallet, and few ever change',
);
