import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseShard, rangeOf, shardFrom } from '../../../src/experiment/runner/shard.ts';
import { ShardError } from '../../../src/experiment/runner/shard-error.ts';

/** A number of shards, and one of them. */
const shards = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((count) => fc.record({ index: fc.nat(count - 1), count: fc.constant(count) }));

describe('the runs of a shard', () => {
  it('are all runs, each once and in order, over all shards', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(5000), (count, runs) => {
        const ranges = Array.from({ length: count }, (_, index) => rangeOf({ index, count }, runs));
        expect(ranges[0].from).toBe(0);
        expect(ranges.at(-1)!.to).toBe(runs);
        for (let i = 1; i < count; i++) expect(ranges[i].from).toBe(ranges[i - 1].to);
      }),
    );
  });

  it('are as many as in any other shard, or one more', () => {
    fc.assert(
      fc.property(shards, fc.nat(1_000_000_000), ({ index, count }, runs) => {
        const { from, to } = rangeOf({ index, count }, runs);
        expect([Math.floor(runs / count), Math.ceil(runs / count)]).toContain(to - from);
      }),
    );
  });
});

describe('--shard i/n', () => {
  it('counts from 1 for people and from 0 inside', () => {
    fc.assert(
      fc.property(shards, ({ index, count }) => {
        expect(parseShard(`${index + 1}/${count}`)).toEqual({ index, count });
      }),
    );
  });

  it.each([
    '0/8',
    '9/8',
    '3',
    '3/',
    '/8',
    '3/0',
    '-1/8',
    '1.5/8',
    '1/8/2',
    'third',
    '',
    '1/1000001',
    '1e1/20',
  ])('refuses "%s", and says what it expects', (text) => {
    expect(() => parseShard(text)).toThrow(ShardError);
    expect(() => parseShard(text)).toThrow(
      `--shard: expected i/n with i from 1 to n, such as 3/8, found "${text}"`,
    );
  });
});

describe('the shard of a process', () => {
  it('is none where no option asks for one, even in a job array', () => {
    expect(shardFrom({}, { SLURM_ARRAY_TASK_ID: '3' })).toBeUndefined();
  });

  it('is the one that --shard names, whatever the environment says', () => {
    const environment = { SLURM_ARRAY_TASK_ID: '7', JOB_COMPLETION_INDEX: 'x' };
    expect(shardFrom({ shard: '3/8' }, environment)).toEqual({ index: 2, count: 8 });
    expect(shardFrom({ shard: '3/8', shards: '8' }, environment)).toEqual({ index: 2, count: 8 });
  });

  it('is not guessed where --shard and --shards differ', () => {
    expect(() => shardFrom({ shard: '3/8', shards: '9' }, {})).toThrow(
      '--shard 3/8 and --shards 9: two different numbers of shards; leave --shards away',
    );
  });

  it.each(['0', '-1', '2.5', 'all', ''])('is not one of "%s" shards', (text) => {
    expect(() => shardFrom({ shards: text }, { JOB_COMPLETION_INDEX: '0' })).toThrow(
      `--shards: expected a whole number from 1 to 1000000, found "${text}"`,
    );
  });
});
