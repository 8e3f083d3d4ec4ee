import { hasFailed, type RunRecord } from './record.ts';

/** Two records of one run that do not say the same: they were not made by the same program from the same study. */
export class RecordsDiffer extends Error {
  override name = 'RecordsDiffer';
  readonly run: number;

  constructor(run: number) {
    super(`run ${run} was made twice, with different results`);
    this.run = run;
  }
}

/**
 * Records of several journals as one sequence in the order of runs, each run once, however the runs were split, resumed or
 * repeated. Every journal is in ascending order, so that one record of each is in memory at a time.
 *
 * @throws RecordsDiffer
 */
export function* gathered(journals: readonly Iterable<RunRecord>[]): Generator<RunRecord> {
  const sources = journals.map((journal) => journal[Symbol.iterator]());
  const heads = sources.map((source) => source.next());
  for (;;) {
    const run = lowest(heads);
    if (run === undefined) return;
    let record: RunRecord | undefined;
    for (const [i, head] of heads.entries()) {
      if (head.done || head.value.run !== run) continue;
      record = record === undefined ? head.value : better(record, head.value);
      heads[i] = sources[i].next();
    }
    yield record!;
  }
}

const lowest = (heads: readonly IteratorResult<RunRecord>[]): number | undefined =>
  heads.reduce<number | undefined>(
    (least, head) => (head.done ? least : Math.min(least ?? head.value.run, head.value.run)),
    undefined,
  );

/** Of two records of one run the one that succeeded; two successes must be equal to the bit. */
function better(a: RunRecord, b: RunRecord): RunRecord {
  if (hasFailed(a)) return b;
  if (hasFailed(b)) return a;
  if (a.values.length !== b.values.length || a.values.some((value, i) => !Object.is(value, b.values[i])))
    throw new RecordsDiffer(a.run);
  return a;
}

/** Runs from `from` to `to` (excluded) that have no record, as ranges of the same form. */
export function missing(
  records: Iterable<RunRecord>,
  from: number,
  to: number,
): [from: number, to: number][] {
  const gaps: [number, number][] = [];
  let next = from;
  for (const { run } of records) {
    if (run >= to) break;
    if (run > next) gaps.push([next, run]);
    next = Math.max(next, run + 1);
  }
  if (next < to) gaps.push([next, to]);
  return gaps;
}
