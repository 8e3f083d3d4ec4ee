import { join } from 'node:path';
import { shellWord } from '../../core/shell-word.ts';
import { runsOf } from '../../experiment/runner/plan.ts';
import { LOGS } from '../experiment/experiment-folder.ts';
import { count } from '../experiment/run-experiment.ts';
import { duration } from '../progress.ts';
import type { TaskPlan } from './plan-tasks.ts';
import type { Submitted } from './sbatch.ts';
import type { SubmitArguments } from './submit-arguments.ts';
import type { Undertaking } from './undertaking.ts';

/** `2,500 runs of 0.21 s each, as timed here: 24 tasks of up to 105 runs, about 9 min 12 s`. */
export function planWords({ experiment }: Undertaking, plan: TaskPlan, args: SubmitArguments): string {
  const { shards, tasks, runs, seconds, secondsPerRun } = plan;
  const timed = args['seconds-per-run'] === undefined ? ', as timed here' : '';
  const work = `${count(runsOf(experiment.plan))} runs of ${Number(secondsPerRun.toPrecision(2))} s each${timed}`;
  const parts = `${shards} ${shards === 1 ? 'task' : 'tasks'} of up to ${count(runs)} runs, about ${duration(seconds)}`;
  const rest =
    tasks.length === shards
      ? ''
      : `; ${tasks.length === 1 ? '1 of them has' : `${tasks.length} of them have`} runs to make`;
  return `${work}: ${parts}${rest}`;
}

/** Where nothing is left to submit. */
export function madeWords({ experiment, shown, isComplete }: Undertaking): string {
  const next = isComplete
    ? `the results are in ${shown}`
    : `\`paymarket merge ${shellWord(shown)}\` writes the results`;
  return `all ${count(runsOf(experiment.plan))} runs are made; ${next}`;
}

/** What was submitted, and where to look; `program` is how ours is called here. */
export const submittedWords = (
  { shown }: Undertaking,
  { array, collect }: Submitted,
  program: string,
): string => `submitted the array ${array}, and ${collect} to collect
logs    ${join(shown, LOGS)}
status  ${program} status ${shellWord(shown)}`;
