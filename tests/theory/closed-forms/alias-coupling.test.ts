import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceApart } from '../../../src/theory/alias-coupling.ts';
import { logitShares } from '../../../src/theory/logit.ts';
import { bestPairing, pairedMean, varianceApart } from '../../../src/theory/policy.ts';
import { aliasTable, shareApart } from '../../helpers/alias.ts';

const BITS = 5;
const COLUMNS = 2 ** BITS;

const padded = (chances: readonly number[]): number[] =>
  Array.from({ length: COLUMNS }, (_, i) => chances[i] ?? 0);

/** In the tables that agents draw from. */
function found(outcome: number, before: readonly number[], after: readonly number[]): number {
  const [one, other] = [before, after].map((chances) => aliasTable(chances, BITS));
  return shareApart(one, other, BITS, (a, b) => (a === outcome) !== (b === outcome));
}

const tastes = fc.array(
  fc.oneof(fc.integer({ min: -2, max: 2 }), fc.double({ min: -8, max: 8, noNaN: true })),
  {
    minLength: 1,
    maxLength: 8,
  },
);

describe('two worlds that draw from alias tables by one word', () => {
  it('part at as many words on paper as in the tables that agents draw from, wherever the chances lie', () => {
    fc.assert(
      fc.property(tastes, fc.double({ min: -2, max: 2, noNaN: true }), fc.nat(), (V, more, at) => {
        const outcome = at % V.length;
        const [before, after] = [V, V.map((v, i) => (i === outcome ? v + more : v))].map((values) =>
          padded(logitShares(values)),
        );
        for (const place of [outcome, (outcome + 1) % V.length]) {
          const gap = chanceApart(place, before, after) - found(place, before, after);
          expect(Math.abs(gap)).toBeLessThan(2 ** -25);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('part where the effect is, and never less', () => {
    fc.assert(
      fc.property(tastes, tastes, (V, W) => {
        const length = Math.min(V.length, W.length);
        const [before, after] = [V, W].map((values) => padded(logitShares(values.slice(0, length))));
        for (let i = 0; i < length; i++) {
          expect(chanceApart(i, before, after)).toBeGreaterThan(Math.abs(after[i] - before[i]) - 1e-12);
          expect(chanceApart(i, before, before)).toBe(0);
        }
      }),
    );
  });

  it('differ by 13.5 times less variance than independent ones for V_1 = 1 and 1.1, where 20.5 is the most', () => {
    const [before, after] = [1, 1.1].map((V) => padded([0, ...logitShares([V, 0.5, 0])]));
    const [p, q] = [before[1], after[1]];
    const { variance } = pairedMean(q - p, chanceApart(1, before, after), 1);
    expect(varianceApart(p, q, 1) / variance).toBeCloseTo(13.52, 2);
    expect(bestPairing(p, q)).toBeCloseTo(20.5, 1);
  });

  it('part at a column and more where a chance grows past a whole column', () => {
    const [below, above] = [0.4999 / COLUMNS, 0.0001 / COLUMNS].map((more) =>
      padded([0.5 + more, 0.5 - more]),
    );
    expect(chanceApart(0, below, above)).toBeCloseTo(below[0] - above[0], 12);
    const past = padded([0.5 - 0.0001 / COLUMNS, 0.5 + 0.0001 / COLUMNS]);
    expect(chanceApart(0, above, past) * COLUMNS).toBeCloseTo(2 - 0.0002, 9);
  });
});
