import { availableParallelism } from 'node:os';
import type { Executor } from '../../experiment/runner/executor.ts';
import type { Experiment } from '../../experiment/runner/experiment.ts';
import { missing } from '../../experiment/runner/gather.ts';
import { runsOf, type Task, tasksOf } from '../../experiment/runner/plan.ts';
import { rangeOf, type Shard } from '../../experiment/runner/shard.ts';
import { largestRuns } from '../../experiment/study/largest-market.ts';
import { threadsThatFit } from '../free-memory.ts';
import type { Progress } from '../progress.ts';
import type { ExperimentFolder } from './experiment-folder.ts';
import { InThread } from './in-thread.ts';
import { Journal, recordsIn } from './journals.ts';
import { ThreadPool } from './pool.ts';
import type { Sources } from './sources.ts';

/** Seconds of work from which threads are worth their start. */
const WORTH_THREADS = 1.5;

export interface Making {
  readonly experiment: Experiment;
  readonly sources: Sources;
  readonly folder: ExperimentFolder;
  /** Threads; undefined: all cores. */
  readonly threads: number | undefined;
  /** The part of the runs that this process makes; undefined: all. */
  readonly shard: Shard | undefined;
  /** Told how many runs there are, and how many of them were made before. */
  readonly progress: (total: number, before: number) => Progress;
}

type Gap = readonly [from: number, to: number];

/**
 * Makes all runs of a process's part that no journal has yet, and writes them to a journal of its own. Without a shard it goes
 * on as long as the experiment asks for more runs.
 */
export async function makeRuns(making: Making): Promise<void> {
  const { experiment, folder, shard } = making;
  for (;;) {
    const runs = runsOf(experiment.plan);
    folder.announce(runs);
    const { from, to } = shard === undefined ? { from: 0, to: runs } : rangeOf(shard, runs);
    const gaps = missing(recordsIn(folder.journals(), folder.head), from, to);
    if (gaps.length > 0) await fillGaps(making, gaps, to - from);
    if (shard !== undefined || !experiment.grow(recordsIn(folder.journals(), folder.head))) return;
  }
}

async function fillGaps(making: Making, gaps: readonly Gap[], total: number): Promise<void> {
  const { experiment, folder, shard } = making;
  const journal = new Journal(folder.shards, folder.head, experiment.plan, shard);
  const wanted = gaps.reduce((sum, [from, to]) => sum + to - from, 0);
  const progress = making.progress(total, total - wanted);
  let done = 0;
  const keep = async (executor: Executor, tasks: Iterable<Task>): Promise<void> => {
    for await (const records of executor.run(tasks)) {
      journal.append(records);
      done += records.length;
      progress.update(total - wanted + done);
    }
  };
  try {
    const tasks = tasksIn(experiment, gaps);
    const perRun = await firstRun(making, tasks, keep);
    if (done < wanted)
      await withExecutor(making, perRun * (wanted - done), (executor) => keep(executor, tasks));
    progress.end();
  } finally {
    journal.close();
  }
}

function* tasksIn({ plan }: Experiment, gaps: readonly Gap[]): Generator<Task> {
  for (const [from, to] of gaps) yield* tasksOf(plan, from, to);
}

/** Makes the first run here; returns the seconds it took, by which it is decided whether threads are worth their start. */
async function firstRun(
  { experiment }: Making,
  tasks: Iterator<Task>,
  keep: (executor: Executor, tasks: Iterable<Task>) => Promise<void>,
): Promise<number> {
  const first = tasks.next();
  const started = performance.now();
  if (!first.done) await keep(new InThread(experiment.study), [first.value]);
  return (performance.now() - started) / 1000;
}

async function withExecutor(
  { experiment, sources, threads = availableParallelism() }: Making,
  seconds: number,
  use: (executor: Executor) => Promise<void>,
): Promise<void> {
  const fitting = threadsThatFit(threads, largestRuns(experiment.study));
  const isWorth = fitting > 1 && seconds > WORTH_THREADS;
  const executor = isWorth ? await ThreadPool.open(sources, fitting) : new InThread(experiment.study);
  try {
    await use(executor);
  } finally {
    await executor.close();
  }
}
