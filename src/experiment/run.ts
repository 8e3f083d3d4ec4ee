import type { Series } from '../model/series.ts';
import { simulateByWeek } from '../model/simulate.ts';
import type { Scenario } from '../scenario/schema.ts';

/** All replicates of one scenario. */
export interface RunResult {
  readonly scenario: Scenario;
  /** One entry a replicate, in order. */
  readonly series: readonly Series[];
}

/** Weeks done out of all weeks of all replicates. */
export type OnProgress = (done: number, total: number) => void;

/** Runs every replicate of a scenario in this thread. */
export function run(scenario: Scenario, onProgress: OnProgress = () => {}): RunResult {
  const weeks = runByWeek(scenario);
  let next = weeks.next();
  for (; !next.done; next = weeks.next()) onProgress(next.value, scenario.replicates * scenario.weeks);
  return next.value;
}

/** As `run`, with a pause after each week for whoever has other things to do: yields the weeks done of all replicates. */
export function* runByWeek(scenario: Scenario): Generator<number, RunResult> {
  const series: Series[] = [];
  for (let replicate = 0; replicate < scenario.replicates; replicate++) {
    const weeks = simulateByWeek(scenario, replicate);
    let next = weeks.next();
    for (; !next.done; next = weeks.next()) yield replicate * scenario.weeks + next.value;
    series.push(next.value);
  }
  return { scenario, series };
}
