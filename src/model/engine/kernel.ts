import type { Errand } from './job.ts';
import type { KernelTables } from './kernel-tables.ts';
import { MOST_ROWS } from './word.ts';

/** Consumers at hand at a time. Few: what V8 compiles while a long loop is under way stays, and is up to 2.3 times slower. */
export const CHUNK = 512;

/** Sends consumers shopping, by a law that it has at hand. */
export interface Kernel {
  /** Entries of an alias table that it has room for. */
  readonly entries: number;
  /** Outcomes that it has room for. */
  readonly outcomes: number;
  /** Takes the law of an errand to hand, and begins to count anew. An errand is known by itself: every week has its own. */
  load(errand: Errand): void;
  /** Consumers `from .. to` make `trips` trips each, of which trip number k draws by `keys[4 k .. 4 k + 3]`. */
  shop(words: Int32Array, from: number, to: number, firstTrip: number, trips: number, keys: Int32Array): void;
  /** Trips made by the law at hand, by (top of wallet << bits) + outcome, as far as these go. */
  readonly tally: Int32Array;
}

/**
 * A kernel of its own room. The innermost loop is in `shopAtHand`: `count` consumers from number `first` on make `trips`
 * shopping trips each. In readable form:
 *
 *     column  = lower `bits` bits of the first word;  fraction = the rest
 *     entry   = alias[row, column]
 *     outcome = fraction < threshold(entry) ? column : aliasOf(entry)
 *     tally[top(row), outcome]++
 *     step    = steps[row, method(outcome)];  used |= usedBy(step)
 *     if (second word < (paidWithTop(step) ? gain : decay)) row = rowAfter(step)
 *
 * It is written without branches on data: sign masks choose. Trips are the outer loop, so that neighbouring turns of the
 * inner one do not wait for each other's look-ups. A consumer is one word (`word.ts`), and so is a step
 * (`kernel-tables.ts`). The hash is `draw` and `secondDraw` of core/rng.ts, inline.
 *
 * What the loop reads and counts is brought to where it never moves from: V8 writes the places and lengths of arrays that
 * are constants of its only closure into the code. Of arrays that are handed over it asks at every access what they are and
 * where, which takes 2.5 ns a trip. They are constants only if they are named outside of the loops, and only in the first
 * kernel made: so there is one for all (`kernelFor`). Besides, tables that were just copied lie in the nearest caches.
 */
function createKernel(entries: number, outcomes: number): Kernel {
  const people = new Int32Array(CHUNK);
  const alias = new Int32Array(entries);
  const methodOf = new Uint8Array(outcomes);
  const topShifted = new Int32Array(MOST_ROWS);
  // longer than any row and any byte lead to, so that V8 sees that a step is always in it
  const steps = new Int32Array((MOST_ROWS << 4) + 256);
  const tally = new Int32Array(outcomes << 3);
  let errand: Errand | null = null;

  function shopAtHand(
    first: number,
    count: number,
    firstTrip: number,
    trips: number,
    keys: Int32Array,
    tables: KernelTables,
  ): void {
    const words = people;
    const entryOf = alias;
    const method = methodOf;
    const topOf = topShifted;
    const stepOf = steps;
    const counts = tally;
    const bits = tables.bits | 0;
    const decay = tables.decay | 0;
    const gainOverDecay = (tables.gain - decay) | 0;
    const columnMask = (1 << bits) - 1;
    const thresholdMask = ~columnMask;
    for (let k = firstTrip * 4; k < (firstTrip + trips) * 4; k += 4) {
      const k0 = keys[k];
      const k1 = keys[k + 1];
      const k2 = keys[k + 2];
      const k3 = keys[k + 3];
      for (let at = 0; at < count; at = (at + 1) | 0) {
        const i = (first + at) | 0;
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

        const word = words[at];
        const row = word & 0x3fff;
        const column = x & columnMask;
        const entry = entryOf[((row << bits) + column) >>> 0];
        const other = entry & columnMask;
        // a threshold has no bits where a word has its column: the words may be compared as they are, less one bit for the sign
        const accept = ((x >>> 1) - ((entry & thresholdMask) >>> 1)) >> 31;
        const outcome = other ^ ((other ^ column) & accept);
        counts[(topOf[row] + outcome) >>> 0]++;
        const step = stepOf[(row << 4) + method[outcome >>> 0]];
        const threshold = (decay + (gainOverDecay & (step >> 31))) | 0;
        const moves = ((y >>> 2) - threshold) >> 31;
        words[at] = (word ^ (step & 0x3fff & moves)) | (step & 0x3fc000);
      }
    }
  }

  return {
    entries,
    outcomes,
    tally,
    load(next) {
      const { tables } = next;
      tally.fill(0, 0, tables.methods << tables.bits);
      if (next === errand) return;
      alias.set(next.alias.subarray(0, tables.topShifted.length << tables.bits));
      if (tables !== errand?.tables) {
        methodOf.set(tables.methodOf);
        topShifted.set(tables.topShifted);
        steps.set(tables.steps);
      }
      errand = next;
    },
    shop(words, from, to, firstTrip, trips, keys) {
      for (let first = from; first < to; first += CHUNK) {
        const count = Math.min(CHUNK, to - first);
        copy(words, first, people, 0, count);
        shopAtHand(first | 0, count, firstTrip, trips, keys, errand!.tables);
        copy(people, 0, words, first, count);
      }
    },
  };
}

/** Words below which a loop is faster than a view and a copy. */
const FEW = 32;

function copy(from: Int32Array, at: number, to: Int32Array, place: number, count: number): void {
  if (count >= FEW) to.set(from.subarray(at, at + count), place);
  else for (let i = 0; i < count; i++) to[place + i] = from[at + i];
}

/** Room for all but the largest laws: seven platforms that anyone may hold and fourteen acceptance classes. */
let kernel = createKernel(1 << 20, 1 << 10);

/** This thread's kernel, with room for a law of so many entries and outcomes. A new one is slower, but has room. */
export function kernelFor(entries: number, outcomes: number): Kernel {
  if (entries > kernel.entries || outcomes > kernel.outcomes) {
    kernel = createKernel(Math.max(entries, kernel.entries), Math.max(outcomes, kernel.outcomes));
  }
  return kernel;
}
