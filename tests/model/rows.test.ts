import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { habitMoves } from '../../src/model/law/habit.ts';
import { createRows, sizeOf } from '../../src/model/law/rows.ts';
import { apportion } from '../../src/model/open/portfolios.ts';
import { scenarioSchema } from '../../src/scenario/schema.ts';
import { bareMarket } from '../helpers/scenario.ts';

const size = fc.record({ platforms: fc.integer({ min: 0, max: 7 }), rungs: fc.integer({ min: 1, max: 16 }) });

describe('rows', () => {
  it('are all valid combinations of portfolio, top of wallet and rung, each once', () => {
    fc.assert(
      fc.property(size, ({ platforms, rungs }) => {
        const rows = createRows(platforms, rungs);
        // a portfolio of n platforms may have n + 1 tops
        let count = 0;
        for (let held = 0; held < 1 << platforms; held++) count += (sizeOf(held) + 1) * rungs;
        expect(rows.count).toBe(count);
        for (let row = 0; row < rows.count; row++) {
          const [portfolio, top, rung] = [rows.portfolioOf[row], rows.topOf[row], rows.rungOf[row]];
          expect(rows.at(portfolio, top, rung)).toBe(row);
          expect(top === 0 || ((portfolio >> top) & 1) === 1).toBe(true);
          const held = portfolio >> 1;
          expect(row >= rows.firstOf[held] && row < rows.firstOf[held + 1]).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('number 160 for three platforms and eight rungs, and fit 15 bits for seven and sixteen', () => {
    expect(createRows(3, 8).count).toBe(160);
    expect(createRows(7, 8).count).toBe(4608);
    expect(createRows(7, 16).count).toBeLessThan(2 ** 15);
  });
});

describe('habit moves', () => {
  const habitOf = (over: object) => scenarioSchema.shape.habit.parse(over);

  it('never leave the portfolio, and move by a rung or to the method paid with', () => {
    const rule = fc.constantFrom('ladder' as const, 'last-used' as const);
    fc.assert(
      fc.property(size, rule, fc.nat(15), ({ platforms, rungs }, kind, landing) => {
        const rows = createRows(platforms, rungs);
        const { to } = habitMoves(rows, habitOf({ rule: kind, rungs }), Math.min(landing, rungs - 1));
        for (let row = 0; row < rows.count; row++) {
          const [top, rung] = [rows.topOf[row], rows.rungOf[row]];
          for (let method = 0; method < rows.methods; method++) {
            const next = to[row * rows.methods + method];
            expect(rows.portfolioOf[next]).toBe(rows.portfolioOf[row]);
            if (method > 0 && !((rows.portfolioOf[row] >> method) & 1)) continue;
            if (kind === 'last-used')
              expect([rows.topOf[next], rows.rungOf[next]]).toEqual([method, rungs - 1]);
            else if (method === top) expect(rows.rungOf[next]).toBe(Math.min(rung + 1, rungs - 1));
            else if (rung > 0) expect([rows.topOf[next], rows.rungOf[next]]).toEqual([top, rung - 1]);
            else expect(rows.topOf[next]).toBe(method);
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('apportionment', () => {
  it('splits a whole into whole parts that sum to it, each within one of its share', () => {
    const shares = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.nat(10_000_000), shares, (total, list) => {
        const parts = apportion(total, list);
        const sum = list.reduce((a, b) => a + b, 0);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        for (const [i, part] of parts.entries()) {
          expect(Math.abs(part - (total * list[i]) / sum)).toBeLessThan(1 + 1e-6);
        }
      }),
    );
  });
});

describe('the bare market of these tests', () => {
  it('is an ordinary scenario', () => {
    const scenario = bareMarket({ a: 1, b: 0 });
    expect(scenarioSchema.parse(scenario)).toEqual(scenario);
  });
});
