import type { Design } from './design.ts';
import { type Stream, stream } from './rng.ts';

export interface MorrisOptions {
  /** Factors, each a coordinate of the unit cube. */
  readonly factors: number;
  readonly trajectories: number;
  /** Levels of a factor, p: an even number, 0, 1/(p - 1), .., 1. */
  readonly levels: number;
  readonly seed: string | number;
}

/** A path through the grid on which every factor moves once, by p/2 levels. */
export interface Trajectory {
  /** Level of each factor at the first point, from 0. */
  readonly start: readonly number[];
  /** Level of each factor after its move. */
  readonly end: readonly number[];
  /** Factors in the order in which they move. */
  readonly order: readonly number[];
}

/** Trajectory after trajectory, each with one point more than there are factors. */
export interface MorrisDesign extends Design {
  readonly trajectories: number;
  readonly levels: number;
  trajectoryAt(index: number): Trajectory;
}

/**
 * Random trajectories of Morris (1991), Factorial sampling plans for preliminary computational experiments, Technometrics
 * 33: steps of p/(2(p - 1)), with which every level of every factor is met equally often, upwards or downwards.
 *
 * @throws RangeError if the levels are not an even number from 2.
 */
export function morrisDesign({ factors, trajectories, levels, seed }: MorrisOptions): MorrisDesign {
  if (levels < 2 || levels % 2 !== 0)
    throw new RangeError(`Trajectories of Morris need an even number of levels from 2, not ${levels}.`);
  const trajectoryAt = (index: number) =>
    trajectory(factors, levels, stream(seed, 'Morris trajectory', index));
  return {
    points: trajectories * (factors + 1),
    dimensions: factors,
    trajectories,
    levels,
    trajectoryAt,
    pointAt(index) {
      const { start, end, order } = trajectoryAt(Math.floor(index / (factors + 1)));
      const moved = order.slice(0, index % (factors + 1));
      return start.map((level, factor) => (moved.includes(factor) ? end[factor] : level) / (levels - 1));
    },
  };
}

function trajectory(factors: number, levels: number, random: Stream): Trajectory {
  const start = Array.from({ length: factors }, () => Math.floor(random() * levels));
  const end = start.map((level) => (level + levels / 2) % levels);
  return { start, end, order: shuffled(factors, random) };
}

/** The numbers 0 .. n - 1 in random order (Fisher & Yates 1938). */
function shuffled(n: number, random: Stream): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let left = n - 1; left > 0; left--) {
    const drawn = Math.floor(random() * (left + 1));
    [order[left], order[drawn]] = [order[drawn], order[left]];
  }
  return order;
}
