import { drawKey, PURPOSE, runKey } from '../src/core/rng.ts';
import { CHUNK, shopKernel } from '../src/model/engine/kernel.ts';
import { type KernelTables, kernelTables } from '../src/model/engine/kernel-tables.ts';
import { createMarket } from '../src/model/open/create.ts';
import { step } from '../src/model/step.ts';
import type { Scenario } from '../src/scenario/schema.ts';

/** One cell's week as the kernel sees it. */
interface KernelCell {
  readonly first: number;
  readonly consumers: number;
  readonly trips: number;
  readonly bits: number;
  readonly alias: Int32Array;
  readonly tables: KernelTables;
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
      bits: shape.bits,
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
  const words: number[] = [CHUNK, cells.length];
  const list = (values: ArrayLike<number>): void => {
    words.push(values.length);
    for (let i = 0; i < values.length; i++) words.push(values[i]);
  };
  for (const { first, consumers, trips, bits, alias, tables, keys, tally } of cells) {
    words.push(first, consumers, trips, bits, tables.gain, tables.decay);
    for (const values of [alias, tables.topShifted, keys, tables.move, tables.methodOf]) list(values);
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

/** A pass of our kernel, from the words of the input. */
export function ownPass({ cells, words: start }: KernelInput): Pass {
  const words = start.slice();
  for (const { tally } of cells) tally.fill(0);
  const begin = process.hrtime.bigint();
  for (const cell of cells) {
    const end = cell.first + cell.consumers;
    for (let from = cell.first; from < end; from += CHUNK) {
      shopChunk(cell, words, from, Math.min(from + CHUNK, end));
    }
  }
  const nanoseconds = Number(process.hrtime.bigint() - begin);
  const checksum = [...cells.map(({ tally }) => tally), words].reduce(mixed, 0x811c9dc5 | 0);
  return { nanoseconds, checksum: checksum >>> 0 };
}

function shopChunk(
  { trips, bits, alias, tables, tally, keys }: KernelCell,
  words: Int32Array,
  from: number,
  to: number,
): void {
  const { move, methodOf, topShifted, gain, decay } = tables;
  shopKernel(words, from, to, 0, trips, bits, alias, move, methodOf, topShifted, tally, keys, gain, decay);
}

/** FNV-1a over 32-bit words. */
function mixed(sum: number, values: Int32Array): number {
  let hash = sum;
  for (let i = 0; i < values.length; i++) hash = Math.imul(hash ^ values[i], 0x01000193);
  return hash;
}
