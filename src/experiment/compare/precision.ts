import { type Estimate, estimateOf, Gathered } from '../../core/stats.ts';
import type { Plan } from '../runner/plan.ts';
import type { RunRecord } from '../runner/record.ts';
import type { Compared } from '../study/study.ts';
import { replicatesIn } from './replicates.ts';

/** Where a guess from the spread so far says enough, a little more is made at once: each further round costs a look at all. */
const MARGIN = 1.1;
/** A guess from few replicates may be far off: never more than so many times what there is. */
const GROWTH = 3;

/**
 * Replicates that are needed for every arm's difference from the first to be told within the study's precision, by the spread so
 * far; what there is where it is enough, or where no more are allowed.
 */
export function moreReplicates(study: Compared, plan: Plan, records: Iterable<RunRecord>): number {
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
export const widthOf = ({ low, high, n }: Estimate): number =>
  n > 1 ? high - low : Number.POSITIVE_INFINITY;

/** By arm after the first: the chosen figure less that of the first, over replicates. */
function differencesOf({ arms, figure }: Compared, plan: Plan, records: Iterable<RunRecord>): Estimate[] {
  const differences = arms.slice(1).map(() => new Gathered());
  for (const { values } of replicatesIn(plan, records)) {
    const first = values[0]?.[figure] ?? Number.NaN;
    for (const [i, gathered] of differences.entries())
      gathered.add((values[i + 1]?.[figure] ?? Number.NaN) - first);
  }
  return differences.map(({ moments }) => estimateOf(moments));
}

/** How precisely the chosen figure is told. */
export interface Reached {
  /** The width asked for; null where none was. */
  readonly asked: number | null;
  /** The widest 95 % interval of its difference among the scenarios; infinite where there is none. */
  readonly widest: number;
  /** Replicates that would probably do, by the spread so far; what there is where it is enough. */
  readonly needed: number;
}

/** What the chosen figure's intervals have come to. */
export function reachedWith(
  { precision: asked }: Compared,
  differences: readonly Estimate[],
  replicates: number,
): Reached {
  const widest = Math.max(...differences.map(widthOf));
  const isEnough = asked === null || widest <= asked;
  return { asked, widest, needed: isEnough ? replicates : Math.ceil(replicates * (widest / asked) ** 2) };
}
