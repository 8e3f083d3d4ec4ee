import { loadStudyText } from '../../../src/cli/experiment/sources.ts';
import { type Task, tasksOf } from '../../../src/experiment/runner/plan.ts';
import type { RunRecord } from '../../../src/experiment/runner/record.ts';
import { type Analysis, analyse } from '../../../src/experiment/sensitivity/analysis.ts';
import { Sensitivity } from '../../../src/experiment/sensitivity/sensitivity.ts';
import type { SensitivityStudy } from '../../../src/experiment/study/study.ts';
import { ROOT } from '../../source-files.ts';

/** Settings with a unit range somewhere in what they may be, as many as a test function could want. */
const SETTINGS = [
  'habit.gain',
  'habit.decay',
  'habit.strength',
  'resentment.growth',
  'resentment.fade',
  'resentment.sensitivity',
  'segments.everyone.carriesCash',
  'segments.everyone.storeChoice',
];

export interface Wanted {
  readonly factors: number;
  readonly method?: SensitivityStudy['method'];
  readonly trajectories?: number;
  readonly samples?: number;
  readonly replicates?: number;
  readonly resamples?: number;
  readonly engine?: string;
  /** Lines of the study beside these. */
  readonly more?: string;
}

/** The text of a study whose factors all run from 0 to 1. */
export const unitStudy = (wanted: Wanted): string => `study: sensitivity
name: Known answers
base: first-run
set: { engine: ${wanted.engine ?? 'agents'}, weeks: 14, consumers: 50 }
factors:
${SETTINGS.slice(0, wanted.factors)
  .map((path) => `  - { parameter: ${path}, from: 0, to: 1 }`)
  .join('\n')}
method: ${wanted.method ?? 'both'}
trajectories: ${wanted.trajectories ?? 20}
samples: ${wanted.samples ?? 64}
replicates: ${wanted.replicates ?? 1}
resamples: ${wanted.resamples ?? 1000}
outcomes: [payment_share of alipay, lost_sales]
${wanted.more ?? ''}`;

export function loadUnitStudy(wanted: Wanted): SensitivityStudy {
  const text = unitStudy(wanted);
  const { study } = loadStudyText({ name: 'study.yaml', text, cwd: ROOT, overrides: [], own: {} });
  return study as SensitivityStudy;
}

/** What stands in for a market: the outcomes of a task; undefined for a run that fails. */
export type Answering = (task: Task, point: readonly number[]) => readonly number[] | undefined;

/** All runs of a study, answered by a function, and what the analysis makes of them. */
export function answered(study: SensitivityStudy, answer: Answering): Analysis {
  const { plan } = new Sensitivity(study);
  return analyse(study, plan, records());

  function* records(): Generator<RunRecord> {
    for (const task of tasksOf(plan, 0, plan.conditions * plan.replicates)) {
      const values = answer(task, task.point as number[]);
      yield values === undefined
        ? { run: task.run, failure: 'asked to fail' }
        : { run: task.run, values: Float64Array.from(values) };
    }
  }
}
