import type { Scenario } from '../../../../scenario/schema.ts';
import { pathFrom } from '../../../../theory/markov.ts';
import type { Benchmark, Check, Lab, Picture } from '../../benchmark.ts';
import { compare, errorOfShare } from '../../compare.ts';
import { tripsOf, undisturbed } from '../../paper/premises.ts';
import { suppose, utilitiesOf } from '../../paper/suppose.ts';
import { platformShare } from '../../read.ts';
import { lastUsedEverywhere, loyaltyOf } from './loyalty-logit.ts';

/** Shares of payments by week and method, as the powers of the matrix say, from the tops of wallet that the scenario gives. */
function path(scenario: Scenario): number[][] {
  const methods = utilitiesOf(scenario);
  const given = methods.map(({ id }) => scenario.start.topOfWallet[id] ?? 0);
  const total = given.reduce((sum, share) => sum + share, 0);
  const start = given.map((share) => (total > 0 ? share / total : 1 / methods.length));
  return pathFrom(start, loyaltyOf(scenario).matrix, scenario.weeks * tripsOf(scenario));
}

/** Six weeks at most, close together where things move. */
const weeksOf = ({ weeks }: Scenario): number[] => [
  ...new Set([1, 2, 3, 5, 8, weeks].filter((week) => week <= weeks)),
];

function examine(lab: Lab): { checks: Check[]; picture: Picture } {
  const { scenario, z } = lab;
  const methods = utilitiesOf(scenario);
  const shares = path(scenario);
  const shown: { check: Check; week: number; id: string }[] = weeksOf(scenario).flatMap((week) =>
    methods.flatMap(({ id }, j) =>
      compare(lab, {
        what: `share of ${id} after ${week === 1 ? '1 trip' : `${week} trips`}`,
        expected: shares[week][j],
        read: platformShare(id, week),
        // Consumers are independent of one another, and each makes one trip in the week.
        error: errorOfShare(shares[week][j], scenario.consumers * scenario.replicates),
      }).map((check) => ({ check, week, id })),
    ),
  );
  const drawn = methods.slice(0, 6).map(({ id }) => id);
  const marks = (engine: Check['engine']) =>
    shown.filter(({ check, id }) => check.engine === engine && drawn.includes(id));
  return {
    checks: shown.map(({ check }) => check),
    picture: {
      x: 'trips',
      y: 'share of payments',
      format: 'share',
      theory: drawn.flatMap((group, j) =>
        shares.slice(1).map((row, trip) => ({ x: trip + 1, y: row[j], group })),
      ),
      meanField: marks('mean-field').map(({ check, week, id }) => ({
        x: week,
        y: check.simulated,
        group: id,
      })),
      agents: marks('agents').map(({ check: { simulated, error }, week, id }) => ({
        ...{ x: week, y: simulated, group: id },
        low: simulated - z * error,
        high: simulated + z * error,
      })),
    },
  };
}

export const loyaltyTransient: Benchmark = {
  name: 'loyalty-transient',
  family: 'Habit and churn',
  title: 'Loyal consumers leave the worst method as the powers of their matrix say',
  formula: 'shares after n trips = start P^n, P_ij = e^(v_j + h [i = j]) / sum_k e^(v_k + h [i = k])',
  source: 'Guadagni & Little (1983)',
  unmet: (scenario) =>
    suppose([
      ...lastUsedEverywhere(scenario),
      ...undisturbed(scenario),
      [tripsOf(scenario) === 1, 'segments.<id>.trips: 1'],
      [scenario.start.habits === 'given', 'start.habits: given'],
      [scenario.start.rung === scenario.habit.rungs - 1, 'start.rung: the highest'],
    ]),
  examine,
};
