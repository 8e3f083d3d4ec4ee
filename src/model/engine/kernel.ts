/**
 * The innermost loop: consumers `from .. to` make `trips` shopping trips each. In readable form, for every trip of each:
 *
 *     column  = upper `bits` bits of the first word;  fraction = the rest
 *     entry   = alias[row, column]
 *     outcome = fraction < threshold(entry) ? column : aliasOf(entry)
 *     tally[top(row), outcome]++;  used |= bit(method(outcome))
 *     if (second word < (paid with top ? gain : decay)) row = move[row, method(outcome)]
 *
 * It is written without branches on data: sign masks choose. Trips are the outer loop, so that neighbouring turns of the
 * inner one do not wait for each other's look-ups. A consumer is one word (`word.ts`). The hash is `draw` and `secondDraw` of core/rng.ts, inline. Call it on short ranges (512): one long first call would keep V8's
 * on-stack-replacement code, up to 2.3 times slower, for good.
 */
export function shopKernel(
  words: Int32Array,
  from: number,
  to: number,
  firstTrip: number,
  trips: number,
  bits: number,
  alias: Int32Array,
  move: Uint16Array,
  methodOf: Uint8Array,
  topShifted: Int32Array,
  tally: Int32Array,
  keys: Int32Array,
  gain: number,
  decay: number,
): void {
  const shift = 32 - bits;
  const columnMask = (1 << bits) - 1;
  const fractionMask = -1 >>> bits;
  const gainOverDecay = (gain - decay) | 0;
  for (let k = firstTrip * 4; k < (firstTrip + trips) * 4; k += 4) {
    const k0 = keys[k];
    const k1 = keys[k + 1];
    const k2 = keys[k + 2];
    const k3 = keys[k + 3];
    for (let i = from; i < to; i++) {
      let x = i ^ k0;
      x = Math.imul(x ^ (x >>> 17), 0xed5ad4bb);
      x = ((x ^ (x >>> 11)) + k1) | 0;
      x = Math.imul(x, 0xac4c1b51);
      x = Math.imul(x ^ (x >>> 15), 0x31848bab);
      x ^= x >>> 14;
      let y = (x + Math.imul(i, 0x9e3779b1)) ^ k2;
      y = Math.imul(y ^ (y >>> 16), 0x21f0aaad);
      y = ((y ^ (y >>> 15)) + k3) | 0;
      y = Math.imul(y, 0x735a2d97);
      y ^= y >>> 15;

      const word = words[i];
      const row = word & 0x3fff;
      const column = x >>> shift;
      const entry = alias[((row << bits) + column) | 0];
      const other = entry & columnMask;
      const accept = ((x & fractionMask) - (entry >>> bits)) >> 31;
      const outcome = other ^ ((other ^ column) & accept);
      tally[(topShifted[row] + outcome) | 0]++;
      const method = methodOf[outcome];
      // bit 15 of a move says: paid with the top of wallet
      const step = move[((row << 4) + method) | 0];
      const threshold = (decay + (gainOverDecay & -(step >>> 15))) | 0;
      const moves = ((y >>> 2) - threshold) >> 31;
      // the bit of a method used; walking away is one to the left of all that are kept
      const used = (0x4000 << method) & 0x3fc000;
      words[i] = (word ^ ((row ^ (step & 0x7fff)) & moves)) | used;
    }
  }
}

/** Methods of a row in the table of moves are padded to 16: cash 0, platforms 1..7, walking away 8. */
export const WALKED_AWAY = 8;

/** Consumers handed to the kernel at a time. */
export const CHUNK = 512;

/** A probability as the threshold of a 30-bit coin. */
export const coinThreshold = (probability: number): number => Math.round(probability * 0x40000000);
