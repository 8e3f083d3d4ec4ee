import type { Room } from '../law/build-law.ts';
import type { HabitMoves } from '../law/habit.ts';
import type { OutcomeShape } from '../law/law.ts';
import type { Rows } from '../law/rows.ts';
import { usedBit } from './word.ts';

/** Methods of a row in the table of steps are padded to 16: cash 0, platforms 1..7, walking away 8. */
export const WALKED_AWAY = 8;

/** A probability as the threshold of a 30-bit coin. */
export const coinThreshold = (probability: number): number => Math.round(probability * 0x40000000);

/** What the kernel needs beside the law: derived from the shape of outcomes and the habit moves. */
export interface KernelTables {
  readonly bits: number;
  readonly methods: number;
  /**
   * What a trip does to a consumer's word, by (row << 4) + method paid with, in one word: bits that moving to the next row
   * turns over (0 to 13), the bit of the method used (14 to 21), and the sign, which says that it was the top of wallet.
   */
  readonly steps: Int32Array;
  /** By outcome. */
  readonly methodOf: Uint8Array;
  /** By row: the top of wallet << bits. */
  readonly topShifted: Int32Array;
  readonly gain: number;
  readonly decay: number;
}

/** @param room memory of so many bytes, which all who read the tables can reach */
export function kernelTables(
  rows: Rows,
  { bits, stride, methods }: OutcomeShape,
  moves: HabitMoves,
  room: Room = (bytes) => new ArrayBuffer(bytes),
): KernelTables {
  const steps = new Int32Array(room(rows.count << 6));
  for (let row = 0; row < rows.count; row++) {
    for (let method = 0; method < methods; method++) {
      const turned = row ^ moves.to[row * methods + method];
      const withTop = method === rows.topOf[row] ? 1 << 31 : 0;
      steps[(row << 4) + method] = turned | usedBit(method) | withTop;
    }
    steps[(row << 4) + WALKED_AWAY] = 0;
  }
  const methodOf = new Uint8Array(room(1 << bits));
  for (let outcome = 0; outcome < methodOf.length; outcome++) {
    const method = outcome % stride;
    methodOf[outcome] = method === methods ? WALKED_AWAY : method;
  }
  const topShifted = new Int32Array(room(rows.count << 2));
  for (let row = 0; row < rows.count; row++) topShifted[row] = rows.topOf[row] << bits;
  const [gain, decay] = [coinThreshold(moves.gain), coinThreshold(moves.decay)];
  return { bits, methods, steps, methodOf, topShifted, gain, decay };
}
