import type { Experiment } from '../../experiment/runner/experiment.ts';
import { RunMaker } from '../../experiment/runner/make-run.ts';
import { runsOf, tasksOf } from '../../experiment/runner/plan.ts';

/** Seconds that are spent on timing, beyond the first run. */
const ENOUGH = 2;
/** Runs that are timed at most, spread over the experiment: conditions differ. */
const SPREAD = 16;

/** Seconds that a run takes here, in one thread: the mean of some, without the first if there is time for more. */
export function secondsPerRun({ study, plan }: Experiment): number {
  const maker = new RunMaker(study);
  const runs = runsOf(plan);
  const time = (run: number): number => {
    const started = performance.now();
    for (const task of tasksOf(plan, run, run + 1)) maker.make(task);
    return (performance.now() - started) / 1000;
  };
  const first = time(0);
  let [made, spent] = [0, 0];
  for (; made < SPREAD && first + spent < ENOUGH; made++) spent += time(Math.floor((made * runs) / SPREAD));
  return made === 0 ? first : spent / made;
}
