import type { Stream } from './rng.ts';

/**
 * A simple random sample of `size` out of 0 .. `from` - 1 without replacement, in the order drawn: a smaller sample from
 * the same stream is the beginning of a larger one. Memory grows with `size` alone (Fisher & Yates 1938, on a sparse list).
 */
export function sampleOf(size: number, from: number, random: Stream): number[] {
  const moved = new Map<number, number>();
  return Array.from({ length: size }, (_, place) => {
    const drawn = place + Math.floor(random() * (from - place));
    const chosen = moved.get(drawn) ?? drawn;
    moved.set(drawn, moved.get(place) ?? place);
    return chosen;
  });
}
