import { isCertain } from '../run.ts';
import type { Experiment } from '../runner/experiment.ts';
import { byCondition, type Plan } from '../runner/plan.ts';
import { within } from '../study/factors.ts';
import type { FactorValue, SensitivityStudy } from '../study/study.ts';
import { type Designs, designsOf, pointsOf } from './designs.ts';

/**
 * Every factor over its range: the points of a Morris design, then those of a Saltelli design, as the method says.
 *
 * In the Morris part replicate r of every point takes draws r, so that steps are seen through the same chance. In the Saltelli
 * part every run has draws of its own: then the noise of two points is independent, and the indices know most of it.
 */
export class Sensitivity implements Experiment {
  readonly study: SensitivityStudy;
  readonly plan: Plan;
  private readonly designs: Designs;

  constructor(study: SensitivityStudy) {
    this.study = study;
    this.designs = designsOf(study);
    this.plan = this.planned(drawsNothing(study) ? 1 : study.replicates);
  }

  grow(): boolean {
    return false;
  }

  private planned(replicates: number): Plan {
    const screened = pointsOf(this.designs.morris);
    return {
      ...byCondition({
        conditions: screened + pointsOf(this.designs.saltelli),
        replicates,
        conditionAt: (index) => ({ arm: 0, point: this.pointAt(index) }),
      }),
      // Numbers of runs after the screening are numbers of draws that it has not used: it has at least two points.
      drawOf: ({ condition, replicate }) =>
        condition < screened ? replicate : condition * replicates + replicate,
    };
  }

  private pointAt(index: number): FactorValue[] {
    const { morris, saltelli } = this.designs;
    const screened = pointsOf(morris);
    const position = index < screened ? morris!.pointAt(index) : saltelli!.pointAt(index - screened);
    return this.study.factors.map(({ range }, i) => within(range!, position[i]));
  }
}

/**
 * Whether nothing is drawn at any point; then one run of each says all. A factor may be the noise of a retailer's choice, which
 * the base has not.
 */
export const drawsNothing = ({ base, factors }: SensitivityStudy): boolean =>
  isCertain(base.scenario) &&
  !factors.some(({ paths }) => paths.some((path) => path.endsWith('choiceNoise')));
