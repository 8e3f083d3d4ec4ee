import { workerData } from 'node:worker_threads';
import { RunMaker } from '../../experiment/runner/make-run.ts';
import type { Task } from '../../experiment/runner/plan.ts';
import type { Made } from './pool.ts';
import { loadStudyAgain, type Sources } from './sources.ts';

/** One thread of the pool: it loads the study once, and then makes what runs it is given. */
const maker = new RunMaker(loadStudyAgain(workerData as Sources));

export default (tasks: readonly Task[]): Made => {
  const started = performance.now();
  const records = tasks.map((task) => maker.make(task));
  return { records, milliseconds: performance.now() - started };
};
