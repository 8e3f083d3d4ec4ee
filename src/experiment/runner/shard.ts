import { ShardError } from './shard-error.ts';
import { type Environment, taskOf } from './task.ts';

/** One of the equal parts that an experiment's runs are cut into, so that several processes can share them. */
export interface Shard {
  /** Counted from 0; people and files count from 1. */
  readonly index: number;
  /** Parts in all, at least 1. */
  readonly count: number;
}

/** What a command line says of shards, as it was written. */
export interface ShardOptions {
  /** `3/8`: the third of eight. */
  readonly shard?: string;
  /** `8`: of eight; which one of them, the scheduler tells in the environment. */
  readonly shards?: string;
}

/** Reads `3/8`. Throws ShardError. */
export function parseShard(text: string): Shard {
  const [, number, count] = (/^(\d+)\/(\d+)$/.exec(text.trim()) ?? []).map(Number);
  if (count >= 1 && count <= MOST && number >= 1 && number <= count) return { index: number - 1, count };
  throw new ShardError(`--shard: expected i/n with i from 1 to n, such as 3/8, found "${text}"`);
}

/** More shards than any cluster has tasks; numbers up to here multiply with numbers of runs without rounding. */
const MOST = 1_000_000;

/**
 * The shard that a process should run, or undefined where it should run everything. `--shard` is taken as it is; `--shards`
 * asks the environment, where Slurm, Kubernetes, SGE and PBS leave the number of a task. Throws ShardError.
 */
export function shardFrom({ shard, shards }: ShardOptions, environment: Environment): Shard | undefined {
  if (shard === undefined && shards === undefined) return undefined;
  const count = shards === undefined ? undefined : parseCount(shards);
  if (shard !== undefined) return ofCount(parseShard(shard), count);
  return { index: taskOf(environment, count!), count: count! };
}

function parseCount(text: string): number {
  const count = /^\d+$/.test(text.trim()) ? Number(text) : 0;
  if (count >= 1 && count <= MOST) return count;
  throw new ShardError(`--shards: expected a whole number from 1 to ${MOST}, found "${text}"`);
}

function ofCount(shard: Shard, count: number | undefined): Shard {
  if (count === undefined || count === shard.count) return shard;
  throw new ShardError(
    `--shard ${shard.index + 1}/${shard.count} and --shards ${count}: two different numbers of shards; leave --shards away`,
  );
}

/**
 * The runs of a shard, `from` up to but without `to`, by number. All shards together have each of `runs` runs once, and
 * none has more than one run more than another.
 */
export function rangeOf({ index, count }: Shard, runs: number): { from: number; to: number } {
  return { from: Math.floor((index * runs) / count), to: Math.floor(((index + 1) * runs) / count) };
}
