import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { megabytesFor, minutesFor } from '../../../src/experiment/cluster/needs.ts';
import { packRuns } from '../../../src/experiment/cluster/packing.ts';
import { taskList } from '../../../src/experiment/cluster/task-list.ts';
import { unfinishedShards } from '../../../src/experiment/cluster/unfinished.ts';
import { missing as missingRuns } from '../../../src/experiment/runner/gather.ts';
import { rangeOf } from '../../../src/experiment/runner/shard.ts';

const work = fc.record({
  runs: fc.integer({ min: 1, max: 20_000 }),
  secondsPerRun: fc.double({ min: 1e-4, max: 10_000, noNaN: true }),
  threads: fc.integer({ min: 1, max: 64 }),
});
const wishes = fc.record({
  taskSeconds: fc.double({ min: 1, max: 1e5, noNaN: true }),
  tasks: fc.option(fc.integer({ min: 1, max: 5000 }), { nil: undefined }),
  most: fc.integer({ min: 1, max: 5000 }),
});

/** Runs of each shard. */
const rangesOf = (shards: number, runs: number) =>
  Array.from({ length: shards }, (_, index) => rangeOf({ index, count: shards }, runs));

describe('packing runs into tasks', () => {
  it('gives every run to one task, leaves none empty, and keeps to the limit of the array', () => {
    fc.assert(
      fc.property(work, wishes, (work, wishes) => {
        const packing = packRuns(work, wishes);
        const sizes = rangesOf(packing.shards, work.runs).map(({ from, to }) => to - from);
        expect(sizes.reduce((sum, size) => sum + size)).toBe(work.runs);
        expect(Math.min(...sizes)).toBeGreaterThan(0);
        expect(Math.max(...sizes)).toBe(packing.runs);
        expect(packing.shards).toBeLessThanOrEqual(wishes.most);
      }),
    );
  });

  it('makes tasks as long as they should be, give or take a round of runs, where no limit stands against it', () => {
    fc.assert(
      fc.property(work, wishes, (work, { taskSeconds }) => {
        const { shards, seconds } = packRuns(work, { taskSeconds, most: work.runs });
        const round = work.secondsPerRun * (1 + 1e-9);
        expect(seconds).toBeLessThanOrEqual(taskSeconds * (1 + 1e-9) + 2 * round);
        // One task fewer would have been too long.
        if (shards > 1)
          expect((work.runs * work.secondsPerRun) / (work.threads * (shards - 1))).toBeGreaterThanOrEqual(
            taskSeconds * (1 - 1e-9),
          );
      }),
    );
  });

  it('makes as many tasks as were asked for, if there are as many runs and the cluster takes them', () => {
    const hundred = { runs: 100, secondsPerRun: 1, threads: 1 };
    expect(packRuns(hundred, { taskSeconds: 600, tasks: 7, most: 1000 })).toEqual({
      shards: 7,
      runs: 15,
      seconds: 15,
    });
    expect(packRuns(hundred, { taskSeconds: 600, tasks: 101, most: 1000 }).shards).toBe(100);
    expect(packRuns(hundred, { taskSeconds: 600, tasks: 7, most: 5 }).shards).toBe(5);
  });

  it('counts runs that go on at the same time as one', () => {
    expect(packRuns({ runs: 9, secondsPerRun: 60, threads: 4 }, { taskSeconds: 600, most: 1000 })).toEqual({
      shards: 1,
      runs: 9,
      seconds: 180,
    });
  });
});

describe('shards in which runs are missing', () => {
  it('are those that have a missing run among theirs, and no others', () => {
    const experiment = fc.integer({ min: 1, max: 400 }).chain((runs) =>
      fc.record({
        runs: fc.constant(runs),
        shards: fc.integer({ min: 1, max: runs }),
        missing: fc.uniqueArray(fc.nat(runs - 1)),
      }),
    );
    fc.assert(
      fc.property(experiment, ({ runs, shards, missing }) => {
        const made = Array.from({ length: runs }, (_, run) => ({ run, failure: '' }));
        const gaps = missingRuns(
          made.filter(({ run }) => !missing.includes(run)),
          0,
          runs,
        );
        const expected = rangesOf(shards, runs).flatMap(({ from, to }, index) =>
          missing.some((run) => run >= from && run < to) ? [index + 1] : [],
        );
        expect(unfinishedShards(gaps, runs, shards)).toEqual(expected);
      }),
    );
  });
});

describe('a list of tasks', () => {
  it('is as short as schedulers read it', () => {
    expect(taskList([1, 2, 3, 7, 9, 10, 11, 12])).toBe('1-3,7,9-12');
    expect(taskList([4])).toBe('4');
  });

  it('names each task once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 300 })), (numbers) => {
        const ascending = numbers.toSorted((a, b) => a - b);
        const stretches = taskList(ascending)
          .split(',')
          .filter((part) => part !== '');
        const named = stretches.flatMap((part) => {
          const [from, to = from] = part.split('-').map(Number);
          return Array.from({ length: to - from + 1 }, (_, i) => from + i);
        });
        expect(named).toEqual(ascending);
      }),
    );
  });
});

describe('what a task asks for', () => {
  it('grows with threads and consumers, and never goes below what the program itself takes', () => {
    expect(megabytesFor(1, 0)).toBe(512);
    expect(megabytesFor(1, 1000)).toBeGreaterThanOrEqual(512);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), fc.nat(10_000_000), (threads, consumers) => {
        const asked = megabytesFor(threads, consumers);
        expect(asked * 2 ** 20).toBeGreaterThan(threads * consumers * 5);
        expect(asked % 256).toBe(0);
        expect(megabytesFor(threads + 1, consumers)).toBeGreaterThan(asked);
        expect(megabytesFor(threads, consumers * 2)).toBeGreaterThanOrEqual(asked);
      }),
    );
  });

  it('is four times the time expected, and a quarter of an hour at least', () => {
    expect([minutesFor(1), minutesFor(600), minutesFor(601)]).toEqual([15, 40, 41]);
  });
});
