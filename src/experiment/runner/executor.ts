import type { Task } from './plan.ts';
import type { RunRecord } from './record.ts';

/**
 * Makes runs: in this thread, on a pool of threads. Records come in the order of the tasks, however the work was spread, and
 * no more of them wait than the executor has hands.
 */
export interface Executor {
  run(tasks: Iterable<Task>): AsyncIterable<readonly RunRecord[]>;
  close(): Promise<void>;
}
