import { withPath } from '../../../../core/path.ts';
import type { Scenario } from '../../../../scenario/schema.ts';
import type { Benchmark, Lab } from '../../benchmark.ts';
import { changesOver, platformOver } from '../../over-weeks.ts';
import { suppose } from '../../paper/suppose.ts';
import { doseResponse, type Pair, type Sign, signChecks } from './paired.ts';

/** From no habit to twice as strong. */
const FACTORS = [0, 0.5, 1, 1.5, 2];

const withHabit = (scenario: Scenario, factor: number): Scenario =>
  withPath(scenario, 'habit.strength', factor * scenario.habit.strength);

/** The platform that is paid with most in the scenario's own market. */
function leaderOf(lab: Lab): string {
  const { scenario } = lab;
  const share = (id: string) =>
    platformOver(id, 'payment_share', { from: 1, to: scenario.weeks })(lab.meanField());
  return Object.keys(scenario.platforms).reduce((a, b) => (share(b) > share(a) ? b : a));
}

export const strongerHabit: Benchmark = {
  name: 's17-stronger-habit',
  family: 'Signs',
  title: 'Stronger habit lowers churn and raises the share of the leader',
  formula: 'habit half as strong again less as it is: sign of the mean paired difference',
  source: 'Guadagni & Little (1983)',
  unmet: ({ habit, weeks, output }) =>
    suppose([
      [habit.strength > 0, 'habit.strength above 0'],
      [habit.strength <= 10, 'habit.strength of 10 at most: it is doubled'],
      [weeks >= output.switchingWindow, 'as many weeks as output.switchingWindow, or more'],
    ]),
  examine: (lab) => {
    const { scenario } = lab;
    const window = { from: 1, to: scenario.weeks };
    const leader = leaderOf(lab);
    const share = platformOver(leader, 'payment_share', window);
    const churn = changesOver(window);
    const signs: Sign[] = [
      { what: 'changes of the top of wallet', relation: '<', read: churn },
      { what: `share of ${leader}, the leader`, relation: '>', read: share },
    ];
    const pair: Pair = { from: scenario, to: withHabit(scenario, 1.5) };
    const along = (factor: number) => ({
      x: factor * scenario.habit.strength,
      scenario: withHabit(scenario, factor),
    });
    return {
      checks: signs.flatMap((sign) => signChecks(lab, pair, sign)),
      picture: doseResponse(
        lab,
        { x: 'strength of habit, utils', y: 'share', format: 'share' },
        [1, 1.5].map(along),
        [
          { group: `payments with ${leader}`, read: share },
          { group: 'change top of wallet', read: churn },
        ],
        FACTORS.map(along),
      ),
    };
  },
};
