import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw, drawKey, PURPOSE, runKey, secondDraw, stream, unit } from '../../src/core/rng.ts';
import { chiSquare, chiSquareLimit } from '../helpers/chi-square.ts';

const N = 1 << 17;
const keyOf = (seed: string | number, replicate = 0, week = 1, purpose: number = PURPOSE.trip) =>
  drawKey(runKey(seed, replicate), week, purpose, new Int32Array(4));

const first = (key: Int32Array) => (i: number) => unit(draw(key, 0, i));
const second = (key: Int32Array) => (i: number) => unit(secondDraw(key, 0, i, draw(key, 0, i)));

function expectUniform(u: (i: number) => number, cells = 256): void {
  const counts = new Float64Array(cells);
  for (let i = 0; i < N; i++) counts[Math.floor(u(i) * cells)]++;
  const expected = new Float64Array(cells).fill(N / cells);
  expect(chiSquare(counts, expected)).toBeLessThan(chiSquareLimit(cells - 1));
}

/** Both numbers fall on a grid of 16 x 16 as independent ones do. */
function expectIndependent(u: (i: number) => number, v: (i: number) => number): void {
  const counts = new Float64Array(256);
  for (let i = 0; i < N; i++) counts[Math.floor(u(i) * 16) * 16 + Math.floor(v(i) * 16)]++;
  expect(chiSquare(counts, new Float64Array(256).fill(N / 256))).toBeLessThan(chiSquareLimit(255));
}

const SEEDS = [0, 1, 'paymarket', 'china-2018'] as const;

describe.each(SEEDS)('counter-based draws of seed %s', (seed) => {
  const key = keyOf(seed);

  it('are uniform over neighbouring consumers, the first word and the second', () => {
    expectUniform(first(key));
    expectUniform(second(key));
  });

  it('are uniform in their lowest bits too', () => {
    expectUniform((i) => (draw(key, 0, i) & 255) / 256);
    expectUniform((i) => (secondDraw(key, 0, i, draw(key, 0, i)) & 255) / 256);
  });

  it('do not know of each other: two words, two neighbours, two weeks, two trips, two replicates', () => {
    expectIndependent(first(key), second(key));
    expectIndependent(first(key), (i) => first(key)(i + 1));
    expectIndependent(first(key), (i) => second(key)(i + 1));
    expectIndependent(first(key), first(keyOf(seed, 0, 2)));
    expectIndependent(first(key), first(keyOf(seed, 0, 1, PURPOSE.trip + 1)));
    expectIndependent(first(key), first(keyOf(seed, 1)));
    expectIndependent(second(key), second(keyOf(seed, 0, 2)));
  });

  it('over the weeks of one consumer are uniform, and each week knows nothing of the last', () => {
    const weeks = 1 << 14;
    const run = runKey(seed, 0);
    const u = Float64Array.from({ length: weeks }, (_, week) =>
      unit(draw(drawKey(run, week, PURPOSE.trip, new Int32Array(4)), 0, 12345)),
    );
    const single = new Float64Array(64);
    const pairs = new Float64Array(64);
    for (let week = 0; week < weeks; week++) {
      single[Math.floor(u[week] * 64)]++;
      if (week > 0) pairs[Math.floor(u[week] * 8) * 8 + Math.floor(u[week - 1] * 8)]++;
    }
    expect(chiSquare(single, new Float64Array(64).fill(weeks / 64))).toBeLessThan(chiSquareLimit(63));
    expect(chiSquare(pairs, new Float64Array(64).fill((weeks - 1) / 64))).toBeLessThan(chiSquareLimit(63));
  });
});

describe('keys', () => {
  it('differ by seed, replicate, week and purpose, in every word', () => {
    const seen = new Map<string, string>();
    for (const seed of SEEDS)
      for (const replicate of [0, 1, 2])
        for (let week = 0; week < 60; week++)
          for (const purpose of [1, 2, 3, 4, 16, 17, 18, 30]) {
            const name = [seed, replicate, week, purpose].join();
            keyOf(seed, replicate, week, purpose).forEach((word, lane) => {
              const at = `${lane}:${word}`;
              expect(seen.get(at), `${name} against`).toBeUndefined();
              seen.set(at, name);
            });
          }
  });

  it('of the number 1 and of the text 1 differ, and seed 0 is a seed', () => {
    expect([...runKey(1, 0)]).not.toEqual([...runKey('1', 0)]);
    expect([...runKey(0, 0)]).not.toEqual([...runKey(1, 0)]);
    expect([...runKey(0, 0)]).toEqual([...runKey(0, 0)]);
  });

  it('are written at their place and nowhere else', () => {
    const keys = new Int32Array(12).fill(5);
    drawKey(runKey('a', 0), 3, PURPOSE.trip, keys, 4);
    expect([...keys.slice(0, 4), ...keys.slice(8)]).toEqual(new Array(8).fill(5));
    expect(draw(keys, 4, 99)).toBe(draw(keyOf('a', 0, 3), 0, 99));
  });
});

describe('the purposes', () => {
  it('are all different, for each of the 100 trips that a week may have', () => {
    const MOST = 100;
    const numbers = Object.entries(PURPOSE).flatMap(([name, number]) =>
      name === 'trip' || name === 'panel' ? Array.from({ length: MOST }, (_, trip) => number + trip) : number,
    );
    expect(new Set(numbers).size).toBe(Object.keys(PURPOSE).length + 2 * (MOST - 1));
  });
});

describe('a named stream', () => {
  it('says the same for the same words, and something else for others', () => {
    const word = fc.oneof(fc.string({ maxLength: 10 }), fc.nat());
    const list = fc.array(word, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(list, list, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect(stream(...a)() === stream(...b)()).toBe(same);
      }),
    );
    expect(stream('ab', 'c')()).not.toBe(stream('a', 'bc')());
  });

  it('gives numbers from 0 to below 1', () => {
    const random = stream('unit');
    expectUniform(() => random());
  });
});

describe('a word as a number', () => {
  it('lies in [0, 1), in the order of unsigned words', () => {
    expect([unit(0), unit(0x80000000 | 0), unit(-1)]).toEqual([0, 0.5, 1 - 2 ** -32]);
  });
});
