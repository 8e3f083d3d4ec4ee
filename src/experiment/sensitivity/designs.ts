import type { Design } from '../../core/design.ts';
import { type MorrisDesign, morrisDesign } from '../../core/morris-design.ts';
import { type SaltelliDesign, saltelliDesign } from '../../core/saltelli-design.ts';
import type { SensitivityStudy } from '../study/study.ts';

/** The designs that a method asks for, in the order in which their points are run; null for one that it leaves out. */
export interface Designs {
  readonly morris: MorrisDesign | null;
  readonly saltelli: SaltelliDesign | null;
}

/** Both follow from the seed of the scenario. */
export function designsOf({
  method,
  factors,
  trajectories,
  levels,
  samples,
  base,
}: SensitivityStudy): Designs {
  const common = { factors: factors.length, seed: base.scenario.seed };
  return {
    morris: method === 'sobol' ? null : morrisDesign({ ...common, trajectories, levels }),
    saltelli: method === 'morris' ? null : saltelliDesign({ ...common, rows: samples }),
  };
}

export const pointsOf = (design: Design | null): number => design?.points ?? 0;
