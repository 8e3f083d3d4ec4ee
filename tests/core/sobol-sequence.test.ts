import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sequence } from '../../src/core/design.ts';
import { stream } from '../../src/core/rng.ts';
import { BITS, DIRECTIONS, ROOTS, type Root, SOBOL_DIMENSIONS } from '../../src/core/sobol-directions.ts';
import { scrambledSobol, sobolSequence } from '../../src/core/sobol-sequence.ts';
import { mean, moments } from '../../src/core/stats.ts';
import { chiSquare, chiSquareLimit } from '../helpers/chi-square.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);
const first = (sequence: Sequence, n: number) => upTo(n).map((i) => sequence.pointAt(i));
const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

/** Which of 2^bits parts of a coordinate's range each point falls into. */
const parts = (points: readonly number[][], dimension: number, bits: number) =>
  points.map((point) => Math.floor(point[dimension] * 2 ** bits));

describe("Sobol's sequence", () => {
  it('begins as published', () => {
    expect(first(sobolSequence(3), 8)).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
    ]);
  });

  it('has the direction numbers of SciPy in all 200 dimensions', () => {
    // Point 2^k - 1 is direction number k alone. The first sixteen, from scipy.stats.qmc.Sobol(200, scramble=False, bits=32),
    // dimension after dimension, through the 32-bit hash FNV-1a taken word by word.
    const sequence = sobolSequence(SOBOL_DIMENSIONS);
    const numbers = upTo(16).map((k) => sequence.pointAt(2 ** (k + 1) - 1));
    let hash = 2166136261;
    for (const dimension of upTo(SOBOL_DIMENSIONS))
      for (const point of numbers) hash = Math.imul(hash ^ (point[dimension] * 2 ** 32), 16777619);
    expect(hash >>> 0).toBe(1222354885);
  });

  it('is reached at any index, up to the last of 2^32', () => {
    const sequence = sobolSequence(5);
    // scipy.stats.qmc.Sobol(5, scramble=False, bits=32).fast_forward(123456789).random(), times 2^32
    expect(sequence.pointAt(123456789).map((x) => x * 2 ** 32)).toEqual([
      4191448864, 3403469216, 27513184, 3903213344, 3757488416,
    ]);
    // The Gray code of the last index is a single 1 on top: direction number 32.
    expect(sequence.pointAt(2 ** 32 - 1)[0]).toBe(2 ** -32);
  });

  it('stands once in each of 2^m intervals of every coordinate', () => {
    const points = first(sobolSequence(SOBOL_DIMENSIONS), 256);
    for (const dimension of upTo(SOBOL_DIMENSIONS))
      expect(sorted(parts(points, dimension, 8))).toEqual(upTo(256));
  });

  it('stands once in each rectangle of area 2^-m of the first two coordinates, however long', () => {
    const points = first(sobolSequence(2), 256);
    for (const bits of upTo(9)) {
      const [across, up] = [parts(points, 0, bits), parts(points, 1, 8 - bits)];
      expect(new Set(across.map((x, i) => x * 2 ** (8 - bits) + up[i])).size).toBe(256);
    }
  });

  it('has no more dimensions than direction numbers', () => {
    expect(() => sobolSequence(201)).toThrow('at most 200 dimensions here, not 201');
    expect(() => scrambledSobol(201, 1)).toThrow(RangeError);
  });
});

/** Remainder of x^power by a polynomial, both as bits over GF(2). */
function powerOfX(power: number, polynomial: number, degree: number): number {
  let result = 1;
  for (let i = 0; i < power; i++) {
    result <<= 1;
    if (result >> degree) result ^= polynomial;
  }
  return result;
}

/** Whether the powers of x are all 2^degree - 1 remainders but 0: none of them is 1 before the last. */
function isPrimitive(degree: number, coefficients: number): boolean {
  const polynomial = (1 << degree) | (coefficients << 1) | 1;
  const order = 2 ** degree - 1;
  const divisors = upTo(order).filter((d) => d > 0 && order % d === 0);
  const isOne = (power: number) => powerOfX(power, polynomial, degree) === 1;
  return isOne(order) && !divisors.some(isOne);
}

/** First bits of direction numbers 1 .. n, from the recurrence of m with as many digits as it takes. */
function firstBits({ coefficients, initial }: Root, n: number): number[] {
  const degree = initial.length;
  const m = initial.map(BigInt);
  for (let k = degree; k < n; k++) {
    let next = m[k - degree] ^ (m[k - degree] << BigInt(degree));
    for (let j = 1; j < degree; j++)
      if ((coefficients >> (degree - 1 - j)) & 1) next ^= m[k - j] << BigInt(j);
    m.push(next);
  }
  return m.slice(0, n).map((value, k) => Number(value >> BigInt(k)));
}

/** Whether every leading minor of a matrix over GF(2) is 1: elimination then never meets a 0 on the diagonal. */
function leadingMinorsAreOne(matrix: readonly number[][]): boolean {
  const rows = matrix.map((row) => [...row]);
  return rows.every((row, d) => {
    for (const below of rows.slice(d + 1))
      if (below[d]) for (let k = d; k < rows.length; k++) below[k] ^= row[k];
    return row[d] === 1;
  });
}

describe('the direction numbers', () => {
  it('have all primitive polynomials, by degree and then by coefficients', () => {
    const all = upTo(12).flatMap((degree) =>
      upTo(degree > 0 ? 2 ** (degree - 1) : 0)
        .filter((coefficients) => isPrimitive(degree, coefficients))
        .map((coefficients) => [degree, coefficients]),
    );
    expect(ROOTS.map(({ coefficients, initial }) => [initial.length, coefficients])).toEqual(
      all.slice(0, SOBOL_DIMENSIONS - 1),
    );
  });

  it('are odd m_k below 2^k: bit k of number k is its last', () => {
    for (const { initial } of ROOTS)
      for (const [k, m] of initial.entries()) expect(m).toBeLessThan(2 ** (k + 1));
    expect(DIRECTIONS).toHaveLength(SOBOL_DIMENSIONS * BITS);
    for (const [i, v] of DIRECTIONS.entries()) expect((v & -v) >>> 0).toBe(2 ** (BITS - 1 - (i % BITS)));
  });

  it('have property A: of the first 2^d points one lies in each of the 2^d corners of d dimensions', () => {
    const matrix = [
      upTo(SOBOL_DIMENSIONS).map((k) => (k === 0 ? 1 : 0)),
      ...ROOTS.map((root) => firstBits(root, SOBOL_DIMENSIONS)),
    ];
    expect(leadingMinorsAreOne(matrix)).toBe(true);
    expect(leadingMinorsAreOne(matrix.with(7, matrix[6]))).toBe(false);
  });
});

/** A smooth product over all coordinates, of mean 1. */
const product = (point: readonly number[]): number =>
  point.reduce((all, x, i) => all * (1 + (x - 0.5) / (i + 1)), 1);

/** Standard deviation of that product at a random point. */
const spreadOfProduct = (dimensions: number): number =>
  Math.sqrt(upTo(dimensions).reduce((all, i) => all * (1 + 1 / 12 / (i + 1) ** 2), 1) - 1);

const averageOver = (sequence: Sequence, n: number): number => mean(first(sequence, n).map(product));

describe('an average over 4,096 points', () => {
  const byChance = spreadOfProduct(20) / Math.sqrt(4096);

  it('of the sequence is off by less than a tenth of what chance makes of it', () => {
    expect(Math.abs(averageOver(sobolSequence(20), 4096) - 1)).toBeLessThan(byChance / 10);
  });

  it('of scrambled ones is right in the mean, with a fiftieth of the spread', () => {
    const averages = moments(upTo(40).map((seed) => averageOver(scrambledSobol(20, seed), 4096)));
    expect(Math.sqrt(averages.variance)).toBeLessThan(byChance / 50);
    expect(Math.abs(averages.mean - 1)).toBeLessThan(4 * Math.sqrt(averages.variance / 40));
  });
});

/** L2-star discrepancy in the plane (Warnock 1972). */
function discrepancy(points: readonly number[][]): number {
  const n = points.length;
  const singles = points.reduce((sum, [x, y]) => sum + (1 - x * x) * (1 - y * y), 0);
  let pairs = 0;
  for (const [x, y] of points)
    for (const [u, v] of points) pairs += (1 - Math.max(x, u)) * (1 - Math.max(y, v));
  return Math.sqrt(1 / 9 - singles / (2 * n) + pairs / n ** 2);
}

describe('a scrambled sequence', () => {
  it('stays as even as it was: in each of 2^m intervals and of the squares of the first two coordinates', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const points = first(scrambledSobol(12, seed), 64);
        for (const dimension of upTo(12)) expect(sorted(parts(points, dimension, 6))).toEqual(upTo(64));
        const [across, up] = [parts(points, 0, 3), parts(points, 1, 3)];
        expect(new Set(across.map((x, i) => 8 * x + up[i])).size).toBe(64);
      }),
      { numRuns: 30 },
    );
  });

  it('is the same for the same seed and another for another', () => {
    const [a, b, c] = ['x', 'x', 'y'].map((seed) => first(scrambledSobol(6, seed), 20));
    expect(a).toEqual(b);
    for (const [i, point] of c.entries()) expect(point).not.toEqual(a[i]);
  });

  it.each([0, 5])('has point %d anywhere', (index) => {
    const counts = new Array(16).fill(0);
    for (const seed of upTo(1600)) counts[parts([scrambledSobol(2, seed).pointAt(index)], 1, 4)[0]]++;
    expect(chiSquare(counts, new Array(16).fill(100))).toBeLessThan(chiSquareLimit(15));
  });

  it('parts two points at random below the first bit in which they differ', () => {
    // Points 0 and 1 differ in the first bit: whether they do in each that follows is a fair coin.
    const counts = new Array(16).fill(0);
    for (const seed of upTo(1600)) {
      const [a, b] = first(scrambledSobol(1, seed), 2).map(([x]) => Math.floor(x * 32));
      expect((a ^ b) >> 4).toBe(1);
      counts[(a ^ b) & 15]++;
    }
    expect(chiSquare(counts, new Array(16).fill(100))).toBeLessThan(chiSquareLimit(15));
  });

  it('is more even than chance also in the plane of the last two of 200 coordinates', () => {
    const random = stream(1, 'random points');
    const chance = upTo(512).map(() => [random(), random()]);
    const spread = first(scrambledSobol(SOBOL_DIMENSIONS, 1), 512).map((point) => point.slice(-2));
    expect(discrepancy(spread)).toBeLessThan(discrepancy(chance) / 2);
  });
});
