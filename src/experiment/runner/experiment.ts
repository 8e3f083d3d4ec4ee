import type { Study } from '../study/study.ts';
import type { Plan } from './plan.ts';
import type { RunRecord } from './record.ts';

/** A study with its runs. What a kind of study is comes down to this: which runs there are, and whether more are wanted. */
export interface Experiment {
  readonly study: Study;
  /** The runs known so far. */
  readonly plan: Plan;
  /**
   * Looks at all records of the plan and adds runs at its end where the results ask for them; false where nothing is to be
   * added. The same records lead to the same runs, so that an experiment can be taken up again.
   */
  grow(records: Iterable<RunRecord>): boolean;
}
