import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gathered,
  missing,
  RecordsDiffer,
  type SortedRecords,
} from '../../../src/experiment/runner/gather.ts';
import type { RunRecord } from '../../../src/experiment/runner/record.ts';

const made = (run: number): RunRecord => ({
  run,
  values: Float64Array.of(run / 3, run % 7 === 0 ? Number.NaN : -run),
});
const failed = (run: number): RunRecord => ({ run, failure: 'formula' });

const journal = (records: readonly RunRecord[]): SortedRecords[] =>
  records.length === 0 ? [] : [{ first: records[0].run, records }];

/** Parts of the runs 0 to 39, each in ascending order, as any processes may have made them: overlapping, twice, with gaps. */
const parts = fc
  .array(fc.uniqueArray(fc.nat(39)), { maxLength: 6 })
  .map((all) => all.map((runs) => runs.toSorted((a, b) => a - b)));

describe('journals of an experiment', () => {
  it('give every run that anybody made once and in order, however it was split or repeated', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const runs = [...gathered(all.flatMap((part) => journal(part.map(made))))].map(({ run }) => run);
        expect(runs).toEqual([...new Set(all.flat())].sort((a, b) => a - b));
      }),
    );
  });

  it('lack exactly the runs that nobody made', () => {
    fc.assert(
      fc.property(parts, fc.nat(20), (all, from) => {
        const gaps = missing(gathered(all.flatMap((part) => journal(part.map(made)))), from, 40);
        const lost = gaps.flatMap(([a, b]) => Array.from({ length: b - a }, (_, i) => a + i));
        const wanted = Array.from({ length: 40 - from }, (_, i) => from + i);
        expect(lost).toEqual(wanted.filter((run) => !all.flat().includes(run)));
      }),
    );
  });

  it('prefer the run that succeeded to one that failed', () => {
    const records = [...gathered([...journal([failed(3)]), ...journal([made(3)])])];
    expect(records).toEqual([made(3)]);
  });

  it('refuse two results of one run that differ in a bit', () => {
    const other: RunRecord = { run: 2, values: Float64Array.of(2 / 3, -2.0000000000000004) };
    expect(() => [...gathered([...journal([made(2)]), ...journal([other])])]).toThrow(RecordsDiffer);
  });

  it('are opened one after the other where their parts follow one another', () => {
    let open = 0;
    let most = 0;
    const counted = function* (runs: readonly number[]): Generator<RunRecord> {
      most = Math.max(most, ++open);
      yield* runs.map(made);
      open--;
    };
    const shards = Array.from({ length: 50 }, (_, i) => [2 * i, 2 * i + 1]);
    const all = [...gathered(shards.map((runs) => ({ first: runs[0], records: counted(runs) })))];
    expect([all.length, most]).toEqual([100, 1]);
  });
});
