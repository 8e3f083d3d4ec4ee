import seedrandom from 'seedrandom';

/**
 * Randomness in two kinds.
 *
 * Named streams (`stream`) for whatever happens once or seldom: shops, tie-breaks. Counter-based draws (`drawKey`,
 * `draw`) for consumers: a hash of (seed, replicate, week, purpose, consumer), so that a run is the same on one thread or
 * many, and two scenarios differ only by what differs in them (common random numbers).
 */
export type Stream = () => number;

/** An independent stream of numbers in [0, 1) for a purpose: the same words give the same numbers. */
export function stream(...words: readonly (string | number)[]): Stream {
  return seedrandom.alea(JSON.stringify(words));
}

/** A stream that knows how many numbers it has given, and so can be taken up again. */
export interface CountedStream extends Stream {
  drawn: number;
}

/** As `stream`. */
export function countedStream(...words: readonly (string | number)[]): CountedStream {
  const next = stream(...words);
  const counted: CountedStream = () => {
    counted.drawn++;
    return next();
  };
  counted.drawn = 0;
  return counted;
}

/** Four 32-bit words that identify a run: all its counter-based draws derive from them. */
export type RunKey = Int32Array;

export function runKey(seed: string | number, replicate: number): RunKey {
  const source = seedrandom.alea(JSON.stringify([seed, replicate, 'counter-based draws']));
  return Int32Array.from({ length: 4 }, () => source.int32());
}

/**
 * What a counter-based draw is for; each purpose has draws of its own. To `trip` and `panel` the trip's
 * number is added, to `places` the cell's.
 */
export const PURPOSE = {
  populate: 1,
  extraTrip: 2,
  wallets: 3,
  walletChoice: 4,
  trip: 16,
  panel: 1024,
  places: 1 << 20,
} as const;

/** Murmur3's finaliser: every bit of `h` reaches every bit of the result. */
function avalanche(h: number): number {
  let x = h ^ (h >>> 16);
  x = Math.imul(x, 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/** Writes the four key words of (run, week, purpose) into `key` at `offset`; `purpose` is a small whole number. */
export function drawKey(run: RunKey, week: number, purpose: number, key: Int32Array, offset = 0): Int32Array {
  let h = 0;
  for (let lane = 0; lane < 4; lane++) {
    h = avalanche(h ^ run[lane]);
    h = avalanche(Math.imul(h, 5) + Math.imul(week, 0x9e3779b1) + lane);
    h = avalanche(Math.imul(h, 5) + Math.imul(purpose, 0x85ebca77) + lane);
    key[offset + lane] = h;
  }
  return key;
}

/**
 * First 32-bit word for counter `i`. Multipliers: C. Wellons, "lowbias32"-style three-round hash, keyed between rounds.
 * The kernel repeats these lines inline: keep the two alike (a test compares them).
 */
export function draw(key: Int32Array, offset: number, i: number): number {
  let x = i ^ key[offset];
  x = Math.imul(x ^ (x >>> 17), 0xed5ad4bb);
  x = ((x ^ (x >>> 11)) + key[offset + 1]) | 0;
  x = Math.imul(x, 0xac4c1b51);
  x = Math.imul(x ^ (x >>> 15), 0x31848bab);
  return x ^ (x >>> 14);
}

/** Second word for counter `i`, given the first. */
export function secondDraw(key: Int32Array, offset: number, i: number, first: number): number {
  let y = (first + Math.imul(i, 0x9e3779b1)) ^ key[offset + 2];
  y = Math.imul(y ^ (y >>> 16), 0x21f0aaad);
  y = ((y ^ (y >>> 15)) + key[offset + 3]) | 0;
  y = Math.imul(y, 0x735a2d97);
  return y ^ (y >>> 15);
}

/** A word as a number in [0, 1). */
export const unit = (word: number): number => (word >>> 0) * 2.3283064365386963e-10;

/** The draws under a key, one after the other: a stream that costs nothing to begin. */
export function drawsUnder(key: Int32Array): Stream {
  let drawn = 0;
  return () => unit(draw(key, 0, drawn++));
}

/** The next number of a stream as a word: the inverse of `unit`. */
export const wordOf = (random: Stream): number => (random() * 4294967296) | 0;
