import type { Plan } from '../runner/plan.ts';
import { hasFailed, type RunRecord } from '../runner/record.ts';

/** The runs of one replicate: by arm, all on the same draws. */
export interface ReplicateResult {
  readonly replicate: number;
  /** By arm; undefined where the run failed or was not made. */
  readonly values: readonly (Float64Array | undefined)[];
}

/** Replicate after replicate; the runs of one stand together. */
export function* replicatesIn(plan: Plan, records: Iterable<RunRecord>): Generator<ReplicateResult> {
  let current: { replicate: number; values: (Float64Array | undefined)[] } | undefined;
  for (const record of records) {
    const { condition, replicate } = plan.placeOf(record.run);
    if (replicate >= plan.replicates) break;
    if (current !== undefined && current.replicate !== replicate) yield current;
    if (current?.replicate !== replicate)
      current = { replicate, values: Array.from({ length: plan.conditions }, () => undefined) };
    if (!hasFailed(record)) current.values[condition] = record.values;
  }
  if (current !== undefined) yield current;
}
