import { moments } from '../../core/stats.ts';
import type { Plan } from '../runner/plan.ts';
import { hasFailed, type RunRecord } from '../runner/record.ts';

/** What the runs of a condition say of each outcome. */
export interface ConditionResult {
  readonly condition: number;
  /** Runs that failed. */
  readonly failed: number;
  /** By outcome and replicate; NaN where the run failed or has no such value. */
  readonly values: readonly Float64Array[];
  /** By outcome; NaN where no run has it. */
  readonly means: readonly number[];
}

/** Condition after condition, as soon as all of its runs were read; the runs of one condition stand together. */
export function* conditionMeans(
  plan: Plan,
  outcomes: number,
  records: Iterable<RunRecord>,
): Generator<ConditionResult> {
  let current: Gathering | undefined;
  for (const record of records) {
    const { condition, replicate } = plan.placeOf(record.run);
    if (condition >= plan.conditions) break;
    if (current !== undefined && current.condition !== condition) yield current.result();
    if (current?.condition !== condition) current = new Gathering(condition, outcomes, plan.replicates);
    current.add(record, replicate);
  }
  if (current !== undefined) yield current.result();
}

class Gathering {
  readonly condition: number;
  private failed = 0;
  private readonly values: Float64Array[];

  constructor(condition: number, outcomes: number, replicates: number) {
    this.condition = condition;
    this.values = Array.from({ length: outcomes }, () => new Float64Array(replicates).fill(Number.NaN));
  }

  add(record: RunRecord, replicate: number): void {
    if (hasFailed(record)) this.failed++;
    else for (const [i, value] of record.values.entries()) this.values[i][replicate] = value;
  }

  result(): ConditionResult {
    const { condition, failed, values } = this;
    return { condition, failed, values, means: values.map((all) => moments(all).mean) };
  }
}
