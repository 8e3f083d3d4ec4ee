import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAlias, drawnProbability, drawOutcome } from '../../src/core/alias.ts';
import { aliasTable, shareApart } from '../helpers/alias.ts';

/** Weights of which many are 0, some are large and some are tiny. */
const weight = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  { weight: 1, arbitrary: fc.double({ min: 0, max: 1e-9, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(1) },
);

const distribution = fc.integer({ min: 5, max: 8 }).chain((bits) =>
  fc.record({
    bits: fc.constant(bits),
    weights: fc
      .array(weight, { minLength: 1, maxLength: 1 << bits })
      .filter((weights) => weights.some((w) => w > 0)),
  }),
);

function normalised({ bits, weights }: { bits: number; weights: readonly number[] }): Float64Array {
  const total = weights.reduce((sum, w) => sum + w, 0);
  return Float64Array.from({ length: 1 << bits }, (_, i) => (weights[i] ?? 0) / total);
}

const drawn = (probability: Float64Array, bits: number): Float64Array =>
  drawnProbability(aliasTable(probability, bits), 0, bits);

describe('an alias table', () => {
  it('draws every outcome with its probability, to 2^-26 or a unit of 2^-32 a column', () => {
    fc.assert(
      fc.property(distribution, (given) => {
        const wanted = normalised(given);
        const tolerance = Math.max(2 ** -26, 2 ** (given.bits - 32));
        drawn(wanted, given.bits).forEach((p, i) => {
          expect(Math.abs(p - wanted[i])).toBeLessThanOrEqual(tolerance);
        });
      }),
      { numRuns: 600 },
    );
  });

  it('never draws what has no probability', () => {
    fc.assert(
      fc.property(distribution, (given) => {
        const wanted = normalised(given);
        drawn(wanted, given.bits).forEach((p, i) => {
          if (wanted[i] === 0) expect(p).toBe(0);
        });
      }),
      { numRuns: 600 },
    );
  });

  it.each([5, 6, 7, 8])('of %d bits draws a certain outcome always, and equal ones equally', (bits) => {
    const columns = 1 << bits;
    for (const certain of [0, 1, columns - 1]) {
      const one = Float64Array.from({ length: columns }, (_, i) => (i === certain ? 1 : 0));
      expect(drawn(one, bits)[certain]).toBe(1);
    }
    const equal = new Float64Array(columns).fill(1 / columns);
    expect([...drawn(equal, bits)]).toEqual([...equal]);
  });

  it('gives every outcome as many words as its probability says', () => {
    fc.assert(
      fc.property(distribution, (given) => {
        const wanted = normalised(given);
        const { bits } = given;
        const [columns, unit] = [1 << bits, 2 ** (32 - bits)];
        const table = new Int32Array(3 * columns);
        const probability = new Float64Array(3 * columns);
        probability.set(wanted, columns);
        buildAlias(probability, columns, bits, table);
        // within a column the outcome changes once: halving finds where
        const counted = new Float64Array(columns);
        for (let column = 0; column < columns; column++) {
          const at = (fraction: number) =>
            drawOutcome(table, columns, bits, (fraction * columns + column) | 0);
          let [low, high] = [0, unit - 1];
          while (low < high) {
            const middle = Math.floor((low + high) / 2);
            if (at(middle) === at(unit - 1)) high = middle;
            else low = middle + 1;
          }
          counted[at(0)] += low / 2 ** 32;
          counted[at(unit - 1)] += (unit - low) / 2 ** 32;
        }
        const drawn = drawnProbability(table, columns, bits);
        counted.forEach((share, outcome) => {
          expect(share).toBeCloseTo(drawn[outcome], 12);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('is built in its own place, and leaves the rest of the memory as it was', () => {
    const probability = new Float64Array(96).fill(1 / 32);
    const table = new Int32Array(96).fill(-7);
    probability.fill(0, 32, 64);
    probability[40] = 1;
    buildAlias(probability, 32, 5, table);
    expect([...table.slice(0, 32), ...table.slice(64)].every((entry) => entry === -7)).toBe(true);
    expect(drawnProbability(table, 32, 5)[8]).toBe(1);
  });

  it('hardly changes with the last digits of its probabilities, also where they fill whole columns', () => {
    const wholes = fc
      .array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 8 })
      .filter((parts) => parts.reduce((sum, part) => sum + part, 0) <= 32);
    const noise = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(wholes, noise, (parts, last) => {
        const rest = 32 - parts.reduce((sum, part) => sum + part, 0);
        const exact = Float64Array.from({ length: 32 }, (_, i) => (parts[i] ?? (i === 31 ? rest : 0)) / 32);
        const rounded = exact.map((p, i) => (p > 0 && i < 8 ? p + last[i] * 2 ** -54 : p));
        const [one, other] = [exact, rounded].map((probability) => aliasTable(probability, 5));
        expect(shareApart(one, other, 5)).toBeLessThan(2 ** -26);
      }),
      { numRuns: 300 },
    );
  });
});
