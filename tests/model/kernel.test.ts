import { describe, expect, it } from 'vitest';
import { buildAlias } from '../../src/core/alias.ts';
import { draw, drawKey, PURPOSE, runKey, secondDraw } from '../../src/core/rng.ts';
import { coinThreshold, shopKernel, WALKED_AWAY } from '../../src/model/engine/kernel.ts';
import { rowIn, usedIn } from '../../src/model/engine/word.ts';

const CONSUMERS = 5000;

/** Three rows with tops 0, 1 and 2 over 32 outcomes, and every table the kernel reads. */
function tables(bits: number) {
  const columns = 1 << bits;
  const rows = 3;
  const probability = new Float64Array(rows * columns);
  const alias = new Int32Array(rows * columns);
  const move = new Uint16Array(rows << 4);
  for (let row = 0; row < rows; row++) {
    let total = 0;
    for (let c = 0; c < columns; c++) total += probability[row * columns + c] = ((c * 7 + row * 3) % 11) ** 2;
    for (let c = 0; c < columns; c++) probability[row * columns + c] /= total;
    // paying with method m leads to row m mod 3, with the top if that is the same row; who leaves stays
    for (let m = 0; m < WALKED_AWAY; m++) move[(row << 4) + m] = (m % rows) | (m % rows === row ? 0x8000 : 0);
    move[(row << 4) + WALKED_AWAY] = row;
    buildAlias(probability, row * columns, bits, alias);
  }
  const methodOf = Uint8Array.from({ length: columns }, (_, c) => c % (WALKED_AWAY + 1));
  const topShifted = Int32Array.from({ length: rows }, (_, row) => row << bits);
  return { rows, columns, alias, move, methodOf, topShifted };
}

/** The kernel as its comment tells it, one consumer after the other. */
function readable(
  start: Int32Array,
  t: ReturnType<typeof tables>,
  bits: number,
  keys: Int32Array,
  trips: number,
  gain: number,
  decay: number,
) {
  const tally = new Int32Array(t.rows << bits);
  const row = Array.from(start, rowIn);
  const used = row.map(() => 0);
  for (let i = 0; i < row.length; i++) {
    for (let k = 0; k < trips; k++) {
      const x = draw(keys, k * 4, i);
      const y = secondDraw(keys, k * 4, i, x);
      const column = (x >>> 0) >>> (32 - bits);
      const fraction = (x >>> 0) % 2 ** (32 - bits);
      const entry = t.alias[row[i] * t.columns + column];
      const outcome = fraction < entry >>> bits ? column : entry & (t.columns - 1);
      tally[t.topShifted[row[i]] + outcome]++;
      const method = t.methodOf[outcome];
      if (method < WALKED_AWAY) used[i] |= 1 << method;
      const step = t.move[row[i] * 16 + method];
      const chance = step & 0x8000 ? gain : decay;
      if ((y >>> 2) / 2 ** 30 < chance) row[i] = step & 0x7fff;
    }
  }
  return { row, used, tally };
}

function fast(
  words: Int32Array,
  t: ReturnType<typeof tables>,
  bits: number,
  keys: Int32Array,
  trips: number,
  gain: number,
  decay: number,
) {
  const tally = new Int32Array(t.rows << bits);
  for (let from = 0; from < words.length; from += 512) {
    const to = Math.min(from + 512, words.length);
    shopKernel(
      words,
      from,
      to,
      0,
      trips,
      bits,
      t.alias,
      t.move,
      t.methodOf,
      t.topShifted,
      tally,
      keys,
      coinThreshold(gain),
      coinThreshold(decay),
    );
  }
  return { row: Array.from(words, rowIn), used: Array.from(words, usedIn), tally };
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

  it.each([5, 6, 7, 8])('with %d bits does what its comment says, to the bit', (bits) => {
    const t = tables(bits);
    for (const [gain, decay] of coins) {
      const plain = readable(start(), t, bits, keysFor(4), 4, gain, decay);
      expect(fast(start(), t, bits, keysFor(4), 4, gain, decay)).toEqual(plain);
    }
  });

  it('uses the draws of core/rng.ts: the outcome of a table without aliases is the upper bits of the word', () => {
    const keys = keysFor(1);
    const alias = Int32Array.from({ length: 32 }, (_, column) => column);
    const tally = new Int32Array(32);
    for (let i = 0; i < 2000; i++) {
      tally.fill(0);
      shopKernel(
        new Int32Array(i + 1),
        i,
        i + 1,
        0,
        1,
        5,
        alias,
        new Uint16Array(32),
        new Uint8Array(32),
        new Int32Array(1),
        tally,
        keys,
        0,
        0,
      );
      expect(tally.indexOf(1)).toBe(draw(keys, 0, i) >>> 27);
    }
  });

  it('makes one draw per consumer and trip, and touches nobody outside its range', () => {
    const t = tables(5);
    const words = start();
    const tally = new Int32Array(96);
    const keys = keysFor(6);
    shopKernel(
      words,
      100,
      300,
      2,
      3,
      5,
      t.alias,
      t.move,
      t.methodOf,
      t.topShifted,
      tally,
      keys,
      1 << 29,
      1 << 29,
    );
    expect(tally.reduce((sum, n) => sum + n, 0)).toBe(200 * 3);
    expect(words.every((word, i) => usedIn(word) > 0 === (i >= 100 && i < 300))).toBe(true);
    expect([...words.slice(0, 100), ...words.slice(300)]).toEqual([
      ...start().slice(0, 100),
      ...start().slice(300),
    ]);
  });

  it('gives the same whether a range is walked whole or in pieces', () => {
    const t = tables(5);
    const whole = start();
    const pieces = start();
    const tally = new Int32Array(96);
    const other = new Int32Array(96);
    const args = [5, t.alias, t.move, t.methodOf, t.topShifted] as const;
    const keys = keysFor(3);
    shopKernel(whole, 0, CONSUMERS, 0, 3, ...args, tally, keys, 1 << 29, 1 << 29);
    for (let i = 0; i < CONSUMERS; i += 7) {
      shopKernel(pieces, i, Math.min(i + 7, CONSUMERS), 0, 3, ...args, other, keys, 1 << 29, 1 << 29);
    }
    expect(pieces).toEqual(whole);
    expect(other).toEqual(tally);
  });
});

describe('a coin', () => {
  it('never falls at chance 0 and always at chance 1', () => {
    expect([coinThreshold(0), coinThreshold(0.5), coinThreshold(1)]).toEqual([0, 2 ** 29, 2 ** 30]);
  });
});
