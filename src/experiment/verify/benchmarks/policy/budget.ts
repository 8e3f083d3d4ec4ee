import type { Scenario } from '../../../../scenario/schema.ts';
import { rewardedPayments } from '../../../../theory/policy.ts';
import type { Benchmark, Check, Lab, Picture } from '../../benchmark.ts';
import { checkAgents, checkMeanField, compare, type Reading } from '../../compare.ts';
import { nestedChoice, nobodyReviews, onlyKinds } from '../../paper/choice-premises.ts';
import type { Premise } from '../../paper/premises.ts';
import { oneBudget, paymentsOf, purseOf, weeksOfPurse } from '../../paper/purse.ts';
import { suppose } from '../../paper/suppose.ts';
import { platformIn } from '../../read.ts';

export const budget: Benchmark = {
  name: 'budget',
  family: 'Policy and accounts',
  title:
    'A budget rewards exactly as many payments as it bears, and the rest of its last week goes unrewarded',
  formula: 'floor(B / r) rewarded payments',
  source: 'Accounting',
  unmet: (scenario) => {
    const words = suppose([
      ...nestedChoice(scenario),
      ...nobodyReviews(scenario),
      ...onlyKinds(scenario, ['campaign']),
      ...oneBudget(scenario),
    ]);
    return words.length > 0 ? words : suppose(spentInTime(scenario));
  },
  examine: (lab) => ({
    checks: [...totalChecks(lab), ...weekChecks(lab)],
    picture: picture(lab),
  }),
};

/** Payments that must be promised a reward for every one that the budget bears, so that chance cannot leave some. */
const AMPLE = 1.1;

function spentInTime(scenario: Scenario): Premise[] {
  const { budget: money, reward, from, until } = purseOf(scenario);
  const weeks = Math.min(until, scenario.weeks + 1) - from;
  const bears = rewardedPayments(money, reward);
  const spent =
    weeks * paymentsOf(scenario, true) >= AMPLE * bears || (isCertain(scenario) && spentExactly(scenario));
  return [[spent, 'a budget that is spent within the run']];
}

const spentExactly = (scenario: Scenario): boolean => {
  const { budget: money, reward } = purseOf(scenario);
  return (
    weeksOfPurse(scenario).reduce((sum, { rewarded }) => sum + rewarded, 0) >= rewardedPayments(money, reward)
  );
};

/** Whether every trip is paid with the platform, so that nothing of it is drawn. */
function isCertain(scenario: Scenario): boolean {
  const [{ trips }] = Object.values(scenario.segments);
  return Number.isInteger(trips) && Math.abs(paymentsOf(scenario, true) - trips * scenario.consumers) < 1e-9;
}

/** Payments that got their reward in a week. */
function rewardedIn(scenario: Scenario, week: number): Reading {
  const { platform, reward } = purseOf(scenario);
  return (series) => platformIn(platform, 'cashback', week)(series) / reward;
}

function rewardedUntil(scenario: Scenario, last: number): Reading {
  const weeks = Array.from({ length: last }, (_, i) => rewardedIn(scenario, i + 1));
  return (series) => weeks.reduce((sum, read) => sum + read(series), 0);
}

/** All payments rewarded. Agents make whole payments; the mean field's last week bears whole ones beside its fractions. */
function totalChecks(lab: Lab): Check[] {
  const { scenario } = lab;
  const { budget: money, reward } = purseOf(scenario);
  const claim = { what: 'payments rewarded in all', read: rewardedUntil(scenario, scenario.weeks), error: 0 };
  const flows = weeksOfPurse(scenario).reduce((sum, { rewarded }) => sum + rewarded, 0);
  return [
    checkMeanField(lab, { ...claim, expected: flows }),
    checkAgents(lab, { ...claim, expected: rewardedPayments(money, reward) }),
  ];
}

/** The first week, the week in which the purse runs dry, and the one after it. */
function weekChecks(lab: Lab): Check[] {
  const { scenario } = lab;
  const { platform, from } = purseOf(scenario);
  const weeks = weeksOfPurse(scenario);
  const last = weeks.findLastIndex(({ rewarded }) => rewarded > 0);
  const looked = [...new Set([0, last, last + 1])].filter((i) => i >= 0 && from + i <= scenario.weeks);
  const check = isCertain(scenario)
    ? compare
    : (on: Lab, claim: Parameters<typeof checkMeanField>[1]) => [checkMeanField(on, claim)];
  return looked.flatMap((i) => {
    const { promised, rewarded } = weeks[i] ?? { promised: 0, rewarded: 0 };
    const week = from + i;
    const got = rewardedIn(scenario, week);
    return [
      ...check(lab, { what: `payments rewarded in week ${week}`, expected: rewarded, read: got, error: 0 }),
      ...check(lab, {
        what: `payments in week ${week}`,
        expected: promised > 0 ? promised : paymentsOf(scenario, false),
        read: platformIn(platform, 'payments', week),
        error: 0,
      }),
    ];
  });
}

/** Payments rewarded so far, week by week. */
function picture(lab: Lab): Picture {
  const { scenario } = lab;
  const { from } = purseOf(scenario);
  const weeks = weeksOfPurse(scenario);
  const series = lab.meanField();
  const axis = Array.from({ length: scenario.weeks }, (_, i) => i + 1);
  const group = 'rewarded so far';
  const paper = (until: number) =>
    weeks.slice(0, Math.max(0, until - from + 1)).reduce((sum, one) => sum + one.rewarded, 0);
  return {
    ...{ x: 'week', y: 'payments', format: 'number' as const },
    theory: [{ x: 0, y: 0, group }, ...axis.map((week) => ({ x: week, y: paper(week), group }))],
    meanField: axis.map((week) => ({ x: week, y: rewardedUntil(scenario, week)(series), group })),
    agents: axis.map((week) => {
      const claim = { what: group, expected: paper(week), read: rewardedUntil(scenario, week) };
      const { simulated: y, error } = checkAgents(lab, claim);
      return { x: week, y, low: y - lab.z * error, high: y + lab.z * error, group };
    }),
  };
}
