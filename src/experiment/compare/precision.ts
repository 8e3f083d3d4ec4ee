import { estimate } from '../../core/stats.ts';
import type { Plan } from '../runner/plan.ts';
import type { RunRecord } from '../runner/record.ts';
import type { CompareStudy } from '../study/study.ts';
import { replicatesIn } from './replicates.ts';

/** Where a guess from the spread so far says enough, a little more is made at once: each further round costs a look at all. */
const MARGIN = 1.1;
/** A guess from few replicates may be far off: never more than so many times what there is. */
const GROWTH = 3;

/**
 * Replicates that are needed for every arm's difference from the first to be told within the study's precision, by the spread so
 * far; what there is where it is enough, or where no more are allowed.
 */
export function moreReplicates(study: CompareStudy, plan: Plan, records: Iterable<RunRecord>): number {
  const { precision, maxReplicates } = study;
  const { replicates } = plan;
  if (precision === null || replicates >= maxReplicates) return replicates;
  const widest = Math.max(...differencesOf(study, plan, records).map(widthOf));
  if (widest <= precision) return replicates;
  const needed = Number.isFinite(widest)
    ? Math.ceil(replicates * (widest / precision) ** 2 * MARGIN)
    : GROWTH * replicates;
  return Math.min(maxReplicates, GROWTH * replicates, Math.max(replicates + 1, needed));
}

/** Width of a 95 % interval; infinite where one value says nothing of the spread, zero where all are equal. */
function widthOf(differences: readonly number[]): number {
  const { low, high, n } = estimate(differences);
  return n > 1 ? high - low : Number.POSITIVE_INFINITY;
}

/** By arm after the first: the chosen figure less that of the first, replicate by replicate. */
function differencesOf({ arms, figure }: CompareStudy, plan: Plan, records: Iterable<RunRecord>): number[][] {
  const differences: number[][] = arms.slice(1).map(() => []);
  for (const { values } of replicatesIn(plan, records)) {
    const first = values[0]?.[figure] ?? Number.NaN;
    for (const [i, list] of differences.entries()) list.push((values[i + 1]?.[figure] ?? Number.NaN) - first);
  }
  return differences;
}
