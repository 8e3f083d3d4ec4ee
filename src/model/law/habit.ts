import type { Scenario } from '../../scenario/schema.ts';
import type { Rows } from './rows.ts';

/**
 * How a payment moves habit (ODD 7.9): a table of rows, by row and method paid with.
 *
 * A payment with the top of wallet climbs a rung with chance `gain`. A payment with another method falls a rung with
 * chance `decay`; on the lowest rung that method becomes top of wallet. Walking away changes nothing.
 */
export interface HabitMoves {
  /** The parameters it was made from. */
  readonly from: Scenario['habit'];
  /** Where a payment leads if its coin falls so, by `row * methods + method`. */
  readonly to: Uint16Array;
  readonly gain: number;
  readonly decay: number;
}

export function habitMoves(rows: Rows, habit: Scenario['habit'], landingRung: number): HabitMoves {
  const to = new Uint16Array(rows.count * rows.methods);
  for (let row = 0; row < rows.count; row++) {
    for (let method = 0; method < rows.methods; method++) {
      to[row * rows.methods + method] = destination(rows, habit.rule, landingRung, row, method);
    }
  }
  const always = habit.rule === 'last-used';
  return { from: habit, to, gain: always ? 1 : habit.gain, decay: always ? 1 : habit.decay };
}

function destination(
  rows: Rows,
  rule: Scenario['habit']['rule'],
  landingRung: number,
  row: number,
  method: number,
): number {
  const portfolio = rows.portfolioOf[row];
  const top = rows.topOf[row];
  const rung = rows.rungOf[row];
  const highest = rows.rungs - 1;
  if (method > 0 && !((portfolio >> method) & 1)) return row; // cannot happen: not held
  if (rule === 'last-used') return rows.at(portfolio, method, highest);
  if (method === top) return rows.at(portfolio, top, Math.min(rung + 1, highest));
  if (rung > 0) return rows.at(portfolio, top, rung - 1);
  return rows.at(portfolio, method, landingRung);
}

/** Habit strength of a rung, from 0 to 1. A ladder of one rung is always at full strength. */
export const strengthOf = (rung: number, rungs: number): number => (rungs === 1 ? 1 : rung / (rungs - 1));
