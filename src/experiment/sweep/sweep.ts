import type { Experiment } from '../runner/experiment.ts';
import { byCondition, type Plan } from '../runner/plan.ts';
import type { RunRecord } from '../runner/record.ts';
import type { FactorValue, SweepStudy } from '../study/study.ts';
import { type Conditions, conditionsOf } from './design.ts';
import { conditionMeans } from './means.ts';
import { refined } from './refine.ts';

/** A scenario over a design of factors; a refined one adds points where the answer of a map changes. */
export class Sweep implements Experiment {
  readonly study: SweepStudy;
  private readonly design: Conditions;
  /** Points added by refining, in the order in which they were. */
  private readonly added: FactorValue[][] = [];
  private halvings = 0;

  constructor(study: SweepStudy) {
    this.study = study;
    this.design = conditionsOf(study);
  }

  get plan(): Plan {
    const { design, added } = this;
    return byCondition({
      conditions: design.count + added.length,
      replicates: this.study.replicates,
      conditionAt: (index) => ({ arm: 0, point: this.pointAt(index) }),
    });
  }

  grow(records: Iterable<RunRecord>): boolean {
    if (this.halvings === this.study.refine) return false;
    const known = [...conditionMeans(this.plan, this.study.outcomes.length, records)].map(
      ({ condition, means }) => ({
        point: this.pointAt(condition),
        means,
      }),
    );
    const points = refined(this.study, known, ++this.halvings);
    this.added.push(...points);
    return points.length > 0;
  }

  private pointAt(index: number): readonly FactorValue[] {
    const { design, added } = this;
    return index < design.count ? design.pointAt(index) : added[index - design.count];
  }
}
