import type { Experiment } from '../runner/experiment.ts';
import { byReplicate, type Plan } from '../runner/plan.ts';
import type { RunRecord } from '../runner/record.ts';
import type { CompareStudy } from '../study/study.ts';
import { moreReplicates } from './precision.ts';

/** Scenarios on the same draws; replicates are added until the chosen difference is told precisely. */
export class Compare implements Experiment {
  readonly study: CompareStudy;
  private replicates: number;

  constructor(study: CompareStudy) {
    this.study = study;
    this.replicates = study.replicates;
  }

  get plan(): Plan {
    return byReplicate({
      conditions: this.study.arms.length,
      replicates: this.replicates,
      conditionAt: (arm) => ({ arm, point: [] }),
    });
  }

  grow(records: Iterable<RunRecord>): boolean {
    const wanted = moreReplicates(this.study, this.plan, records);
    if (wanted <= this.replicates) return false;
    this.replicates = wanted;
    return true;
  }
}
