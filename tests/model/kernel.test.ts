import { describe, expect, it } from 'vitest';
import { buildAlias } from '../../src/core/alias.ts';
import { draw, drawKey, PURPOSE, runKey, secondDraw } from '../../src/core/rng.ts';
import type { Errand } from '../../src/model/engine/job.ts';
import { CHUNK, kernelFor } from '../../src/model/engine/kernel.ts';
import { coinThreshold, WALKED_AWAY } from '../../src/model/engine/kernel-tables.ts';
import { rowIn, usedBit, usedIn } from '../../src/model/engine/word.ts';

const CONSUMERS = 5000;

/** Three rows with tops 0, 1 and 2 over 2^bits outcomes, and every table the kernel reads. */
function errandOf(bits: number, gain: number, decay: number): Errand {
  const columns = 1 << bits;
  const rows = 3;
  const probability = new Float64Array(rows * columns);
  const alias = new Int32Array(rows * columns);
  const steps = new Int32Array(rows << 4);
  for (let row = 0; row < rows; row++) {
    let total = 0;
    for (let c = 0; c < columns; c++) total += probability[row * columns + c] = ((c * 7 + row * 3) % 11) ** 2;
    for (let c = 0; c < columns; c++) probability[row * columns + c] /= total;
    // paying with method m leads to row m mod 3, with the top if that is the same row; who leaves stays
    for (let m = 0; m < WALKED_AWAY; m++) steps[(row << 4) + m] = stepTo(row, m % rows, m);
    buildAlias(probability, row * columns, bits, alias);
  }
  const methodOf = Uint8Array.from({ length: columns }, (_, c) => c % (WALKED_AWAY + 1));
  const topShifted = Int32Array.from({ length: rows }, (_, row) => row << bits);
  const coins = { gain: coinThreshold(gain), decay: coinThreshold(decay) };
  return { trips: 1, alias, tables: { bits, methods: rows, steps, methodOf, topShifted, ...coins } };
}

const stepTo = (row: number, next: number, method: number): number =>
  (row ^ next) | usedBit(method) | (next === row ? 1 << 31 : 0);

/** The kernel as its comment tells it, one consumer after the other. */
function readable(start: Int32Array, { alias, tables: t }: Errand, keys: Int32Array, trips: number) {
  const columns = 1 << t.bits;
  const tally = new Int32Array(t.methods << t.bits);
  const row = Array.from(start, rowIn);
  const used = row.map(() => 0);
  for (let i = 0; i < row.length; i++) {
    for (let k = 0; k < trips; k++) {
      const x = draw(keys, k * 4, i);
      const y = secondDraw(keys, k * 4, i, x);
      const column = (x >>> 0) % columns;
      const fraction = Math.floor((x >>> 0) / columns);
      const entry = alias[row[i] * columns + column];
      const outcome = fraction < entry >>> t.bits ? column : entry & (columns - 1);
      tally[t.topShifted[row[i]] + outcome]++;
      const method = t.methodOf[outcome];
      if (method === WALKED_AWAY) continue;
      used[i] |= 1 << method;
      const paidWithTop = method % 3 === row[i];
      if (y >>> 2 < (paidWithTop ? t.gain : t.decay)) row[i] = method % 3;
    }
  }
  return { row, used, tally };
}

function fast(words: Int32Array, errand: Errand, keys: Int32Array, trips: number) {
  const { bits, methods } = errand.tables;
  const kernel = kernelFor(errand.alias.length, 1 << bits);
  kernel.load(errand);
  kernel.shop(words, 0, words.length, 0, trips, keys);
  return {
    row: Array.from(words, rowIn),
    used: Array.from(words, usedIn),
    tally: kernel.tally.slice(0, methods << bits),
  };
}

function keysFor(trips: number): Int32Array {
  const keys = new Int32Array(trips * 4);
  for (let k = 0; k < trips; k++) drawKey(runKey('kernel', 3), 17, PURPOSE.trip + k, keys, k * 4);
  return keys;
}

const start = () => Int32Array.from({ length: CONSUMERS }, (_, i) => (i % 3) | ((i % 8) << 29));

describe('the kernel', () => {
  const coins = [
    [0.5, 0.5],
    [1, 1],
    [0, 1],
    [1, 0],
    [0.125, 0.875],
  ] as const;

  it.each([1, 3, 5, 6, 7, 8])('with %d bits does what its comment says, to the bit', (bits) => {
    for (const [gain, decay] of coins) {
      const errand = errandOf(bits, gain, decay);
      const plain = readable(start(), errand, keysFor(4), 4);
      expect(fast(start(), errand, keysFor(4), 4)).toEqual(plain);
    }
  });

  it('uses the draws of core/rng.ts: the outcome of a table without aliases is the lower bits of the word', () => {
    const keys = keysFor(1);
    const errand = errandOf(5, 0, 0);
    for (let place = 0; place < errand.alias.length; place++) errand.alias[place] = place & 31;
    const kernel = kernelFor(errand.alias.length, 32);
    for (let i = 0; i < 2000; i++) {
      kernel.load(errand);
      kernel.shop(new Int32Array(i + 1), i, i + 1, 0, 1, keys);
      expect(kernel.tally.indexOf(1)).toBe(draw(keys, 0, i) & 31);
    }
  });

  it('makes one draw per consumer and trip, and touches nobody outside its range', () => {
    const words = start();
    const errand = errandOf(5, 0.5, 0.5);
    const kernel = kernelFor(errand.alias.length, 32);
    kernel.load(errand);
    kernel.shop(words, 100, 3000, 2, 3, keysFor(6));
    expect(kernel.tally.slice(0, 3 << 5).reduce((sum, n) => sum + n, 0)).toBe(2900 * 3);
    expect(words.slice(100, 3000).filter((word) => usedIn(word) > 0).length).toBeGreaterThan(2800);
    const apart = (all: Int32Array) => [...all.slice(0, 100), ...all.slice(3000)];
    expect(apart(words)).toEqual(apart(start()));
  });

  it.each([7, 100, CHUNK, CHUNK + 1])(
    'gives the same whether a range is walked whole or in pieces of %d',
    (piece) => {
      const errand = errandOf(5, 0.5, 0.5);
      const whole = start();
      const { tally } = fast(whole, errand, keysFor(3), 3);
      const pieces = start();
      const kernel = kernelFor(errand.alias.length, 32);
      kernel.load(errand);
      for (let i = 0; i < CONSUMERS; i += piece) {
        kernel.shop(pieces, i, Math.min(i + piece, CONSUMERS), 0, 3, keysFor(3));
      }
      expect(pieces).toEqual(whole);
      expect(kernel.tally.slice(0, tally.length)).toEqual(tally);
    },
  );

  it('has room for a law of any size, and gives the same in whatever room', () => {
    const errand = errandOf(7, 0.5, 0.5);
    const before = fast(start(), errand, keysFor(3), 3);
    const large = kernelFor(1 << 21, 1 << 11);
    expect(kernelFor(errand.alias.length, 1 << 7)).toBe(large);
    expect(fast(start(), errandOf(7, 0.5, 0.5), keysFor(3), 3)).toEqual(before);
  });
});

describe('a coin', () => {
  it('never falls at chance 0 and always at chance 1', () => {
    expect([coinThreshold(0), coinThreshold(0.5), coinThreshold(1)]).toEqual([0, 2 ** 29, 2 ** 30]);
  });
});
