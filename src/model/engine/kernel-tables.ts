import type { Room } from '../law/build-law.ts';
import type { HabitMoves } from '../law/habit.ts';
import type { OutcomeShape } from '../law/law.ts';
import type { Rows } from '../law/rows.ts';
import { coinThreshold, WALKED_AWAY } from './kernel.ts';

/** What the kernel needs beside the law: derived from the shape of outcomes and the habit moves. */
export interface KernelTables {
  readonly bits: number;
  readonly move: Uint16Array;
  readonly methodOf: Uint8Array;
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
  const move = new Uint16Array(room(rows.count << 5));
  for (let row = 0; row < rows.count; row++) {
    for (let method = 0; method < methods; method++) {
      move[(row << 4) + method] =
        moves.to[row * methods + method] | (method === rows.topOf[row] ? 0x8000 : 0);
    }
    move[(row << 4) + WALKED_AWAY] = row;
  }
  const methodOf = new Uint8Array(room(1 << bits));
  for (let outcome = 0; outcome < methodOf.length; outcome++) {
    const method = outcome % stride;
    methodOf[outcome] = method === methods ? WALKED_AWAY : method;
  }
  const topShifted = new Int32Array(room(rows.count << 2));
  for (let row = 0; row < rows.count; row++) topShifted[row] = rows.topOf[row] << bits;
  return {
    bits,
    move,
    methodOf,
    topShifted,
    gain: coinThreshold(moves.gain),
    decay: coinThreshold(moves.decay),
  };
}
