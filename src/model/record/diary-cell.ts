import type { Cell } from '../cell.ts';
import type { HabitMoves } from '../law/habit.ts';
import type { Rows } from '../law/rows.ts';
import { Till } from '../law/till.ts';
import type { Market } from '../market.ts';
import { type UtilityParts, utilityParts } from '../week/utility.ts';

/**
 * What the diaries of one cell need of the week just done. It holds on to nothing that the next week overwrites, so that
 * diaries can be read when the run is over.
 */
export interface DiaryCell {
  readonly week: number;
  readonly rows: Rows;
  /** By method. */
  readonly methods: readonly string[];
  readonly retailers: Market['retailers'];
  readonly moves: HabitMoves;
  /** By terms. */
  readonly tills: readonly Till[];
  /** By terms and method. */
  readonly parts: readonly (readonly UtilityParts[])[];
}

/** @param network shares of payments by method, as the week's law saw them: the market's own are those of the next week */
export function diaryCell(market: Market, cell: Cell, network: ArrayLike<number>): DiaryCell {
  const region = market.regions[cell.region];
  const { tills } = cell.law;
  const partsOf = (till: Till, terms: number): UtilityParts[] =>
    market.platforms.map(({ method }) =>
      asInTheWeek(
        market,
        utilityParts(market, region, cell, terms, method),
        till.utilities.utility[method],
        network[method],
      ),
    );
  return {
    week: market.week,
    rows: market.rows,
    methods: market.platforms.map(({ id }) => id),
    retailers: market.retailers,
    moves: market.habitMoves,
    tills: tills.map(({ utilities }) => new Till(market.rows, utilities)),
    parts: tills.map(partsOf),
  };
}

/**
 * Two parts have moved on since the tables were built. What the network gave is computed from what the law saw, and what
 * resentment took is what is left of the utility that the till holds.
 */
function asInTheWeek({ rules }: Market, parts: UtilityParts, utility: number, network: number): UtilityParts {
  const now = { ...parts, network: rules.network.strength * network };
  const { taste, service, segment, cashback } = now;
  const others = taste + service + segment + cashback + now.network;
  return { ...now, resentment: rules.resentment.spillover === 0 ? 0 : others - utility };
}
