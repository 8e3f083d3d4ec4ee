import { ShardError } from './shard-error.ts';

/** Variables that a process was started with. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How a scheduler tells a task which one it is. */
interface Scheduler {
  readonly name: string;
  /** Variable with the task's number. */
  readonly number: string;
  /** Number of the first task, or the variable that has it; counted from 1 where that is not set. */
  readonly first: number | string;
  /** Variable with the distance between two tasks' numbers: 1 where it is not set. */
  readonly step?: string;
  /** Variable with the number of the last task. */
  readonly last?: string;
  /** Variable with how many tasks there are: fewer than lie between first and last where some were left out. */
  readonly count?: string;
  /** What is written to have `n` tasks counted right. */
  readonly ask: (n: number) => string;
}

/**
 * Sources: sbatch(1), OUTPUT ENVIRONMENT VARIABLES; kubernetes.io, "Indexed Job for Parallel Processing"; qsub(1) of Grid
 * Engine, ENVIRONMENTAL VARIABLES ("undefined" outside of arrays); PBS Professional User's Guide, "Job Arrays"; qsub(1B) of
 * Torque. Neither PBS tells where its array begins, so there tasks are counted from 1.
 */
const SCHEDULERS: readonly Scheduler[] = [
  {
    name: 'Slurm',
    number: 'SLURM_ARRAY_TASK_ID',
    first: 'SLURM_ARRAY_TASK_MIN',
    step: 'SLURM_ARRAY_TASK_STEP',
    last: 'SLURM_ARRAY_TASK_MAX',
    count: 'SLURM_ARRAY_TASK_COUNT',
    ask: (n) => `sbatch --array=1-${n}`,
  },
  {
    name: 'Kubernetes',
    number: 'JOB_COMPLETION_INDEX',
    first: 0,
    ask: (n) => `completions: ${n} and completionMode: Indexed`,
  },
  {
    name: 'Grid Engine',
    number: 'SGE_TASK_ID',
    first: 'SGE_TASK_FIRST',
    step: 'SGE_TASK_STEPSIZE',
    last: 'SGE_TASK_LAST',
    ask: (n) => `qsub -t 1-${n}`,
  },
  { name: 'PBS', number: 'PBS_ARRAY_INDEX', first: 1, ask: (n) => `qsub -J 1-${n}` },
  { name: 'Torque', number: 'PBS_ARRAYID', first: 1, ask: (n) => `qsub -t 1-${n}` },
];

/**
 * Which of `count` tasks this process is, from 0, as its scheduler tells. Throws ShardError where none does, where two
 * disagree, and where the array is not one of `count` tasks: a list of some of them would be counted wrongly.
 */
export function taskOf(environment: Environment, count: number): number {
  const telling = SCHEDULERS.filter(({ number }) => told(environment, number) !== undefined);
  if (telling.length === 0) throw new ShardError(nothingTold(count));
  const tasks = telling.map((scheduler) => taskTold(scheduler, environment, count));
  if (new Set(tasks).size === 1) return tasks[0];
  const numbers = telling.map(({ number }) => `${number}=${environment[number]}`).join(' and ');
  throw new ShardError(
    `--shards ${count}: ${numbers} name different tasks; say which one with --shard i/${count}`,
  );
}

const nothingTold = (count: number): string =>
  `--shards ${count}: expected the number of this task in ${SCHEDULERS.map(({ number }) => number).join(', ')}, ` +
  `found none of them; outside of a job array, say which part to run with --shard i/${count}`;

function taskTold(scheduler: Scheduler, environment: Environment, count: number): number {
  const read = (name: string): number | undefined => wholeNumber(environment, name, scheduler, count);
  const readIf = (name: string | undefined): number | undefined =>
    name === undefined ? undefined : read(name);
  const first = (typeof scheduler.first === 'number' ? scheduler.first : read(scheduler.first)) ?? 1;
  const step = readIf(scheduler.step) ?? 1;
  const last = readIf(scheduler.last) ?? first + (count - 1) * step;
  const tasks = readIf(scheduler.count) ?? Math.floor((last - first) / step) + 1;
  if (tasks !== count) throw misfit(scheduler, count, `an array of ${tasks} task${tasks === 1 ? '' : 's'}`);
  const task = (read(scheduler.number)! - first) / step;
  if (Number.isInteger(task) && task >= 0 && task < count) return task;
  const numbers = step === 1 ? `${first} to ${first + count - 1}` : `${first}, ${first + step}, ...`;
  throw misfit(
    scheduler,
    count,
    `${scheduler.number}=${environment[scheduler.number]} instead of ${numbers}`,
  );
}

function wholeNumber(environment: Environment, name: string, scheduler: Scheduler, count: number) {
  const text = told(environment, name);
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw misfit(scheduler, count, `${name}=${text}, which is no whole number`);
}

function misfit({ name, number, first, ask }: Scheduler, count: number, found: string): ShardError {
  const byHand = first === 0 ? `$((${number} + 1))` : `$${number}`;
  return new ShardError(
    `--shards ${count}: expected one of ${count} tasks of ${name}, found ${found}; ` +
      `ask for them with \`${ask(count)}\`, or say which part to run: --shard "${byHand}/${count}"`,
  );
}

/** What a variable is set to; Grid Engine says in words that it is not. */
function told(environment: Environment, name: string): string | undefined {
  const text = environment[name]?.trim();
  return text === '' || text === 'undefined' ? undefined : text;
}
