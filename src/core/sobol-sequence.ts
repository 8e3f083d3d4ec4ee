import type { Sequence } from './design.ts';
import { type Stream, stream, unit, wordOf } from './rng.ts';
import { BITS, DIRECTIONS, SOBOL_DIMENSIONS } from './sobol-directions.ts';

/**
 * Sobol's sequence (1967): however far it is followed, its points leave no large gap and do not crowd, and the first 2^m
 * of them stand one in each of 2^m equal intervals of every coordinate. What is averaged over them is off by nearly 1/n
 * where chance is off by 1/sqrt(n).
 *
 * Points come in the Gray-code order of Antonov & Saleev (1979), as everywhere in practice; within a block of 2^m that
 * begins at a multiple of 2^m they are the points of the original order. Point 0 is the origin.
 *
 * @throws RangeError beyond 200 dimensions.
 */
export function sobolSequence(dimensions: number): Sequence {
  return sequence(dimensions, checked(dimensions), new Uint32Array(dimensions));
}

/**
 * Sobol's sequence made random without losing its evenness: every bit of a coordinate is mixed with those above it by a
 * random triangular matrix (Matoušek 1998), then all points are shifted by the same random bits. Each point alone is
 * uniform in the cube, so that averages are free of bias, and another seed gives an independent estimate. Any two points
 * lie to each other as after the nested scrambling of Owen (1995), so that averages have the same variance as with it.
 *
 * @throws RangeError beyond 200 dimensions.
 */
export function scrambledSobol(dimensions: number, seed: string | number): Sequence {
  const directions = checked(dimensions);
  const random = stream(seed, 'scrambling of the Sobol sequence');
  const shifts = new Uint32Array(dimensions);
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const matrix = triangular(random);
    for (let k = dimension * BITS; k < (dimension + 1) * BITS; k++)
      directions[k] = product(matrix, directions[k]);
    shifts[dimension] = wordOf(random);
  }
  return sequence(dimensions, directions, shifts);
}

/** A copy of the direction numbers of the first dimensions. */
function checked(dimensions: number): Uint32Array {
  if (dimensions > SOBOL_DIMENSIONS)
    throw new RangeError(`Sobol points have at most ${SOBOL_DIMENSIONS} dimensions here, not ${dimensions}.`);
  return DIRECTIONS.slice(0, dimensions * BITS);
}

/** Columns of a triangular matrix over GF(2): column j changes bit j, from the top, and at random the bits below it. */
const triangular = (random: Stream): number[] =>
  Array.from({ length: BITS }, (_, j) => {
    const diagonal = 1 << (BITS - 1 - j);
    return diagonal | (wordOf(random) & ((diagonal >>> 0) - 1));
  });

function product(matrix: readonly number[], word: number): number {
  let result = 0;
  for (let j = 0; j < BITS; j++) if ((word >>> (BITS - 1 - j)) & 1) result ^= matrix[j];
  return result;
}

function sequence(dimensions: number, directions: Uint32Array, shifts: Uint32Array): Sequence {
  return {
    dimensions,
    pointAt: (index) =>
      Array.from(shifts, (shift, dimension) => unit(shift ^ crossed(directions, dimension * BITS, index))),
  };
}

/** The direction numbers that stand where the Gray code of `index` has a 1, added without carry. */
function crossed(directions: Uint32Array, from: number, index: number): number {
  let word = 0;
  for (let rest = index ^ (index >>> 1), k = from; rest !== 0; rest >>>= 1, k++)
    if (rest & 1) word ^= directions[k];
  return word;
}
