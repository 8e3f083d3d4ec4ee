import { drawKey, PURPOSE, runKey } from '../src/core/rng.ts';
import type { Errand } from '../src/model/engine/job.ts';
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

/** The same in 32-bit words, for kernels in other processes and languages. */
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
