import { Compare } from './compare/compare.ts';
import type { Experiment } from './runner/experiment.ts';
import { Sensitivity } from './sensitivity/sensitivity.ts';
import type { Study } from './study/study.ts';
import { Sweep } from './sweep/sweep.ts';

/** The runs that a study asks for. */
export function experimentOf(study: Study): Experiment {
  switch (study.kind) {
    case 'sweep':
      return new Sweep(study);
    case 'sensitivity':
      return new Sensitivity(study);
    case 'compare':
      return new Compare(study);
    default:
      return study satisfies never;
  }
}
