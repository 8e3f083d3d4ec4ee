import { hasFailed, type RunRecord } from './record.ts';

/** Two records of one run that do not say the same: they were not made by the same program from the same study. */
export class RecordsDiffer extends Error {
  override name = 'RecordsDiffer';
  readonly run: number;

  constructor(run: number) {
    super(
      `run ${run} was made twice with different results, which one version of one study never does; begin anew with --restart`,
    );
    this.run = run;
  }
}

/** The records of a journal, in ascending order of runs. It is not opened before its first run is reached. */
export interface SortedRecords {
  /** Its first run. */
  readonly first: number;
  readonly records: Iterable<RunRecord>;
}

/**
 * Records of several journals as one sequence in the order of runs, each run once, however the runs were split, resumed or
 * repeated. One record of each open journal is in memory at a time, and of parts that follow one another only one is open.
 *
 * @throws RecordsDiffer
 */
export function* gathered(journals: readonly SortedRecords[]): Generator<RunRecord> {
  const waiting = journals.toSorted((a, b) => b.first - a.first);
  let open: Head[] = [];
  for (;;) {
    const run = Math.min(
      waiting.at(-1)?.first ?? Number.POSITIVE_INFINITY,
      ...open.map(({ record }) => record.run),
    );
    if (run === Number.POSITIVE_INFINITY) return;
    while (waiting.length > 0 && waiting.at(-1)!.first === run) open.push(...opened(waiting.pop()!));
    const here = open.filter(({ record }) => record.run === run);
    yield here.map(({ record }) => record).reduce(better);
    open = open.flatMap((head) => (head.record.run === run ? next(head) : [head]));
  }
}

interface Head {
  readonly record: RunRecord;
  readonly source: Iterator<RunRecord>;
}

const opened = ({ records }: SortedRecords): Head[] => nextOf(records[Symbol.iterator]());

const next = ({ source }: Head): Head[] => nextOf(source);

function nextOf(source: Iterator<RunRecord>): Head[] {
  const { done, value } = source.next();
  return done ? [] : [{ record: value, source }];
}

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
