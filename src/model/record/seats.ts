import type { Cell } from '../cell.ts';
import type { Branch, Market } from '../market.ts';
import { eachKind, type Service, spreadOver } from '../week/trips.ts';

/** Trips of one acceptance class that ended alike (`method`: paid with, or `methods` for walking away). */
interface TripKind {
  readonly classIndex: number;
  readonly method: number;
  readonly service: Service;
}

/** Trips of one kind by branch, as far as they are not yet given to a consumer. */
interface Places {
  left: number;
  readonly counts: Float64Array;
}

/**
 * Where the trips of a cell went in the week just done. The model draws how many trips of a kind each branch got, not whose
 * they were, since nothing depends on it. Here the counts are drawn again (the same stream gives the same), and trips take
 * one place after the other at random, as if shuffled: each trip goes to a branch with the chance of its attraction,
 * independently of others of its kind, and where all trips take a place, every branch has the trips that its books say.
 */
export class Seats {
  private readonly branches: readonly (readonly Branch[])[];
  private readonly places = new Map<string, Places>();

  constructor(market: Market, cell: Cell, trips: ArrayLike<number>) {
    const region = market.regions[cell.region];
    const spread = market.engine.spreader(cell);
    this.branches = region.branchesOfClass;
    eachKind(market, region, cell.law, trips, (classIndex, method, service, left) => {
      const counts = new Float64Array(this.branches[classIndex].length);
      spreadOver(region, classIndex, spread, left, (place, count) => {
        counts[place] = count;
      });
      this.places.set(keyOf({ classIndex, method, service }), { left, counts });
    });
  }

  /** A branch for one more trip of a kind; `u` in [0, 1) chooses among the places left. */
  take(kind: TripKind, u: number): Branch {
    const places = this.places.get(keyOf(kind));
    if (!places || places.left === 0) throw new Error(`more trips of the kind ${keyOf(kind)} than were made`);
    let number = Math.floor(u * places.left);
    let place = 0;
    while (number >= places.counts[place]) number -= places.counts[place++];
    places.counts[place]--;
    places.left--;
    return this.branches[kind.classIndex][place];
  }
}

const keyOf = ({ classIndex, method, service }: TripKind): string => `${classIndex} ${method} ${service}`;
