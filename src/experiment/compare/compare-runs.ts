import { allFigures, measuring } from '../outcomes/measure.ts';
import { inAll, type WindowWords } from '../outcomes/window-words.ts';
import { isCertain, type RunResult } from '../run.ts';
import { byReplicate, type Plan, runsOf, tasksOf } from '../runner/plan.ts';
import type { RunRecord } from '../runner/record.ts';
import { askedOf, versus, withOwnNames } from '../study/compared.ts';
import type { Compared, NamedScenario } from '../study/study.ts';
import { type Comparison, comparisonOf } from './comparison.ts';
import { headlineOf } from './look-up.ts';
import { unlike } from './unlike.ts';

/** Two runs that cannot be held against each other; the message is fit for people. */
export class CannotCompare extends Error {
  override name = 'CannotCompare';
}

export interface CompareRunsOptions {
  /** What the two are called; the names of their scenarios if left out. */
  readonly names?: readonly [a: string, b: string];
  /** The weeks that tables speak of. */
  readonly window?: WindowWords;
}

/**
 * Holds a run that is there against another, as `paymarket compare` does with runs of its own: the same figures, differences and
 * intervals. Nothing is run again, so that what is unlike stays so and is told in the comparison's notes: of two lengths the
 * shorter counts, of two numbers of replicates the smaller; expected values stand beside every replicate.
 *
 * @param a what the other is held against
 * @throws CannotCompare
 */
export function compareRuns(a: RunResult, b: RunResult, options: CompareRunsOptions = {}): Comparison {
  const runs = [a, b];
  const study = comparedOf(runs, options);
  const plan = byReplicate({
    conditions: runs.length,
    replicates: study.replicates,
    conditionAt: (arm) => ({ arm, point: [] }),
  });
  return comparisonOf(study, plan, recordsOf(study, plan, runs));
}

function comparedOf(runs: readonly RunResult[], { names, window = 'last' }: CompareRunsOptions): Compared {
  const written = runs.map(({ scenario }, i) => ({ name: names?.[i] ?? scenario.name, scenario }));
  refuseOtherMoney(written);
  const weeks = Math.min(...written.map(({ scenario }) => scenario.weeks));
  const arms = withOwnNames(written.map((arm) => ({ ...arm, scenario: { ...arm.scenario, weeks } })));
  const scenarios = arms.map(({ scenario }) => scenario);
  const common = inAll(window, scenarios);
  if (common === null)
    throw new CannotCompare(`nothing happens in these scenarios that weeks could lie before or after`);
  const byArm = arms.map(({ scenario }, i) => allFigures(scenario, runs[i].series[0]));
  const { outcomes, headlines } = askedOf(byArm, scenarios[0], common);
  const replicates = replicatesOf(runs);
  return {
    name: versus(arms),
    question: '',
    source: '',
    arms,
    outcomes,
    headlines,
    figure: headlineOf({ outcomes, headlines })({ figure: 'welfare' }) ?? 0,
    precision: null,
    replicates,
    maxReplicates: replicates,
    window: common,
    notes: unlike(
      written.map((arm, i) => ({ ...arm, name: arms[i].name, replicates: runs[i].series.length })),
    ),
  };
}

function refuseOtherMoney(arms: readonly NamedScenario[]): void {
  const [first, other] = arms.map(({ scenario }) => scenario.currency);
  if (first !== other)
    throw new CannotCompare(
      `“${arms[1].name}” counts in ${other}, “${arms[0].name}” in ${first}: money cannot be compared; set the same currency in both`,
    );
}

/** Replicates that all have; expected values are one, whatever the number. */
function replicatesOf(runs: readonly RunResult[]): number {
  const drawn = runs.filter(({ scenario }) => !isCertain(scenario));
  return drawn.length === 0 ? 1 : Math.min(...drawn.map(({ series }) => series.length));
}

/** What runs of a study would have left, read from the results in memory. */
function* recordsOf(
  { arms, outcomes }: Compared,
  plan: Plan,
  runs: readonly RunResult[],
): Generator<RunRecord> {
  const measures = arms.map(({ scenario }) => measuring(scenario, outcomes));
  const expected = runs.map(({ scenario, series }, arm) =>
    isCertain(scenario) ? measures[arm](series[0]) : undefined,
  );
  for (const { run, arm, draw } of tasksOf(plan, 0, runsOf(plan)))
    yield { run, values: expected[arm] ?? measures[arm](runs[arm].series[draw]) };
}
