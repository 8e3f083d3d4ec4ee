import type { HabitMoves } from '../law/habit.ts';
import type { OutcomeShape } from '../law/law.ts';
import type { Rows } from '../law/rows.ts';
import { coinThreshold, WALKED_AWAY } from './kernel.ts';

/** What the kernel needs beside the law: derived from the shape of outcomes and the habit moves. */
export interface KernelTables {
  readonly shape: OutcomeShape;
  readonly moves: HabitMoves;
  readonly move: Uint16Array;
  readonly methodOf: Uint8Array;
  readonly topShifted: Int32Array;
  readonly gain: number;
  readonly decay: number;
}

export function kernelTables(rows: Rows, shape: OutcomeShape, moves: HabitMoves): KernelTables {
  const { bits, stride, methods } = shape;
  const move = new Uint16Array(rows.count << 4);
  for (let row = 0; row < rows.count; row++) {
    for (let method = 0; method < methods; method++) {
      move[(row << 4) + method] =
        moves.to[row * methods + method] | (method === rows.topOf[row] ? 0x8000 : 0);
    }
    move[(row << 4) + WALKED_AWAY] = row;
  }
  const methodOf = Uint8Array.from({ length: 1 << bits }, (_, outcome) => {
    const method = outcome % stride;
    return method === methods ? WALKED_AWAY : method;
  });
  return {
    shape,
    moves,
    move,
    methodOf,
    topShifted: Int32Array.from(rows.topOf, (top) => top << bits),
    gain: coinThreshold(moves.gain),
    decay: coinThreshold(moves.decay),
  };
}
