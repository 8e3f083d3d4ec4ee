import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shardFrom } from '../../../src/experiment/runner/shard.ts';
import { ShardError } from '../../../src/experiment/runner/shard-error.ts';
import type { Environment } from '../../../src/experiment/runner/task.ts';

/** What a scheduler sets for the `index`-th of `count` tasks whose numbers begin at `first` and lie `step` apart. */
type Sets = (index: number, count: number, first: number, step: number) => Environment;

const slurm: Sets = (index, count, first, step) => ({
  SLURM_ARRAY_TASK_ID: String(first + index * step),
  SLURM_ARRAY_TASK_MIN: String(first),
  SLURM_ARRAY_TASK_MAX: String(first + (count - 1) * step),
  SLURM_ARRAY_TASK_STEP: String(step),
  SLURM_ARRAY_TASK_COUNT: String(count),
});
const gridEngine: Sets = (index, count, first, step) => ({
  SGE_TASK_ID: String(first + index * step),
  SGE_TASK_FIRST: String(first),
  SGE_TASK_LAST: String(first + (count - 1) * step + (step - 1)), // the last number asked for need not be a task
  SGE_TASK_STEPSIZE: String(step),
});
const kubernetes: Sets = (index) => ({ JOB_COMPLETION_INDEX: String(index) });
const pbs: Sets = (index) => ({ PBS_ARRAY_INDEX: String(index + 1) });
const torque: Sets = (index) => ({ PBS_ARRAYID: String(index + 1) });

const indexOf = (environment: Environment, shards: number): number =>
  shardFrom({ shards: String(shards) }, environment)!.index;

describe('the number of a task', () => {
  it.each([
    ['Slurm', slurm],
    ['Grid Engine', gridEngine],
    ['Kubernetes', kubernetes],
    ['PBS', pbs],
    ['Torque', torque],
  ])('is told by %s for every task of an array, wherever its numbers begin', (_name, sets) => {
    const first = fc.integer({ min: sets === gridEngine ? 1 : 0, max: 50 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        first,
        fc.integer({ min: 1, max: 9 }),
        (count, from, step) => {
          const environments = Array.from({ length: count }, (_, index) => sets(index, count, from, step));
          const indices = environments.map((environment) => indexOf(environment, count));
          expect(indices).toEqual(environments.map((_, index) => index));
        },
      ),
    );
  });

  it('is counted from 1 where Slurm tells no more than the number', () => {
    expect(indexOf({ SLURM_ARRAY_TASK_ID: '8' }, 8)).toBe(7);
  });

  it('is not told by Grid Engine outside of an array, nor by a variable that is empty', () => {
    const outside = { SGE_TASK_ID: 'undefined', SGE_TASK_FIRST: 'undefined', PBS_ARRAY_INDEX: '' };
    expect(indexOf({ ...outside, JOB_COMPLETION_INDEX: '2' }, 8)).toBe(2);
    expect(() => indexOf(outside, 8)).toThrow(
      'expected the number of this task in SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX, SGE_TASK_ID, PBS_ARRAY_INDEX, ' +
        'PBS_ARRAYID, found none of them; outside of a job array, say which part to run with --shard i/8',
    );
  });

  it('may be told twice if both agree', () => {
    expect(indexOf({ ...slurm(2, 8, 1, 1), ...kubernetes(2, 8, 0, 1) }, 8)).toBe(2);
    expect(() => indexOf({ ...slurm(2, 8, 1, 1), ...kubernetes(5, 8, 0, 1) }, 8)).toThrow(
      '--shards 8: SLURM_ARRAY_TASK_ID=3 and JOB_COMPLETION_INDEX=5 name different tasks; say which one with --shard i/8',
    );
  });

  it('is not taken from an array of another size', () => {
    expect(() => indexOf(slurm(2, 5, 1, 1), 8)).toThrow(
      '--shards 8: expected one of 8 tasks of Slurm, found an array of 5 tasks; ask for them with ' +
        '`sbatch --array=1-8`, or say which part to run: --shard "$SLURM_ARRAY_TASK_ID/8"',
    );
    expect(() => indexOf(gridEngine(0, 1, 3, 1), 8)).toThrow('found an array of 1 task;');
  });

  it('is not taken from an array with gaps, whose tasks would be counted wrongly', () => {
    const third = { ...slurm(0, 3, 1, 1), SLURM_ARRAY_TASK_ID: '7', SLURM_ARRAY_TASK_MAX: '7' };
    expect(() => indexOf(third, 3)).toThrow('found SLURM_ARRAY_TASK_ID=7 instead of 1 to 3;');
    const between = { ...slurm(0, 3, 1, 2), SLURM_ARRAY_TASK_ID: '2' };
    expect(() => indexOf(between, 3)).toThrow('found SLURM_ARRAY_TASK_ID=2 instead of 1, 3, ...;');
  });

  it.each<[Environment, string]>([
    [{ JOB_COMPLETION_INDEX: '8' }, 'found JOB_COMPLETION_INDEX=8 instead of 0 to 7;'],
    [{ JOB_COMPLETION_INDEX: '9' }, '--shard "$((JOB_COMPLETION_INDEX + 1))/8"'],
    [{ PBS_ARRAY_INDEX: '0' }, 'ask for them with `qsub -J 1-8`'],
    [{ PBS_ARRAYID: '9' }, 'ask for them with `qsub -t 1-8`'],
    [{ SGE_TASK_ID: '3.5' }, 'found SGE_TASK_ID=3.5, which is no whole number;'],
    [{ SLURM_ARRAY_TASK_ID: '3', SLURM_ARRAY_TASK_MIN: 'one' }, 'found SLURM_ARRAY_TASK_MIN=one, which'],
  ])('is refused where it cannot be one of them: %o', (environment, message) => {
    expect(() => indexOf(environment, 8)).toThrow(ShardError);
    expect(() => indexOf(environment, 8)).toThrow(message);
  });
});
