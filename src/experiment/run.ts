import type { Series } from '../model/series.ts';
import { simulate } from '../model/simulate.ts';
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
  const total = scenario.replicates * scenario.weeks;
  const series = Array.from({ length: scenario.replicates }, (_, replicate) =>
    simulate(scenario, {
      replicate,
      onWeek: (weeksDone) => onProgress(replicate * scenario.weeks + weeksDone, total),
    }),
  );
  return { scenario, series };
}
