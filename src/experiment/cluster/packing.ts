/** What there is to do. */
export interface Work {
  /** All runs of the experiment, at least 1. */
  readonly runs: number;
  /** Seconds that one run takes in one thread. */
  readonly secondsPerRun: number;
  /** Runs of a task that go on at the same time, at least 1. */
  readonly threads: number;
}

/** How the work should be cut. */
export interface Wishes {
  /** Seconds that a task should last. */
  readonly taskSeconds: number;
  /** Tasks that were asked for, whatever they last. */
  readonly tasks?: number;
  /** The most tasks that an array may have, at least 1. */
  readonly most: number;
}

/** How an experiment is shared among tasks. */
export interface Packing {
  /** Equal parts that the runs are cut into, from 1 to the number of runs, so that none is empty. */
  readonly shards: number;
  /** Runs of the largest part. */
  readonly runs: number;
  /** Seconds that the largest part is expected to take, without starting the program. */
  readonly seconds: number;
}

/**
 * Cuts runs into as few tasks as last about as long as they should: scheduling and starting one costs a second, losing one
 * costs at most what it has not written yet. Where the array's limit is lower, tasks last longer.
 */
export function packRuns(
  { runs, secondsPerRun, threads }: Work,
  { taskSeconds, tasks, most }: Wishes,
): Packing {
  const wanted = tasks ?? Math.ceil((runs * secondsPerRun) / (threads * taskSeconds));
  const shards = Math.max(1, Math.min(wanted, runs, most));
  const largest = Math.ceil(runs / shards);
  return { shards, runs: largest, seconds: Math.ceil(largest / threads) * secondsPerRun };
}
