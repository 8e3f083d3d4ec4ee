import { basename, join } from 'node:path';
import { taskList } from '../../experiment/cluster/task-list.ts';
import { runsOf } from '../../experiment/runner/plan.ts';
import { largestMarket } from '../../experiment/study/largest-market.ts';
import type { ClusterJob } from '../../report/slurm/job.ts';
import { submissionScript } from '../../report/slurm/submission.ts';
import { LOGS } from '../experiment/experiment-folder.ts';
import { ownWords } from '../experiment/own-settings.ts';
import { count } from '../experiment/run-experiment.ts';
import { Mistake } from '../mistake.ts';
import { packageVersion } from '../shipped.ts';
import { wholeNumber } from '../whole-number.ts';
import type { TaskPlan } from './plan-tasks.ts';
import { resourcesOf } from './resources.ts';
import type { SubmitArguments } from './submit-arguments.ts';
import type { Undertaking } from './undertaking.ts';

/** The script that submits the tasks. `program` is how nodes call ours. Throws Mistake for what Slurm would not understand. */
export function scriptOf(
  undertaking: Undertaking,
  plan: TaskPlan,
  args: SubmitArguments,
  program: string,
): string {
  const { experiment, loaded, shown } = undertaking;
  const { name, kind } = loaded.study;
  const job = jobOf(undertaking, plan, args, program);
  return submissionScript(job, [
    `${name} (${kind}), by paymarket ${packageVersion()}`,
    `${count(runsOf(experiment.plan))} runs in ${plan.shards} parts; to be made: ${job.tasks}`,
    `Submits an array of tasks, and a job that collects in ${shown} when all of them have ended.`,
    'To be run in the folder from which these paths lead to their files.',
  ]);
}

function jobOf(
  { loaded, shown }: Undertaking,
  plan: TaskPlan,
  args: SubmitArguments,
  program: string,
): ClusterJob {
  refusePath(shown);
  const { study } = args;
  const changes = [...changesOf(args), '--out', shown];
  const consumers = largestMarket(loaded.study);
  return {
    name: basename(shown),
    program,
    setup: args.setup ?? [],
    making: [loaded.study.kind, study, ...changes],
    collecting: ['merge', shown, ...(args['no-charts'] ? ['--no-charts'] : [])],
    submitting: ['submit', study, '--slurm', ...changes],
    logs: join(shown, LOGS),
    shards: plan.shards,
    tasks: taskList(plan.tasks),
    atOnce: args['at-once'] === undefined ? undefined : wholeNumber('at-once', args['at-once']),
    resources: resourcesOf(args, { threads: plan.threads, seconds: plan.seconds, consumers }),
  };
}

/** sbatch has no way to write these in the name of a log. */
function refusePath(shown: string): void {
  if (!/[\\\p{Cc}]/u.test(shown)) return;
  throw new Mistake(
    `${JSON.stringify(shown)}: Slurm cannot write logs to a path with a backslash or a line break; choose another --out`,
  );
}

/** The options that change which runs there are. */
function changesOf({ set = [], 'max-runs': maxRuns, ...args }: SubmitArguments): string[] {
  const settings = set.flatMap((setting) => ['--set', setting]);
  return [...settings, ...ownWords(args), ...(maxRuns === undefined ? [] : ['--max-runs', maxRuns])];
}
