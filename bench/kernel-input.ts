import { drawKey, PURPOSE, runKey } from '../src/core/rng.ts';
import type { Errand } from '../src/model/engine/job.ts';
import { kernelFor } from '../src/model/engine/kernel.ts';
import { kernelTables } from '../src/model/engine/kernel-tables.ts';
import { createMarket } from '../src/model/open/create.ts';
import { step } from '../src/model/step.ts';
import type { Scenario } from '../src/scenario/schema.ts';

/** One cell's week as the kernel sees it. */
interface KernelCell extends Errand {
  readonly first: number;
  readonly consumers: number;
  readonly keys: Int32Array;
  readonly tally: Int32Array;
}

/** The kernel's work of a week: tables of all cells, and the word of every consumer before it. */
export interface KernelInput {
  readonly cells: readonly KernelCell[];
  readonly words: Int32Array;
}

/** The second week of a market, on the laws of its first. */
export function kernelInput(scenario: Scenario): KernelInput {
  const market = createMarket({ ...scenario, engine: 'agents' }, 0);
  step(market);
  const run = runKey(scenario.seed, 0);
  const cells = market.cells.map(({ first, consumers, segment, law }): KernelCell => {
    const { shape, alias } = law;
    const trips = scenario.segments[segment].trips;
    const keys = new Int32Array(trips * 4);
    for (let trip = 0; trip < trips; trip++) drawKey(run, 2, PURPOSE.trip + trip, keys, trip * 4);
    return {
      first,
      consumers,
      trips,
      alias: alias.slice(0, market.rows.count << shape.bits),
      tables: kernelTables(market.rows, shape, market.habitMoves),
      keys,
      tally: new Int32Array(market.rows.methods << shape.bits),
    };
  });
  const [words] = market.engine.memory();
  return { cells, words: Int32Array.from(words) };
}

export const tripsOf = ({ cells }: KernelInput): number =>
  cells.reduce((sum, { consumers, trips }) => sum + consumers * trips, 0);

/** The same in 32-bit words, for the reference in another language. */
export function numbersOf({ cells, words: start }: KernelInput): Int32Array {
  const words: number[] = [cells.length];
  const list = (values: ArrayLike<number>): void => {
    words.push(values.length);
    for (let i = 0; i < values.length; i++) words.push(values[i]);
  };
  for (const { first, consumers, trips, alias, tables, keys, tally } of cells) {
    words.push(first, consumers, trips, tables.bits, tables.gain, tables.decay);
    for (const values of [alias, tables.topShifted, keys, tables.steps, tables.methodOf]) list(values);
    words.push(tally.length);
  }
  list(start);
  return Int32Array.from(words);
}

/** What a pass over all consumers took, and a checksum of all that it wrote. */
export interface Pass {
  readonly nanoseconds: number;
  readonly checksum: number;
}

/** A pass of our kernel, from the words of the input: law by law, as in a week. */
export function ownPass({ cells, words: start }: KernelInput): Pass {
  const words = start.slice();
  const begin = process.hrtime.bigint();
  for (const { first, consumers, trips, alias, tables, keys, tally } of cells) {
    const kernel = kernelFor(alias.length, tables.methodOf.length);
    kernel.load({ trips, alias, tables });
    kernel.shop(words, first, first + consumers, 0, trips, keys);
    tally.set(kernel.tally.subarray(0, tally.length));
  }
  const nanoseconds = Number(process.hrtime.bigint() - begin);
  const checksum = [...cells.map(({ tally }) => tally), words].reduce(mixed, 0x811c9dc5 | 0);
  return { nanoseconds, checksum: checksum >>> 0 };
}

/** FNV-1a over 32-bit words. */
function mixed(sum: number, values: Int32Array): number {
  let hash = sum;
  for (let i = 0; i < values.length; i++) hash = Math.imul(hash ^ values[i], 0x01000193);
  return hash;
}
