import { drawOutcome } from '../../core/alias.ts';
import { draw, drawKey, PURPOSE, type RunKey, secondDraw, unit } from '../../core/rng.ts';
import { coinThreshold } from '../engine/kernel-tables.ts';
import type { HabitMoves } from '../law/habit.ts';
import type { CellLaw } from '../law/law.ts';
import type { Rows } from '../law/rows.ts';

/** A trip as it was drawn. */
export interface DrawnTrip {
  /** Row of the consumer before it. */
  readonly row: number;
  /** Outcome by the law: acceptance class and method, or walking away. */
  readonly outcome: number;
}

/**
 * The trips of single consumers in one week, drawn once more: draws are counted, not consumed, so that whoever knows the
 * row at the start and the law of the week sees what the kernel saw. `engine/kernel.ts` is the same, fast and for all.
 */
export class Replay {
  private readonly rows: Rows;
  private readonly moves: HabitMoves;
  private readonly gain: number;
  private readonly decay: number;
  private readonly run: RunKey;
  private readonly week: number;
  private readonly extra: Int32Array;
  private readonly keys: Int32Array[] = [];

  constructor(rows: Rows, moves: HabitMoves, run: RunKey, week: number) {
    this.rows = rows;
    this.moves = moves;
    this.gain = coinThreshold(moves.gain);
    this.decay = coinThreshold(moves.decay);
    this.run = run;
    this.week = week;
    this.extra = drawKey(run, week, PURPOSE.extraTrip, new Int32Array(4));
  }

  /**
   * @param trips expected trips of the week
   * @param row the consumer's row before the first
   * @returns the trips in order, and the row after the last
   */
  tripsOf(
    consumer: number,
    law: CellLaw,
    trips: number,
    row: number,
  ): { made: readonly DrawnTrip[]; after: number } {
    const { bits } = law.shape;
    const made: DrawnTrip[] = [];
    let at = row;
    for (let trip = 0; trip < this.countOf(consumer, trips); trip++) {
      const key = this.keyOf(trip);
      const first = draw(key, 0, consumer);
      const outcome = drawOutcome(law.alias, at << bits, bits, first);
      made.push({ row: at, outcome });
      at = this.moved(at, outcome % law.shape.stride, secondDraw(key, 0, consumer, first));
    }
    return { made, after: at };
  }

  /** Whole trips are made by all; what is left of one is a coin. */
  private countOf(consumer: number, trips: number): number {
    const whole = Math.floor(trips);
    return unit(draw(this.extra, 0, consumer)) < trips - whole ? whole + 1 : whole;
  }

  private keyOf(trip: number): Int32Array {
    this.keys[trip] ??= drawKey(this.run, this.week, PURPOSE.trip + trip, new Int32Array(4));
    return this.keys[trip];
  }

  /** The row after a trip; `word` throws the coin of habit. Walking away moves nothing. */
  private moved(row: number, method: number, word: number): number {
    if (method === this.rows.methods) return row;
    const threshold = method === this.rows.topOf[row] ? this.gain : this.decay;
    return word >>> 2 < threshold ? this.moves.to[row * this.rows.methods + method] : row;
  }
}
