import { withPath } from '../../core/path.ts';
import { mean } from '../../core/stats.ts';
import type { Series } from '../../model/series.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { QUARTER } from '../windows.ts';
import type { Free, Targets } from './targets.ts';

/** A run, or several replicates, of which the moments are wanted. */
export interface Question {
  readonly scenario: Scenario;
  /** What it is asked for, for whoever waits. */
  readonly stage: Stage;
}

export type Stage = 'search' | 'other starts' | 'profiles' | 'agents';

/** Moments in the order of the targets, replicate by replicate. */
export type Answer = readonly (readonly number[])[];

/** A computation that asks for runs and is told their moments: who answers decides how and where they are made. */
export type Inquiry<Result> = Generator<Question, Result, Answer>;

/** The scenario with these values of the free parameters, and nothing else changed. */
export function withValues(scenario: Scenario, free: readonly Free[], values: readonly number[]): Scenario {
  let changed = scenario;
  for (const [index, { paths }] of free.entries())
    for (const path of paths) changed = withPath(changed, path, values[index]);
  return changed;
}

/** The scenario as it is run to be measured: to the end of the window, with changes of the top of wallet by the quarter. */
export const asMeasured = (scenario: Scenario, { window }: Targets): Scenario => ({
  ...scenario,
  weeks: window.to,
  output: { ...scenario.output, switchingWindow: QUARTER },
});

/** The moments of a run, in the order of the targets. */
export const momentsOf = ({ targets, window }: Targets, scenario: Scenario, series: Series): number[] =>
  targets.map(({ moment, options }) => moment.value({ series, scenario, window, options }));

/** Means over replicates, moment by moment. */
export const meansOf = (answer: Answer): number[] =>
  (answer[0] ?? []).map((_, moment) => mean(answer.map((replicate) => replicate[moment])));
