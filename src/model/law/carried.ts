import type { AcceptanceClass, CellLaw } from './law.ts';
import type { Rows } from './rows.ts';

/** A trip as the law knows it: who made it, and how it ended. */
export interface EndedTrip {
  /** Row of the consumer when it began. */
  readonly row: number;
  readonly place: AcceptanceClass;
  /** Method paid with; `methods` for walking away. */
  readonly method: number;
}

/**
 * Chance that cash was carried on a trip, given how it ended (Bayes). The law mixes over carrying: with or without cash,
 * a trip ends so with chance a S^lambda / (sum over shops of a S^lambda) times w / S, of which attraction a and weight w
 * of the method are the same in both.
 *
 * @param carriesCash chance of carrying cash on a trip: the prior
 */
export function chanceOfCash(rows: Rows, law: CellLaw, carriesCash: number, trip: EndedTrip): number {
  const without = (1 - carriesCash) * likelihood(rows, law, 0, trip);
  const with_ = carriesCash * likelihood(rows, law, 1, trip);
  return with_ + without > 0 ? with_ / (with_ + without) : carriesCash;
}

/** Chance of such an end with cash (`carry` 1) or without (0), but for factors that are the same in both. */
function likelihood(rows: Rows, { shape, tills, pull }: CellLaw, carry: 0 | 1, trip: EndedTrip): number {
  const { row, method } = trip;
  const { usable, terms } = trip.place;
  const till = tills[terms];
  const set = (rows.portfolioOf[row] | carry) & usable;
  const isPossible =
    method === shape.methods ? till.utilities.walkAway || set === 0 : ((set >> method) & 1) === 1;
  if (!isPossible) return 0;
  return till.powersPerTotal[till.line(set, rows.topOf[row]) + rows.rungOf[row]] / pull[row * 2 + carry];
}
