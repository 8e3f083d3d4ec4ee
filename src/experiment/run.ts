import type { PanelRequest } from '../model/record/panel.ts';
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

/**
 * Runs that a scenario asks for. Expected values leave nothing to chance but retailers' own noise, so that without it one
 * run says all.
 */
export const replicatesOf = (scenario: Scenario): number => (isCertain(scenario) ? 1 : scenario.replicates);

/** Whether nothing at all is drawn, not even after an intervention has set a parameter. */
export function isCertain({ engine, retailers, interventions }: Scenario): boolean {
  const deciders = [...Object.values(retailers.chains), retailers.independents];
  const becomesNoisy = interventions.some(
    (made) => made.kind === 'set' && made.parameter.endsWith('.choiceNoise') && made.value !== 0,
  );
  return engine === 'mean-field' && deciders.every(({ choiceNoise }) => choiceNoise === 0) && !becomesNoisy;
}

/** Runs every replicate of a scenario in this thread. */
export function run(scenario: Scenario, onProgress: OnProgress = () => {}): RunResult {
  const weeks = runByWeek(scenario);
  let next = weeks.next();
  for (; !next.done; next = weeks.next()) onProgress(next.value, replicatesOf(scenario) * scenario.weeks);
  return next.value;
}

/**
 * As `run`, with a pause after each week for whoever has other things to do: yields the weeks done of all replicates.
 *
 * @param onBegin is handed the series of each replicate that is being written, before its first week
 */
export function* runByWeek(
  scenario: Scenario,
  panel?: PanelRequest,
  onBegin?: (series: Series) => void,
): Generator<number, RunResult> {
  return yield* inOrder(scenario, (replicate) => simulateByWeek(scenario, replicate, { panel, onBegin }));
}

/** All replicates of a scenario, one after another; `weeksOf` makes one, and yields its weeks done. */
export function* inOrder(
  scenario: Scenario,
  weeksOf: (replicate: number) => Generator<number, Series>,
): Generator<number, RunResult> {
  const series: Series[] = [];
  for (let replicate = 0; replicate < replicatesOf(scenario); replicate++) {
    const weeks = weeksOf(replicate);
    let next = weeks.next();
    for (; !next.done; next = weeks.next()) yield replicate * scenario.weeks + next.value;
    series.push(next.value);
  }
  return { scenario, series };
}
