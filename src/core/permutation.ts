import { draw, type Stream, wordOf } from './rng.ts';

/** A permutation of 0 .. n - 1: the place to which each goes. */
export type Permutation = (index: number) => number;

/**
 * A random permutation that is never stored, for n up to 2^31: the swap-or-not shuffle of Hoang, Morris & Rogaway (2012).
 * A round pairs each number x with key - x (modulo n), and a bit hashed from the larger of the two says whether the pair
 * changes places. Unlike a Feistel network it fits every n and reaches odd permutations as often as even ones.
 */
export function permutation(n: number, random: Stream): Permutation {
  const rounds = 24 + 4 * (32 - Math.clz32(n));
  const pairing = Array.from({ length: rounds }, () => Math.floor(random() * n));
  const hash = Int32Array.from({ length: 2 * rounds }, () => wordOf(random));
  return (index) => {
    let x = index;
    for (let round = 0; round < rounds; round++) {
      const gap = pairing[round] - x;
      const partner = gap < 0 ? gap + n : gap;
      if (draw(hash, 2 * round, Math.max(x, partner)) < 0) x = partner;
    }
    return x;
  };
}
