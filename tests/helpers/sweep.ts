import { loadStudyText } from '../../src/cli/experiment/sources.ts';
import { runsOf } from '../../src/experiment/runner/plan.ts';
import type { RunRecord } from '../../src/experiment/runner/record.ts';
import type { FactorValue, SweepStudy } from '../../src/experiment/study/study.ts';
import { Sweep } from '../../src/experiment/sweep/sweep.ts';
import { type SweepResult, tellSweep } from '../../src/experiment/sweep/told.ts';
import { ROOT } from '../source-files.ts';

/** What a made-up run answers, outcome by outcome; NaN for none, `null` for a run that fails. */
export type Answering = (point: readonly FactorValue[], replicate: number) => readonly number[] | null;

export function sweepStudy(text: string): SweepStudy {
  const { study } = loadStudyText({ name: 'study.yaml', text, cwd: ROOT, overrides: [], own: {} });
  if (study.kind !== 'sweep') throw new Error('expected a sweep');
  return study;
}

/** Records of a sweep without a simulation. */
export function* answered({ plan }: Sweep, answer: Answering): Generator<RunRecord> {
  for (let run = 0; run < runsOf(plan); run++) {
    const { condition, replicate } = plan.placeOf(run);
    const values = answer(plan.conditionAt(condition).point, replicate);
    yield values === null
      ? { run, failure: 'it was made to fail' }
      : { run, values: Float64Array.from(values) };
  }
}

/** A whole sweep of made-up runs, refined as its study asks for. */
export function sweepOf(text: string, answer: Answering): { sweep: Sweep; result: SweepResult } {
  const study = sweepStudy(text);
  const sweep = new Sweep(study);
  while (sweep.grow(answered(sweep, answer)));
  return { sweep, result: tellSweep(sweep, study, answered(sweep, answer)) };
}
