import type { Design } from './design.ts';
import { permutation } from './permutation.ts';
import { draw, stream, wordOf } from './rng.ts';

/** Places within a stratum; few enough that a point never strays over the border of its stratum by rounding. */
const PLACES = 2 ** 20;

export interface LatinHypercubeOptions {
  /** Up to 2^30. */
  readonly points: number;
  readonly dimensions: number;
  readonly seed: string | number;
}

/**
 * Latin hypercube (McKay, Beckman & Conover 1979): the range of every coordinate is cut into as many strata as there are
 * points, each stratum holds exactly one of them, and which strata meet in a point is left to chance. Within its stratum
 * a point lies anywhere.
 */
export function latinHypercube({ points, dimensions, seed }: LatinHypercubeOptions): Design {
  const axes = Array.from({ length: dimensions }, (_, dimension) => {
    const random = stream(seed, 'Latin hypercube', dimension);
    const place = Int32Array.of(wordOf(random), wordOf(random));
    return { stratum: permutation(points, random), place };
  });
  return {
    points,
    dimensions,
    pointAt: (index) =>
      axes.map(({ stratum, place }) => {
        const within = ((draw(place, 0, index) >>> 12) + 0.5) / PLACES;
        return (stratum(index) + within) / points;
      }),
  };
}
