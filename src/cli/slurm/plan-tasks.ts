import { type Packing, packRuns } from '../../experiment/cluster/packing.ts';
import { unfinishedShards } from '../../experiment/cluster/unfinished.ts';
import { runsOf } from '../../experiment/runner/plan.ts';
import { Mistake } from '../mistake.ts';
import { wholeNumber } from '../whole-number.ts';
import { positiveNumber } from './numbers.ts';
import type { SubmitArguments } from './submit-arguments.ts';
import { secondsPerRun } from './time-runs.ts';
import type { Undertaking } from './undertaking.ts';

/** How the missing runs are shared out among tasks. */
export interface TaskPlan extends Packing {
  readonly secondsPerRun: number;
  readonly threads: number;
  /** Parts to be made, from 1. */
  readonly tasks: readonly number[];
}

const TASK_MINUTES = 10;

/**
 * Shares out the missing runs.
 *
 * @param most tasks that an array may have
 * @throws Mistake for numbers that are none, and for more tasks than an array may have
 */
export function planTasks(
  { experiment, missing }: Undertaking,
  args: SubmitArguments,
  most: number,
): TaskPlan {
  const { 'task-minutes': minutes, 'seconds-per-run': told } = args;
  const tasks = args.tasks === undefined ? undefined : tasksWithin(wholeNumber('tasks', args.tasks), most);
  const threads = args.threads === undefined ? 1 : wholeNumber('threads', args.threads);
  const taskSeconds = 60 * (minutes === undefined ? TASK_MINUTES : positiveNumber('task-minutes', minutes));
  const known = told === undefined ? undefined : positiveNumber('seconds-per-run', told);
  const runs = runsOf(experiment.plan);
  const work = { runs, secondsPerRun: known ?? secondsPerRun(experiment), threads };
  const packing = packRuns(work, { taskSeconds, tasks, most });
  return { ...work, ...packing, tasks: unfinishedShards(missing, runs, packing.shards) };
}

function tasksWithin(tasks: number, most: number): number {
  if (tasks <= most) return tasks;
  throw new Mistake(`--tasks ${tasks}: an array may have ${most} tasks here; ask for ${most} or fewer`);
}
