import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/model/simulate.ts';
import type { Intervention, Scenario } from '../../src/scenario/schema.ts';
import { leaderShare, restOfTwo, sharesOver } from '../../src/theory/tipping.ts';
import { mean, number, numbers } from '../helpers/read.ts';
import { bareMarket } from '../helpers/scenario.ts';

const METHODS = ['a', 'b', 'c', 'd'];
const grid = (low: number, high: number) =>
  fc.integer({ min: 0, max: 100 }).map((i) => Number((low + ((high - low) * i) / 100).toPrecision(6)));

describe('methods that draw their users from their users', () => {
  it('on average go the way of their map, week by week, whatever their number and worth', () => {
    const tastes = fc.array(grid(-1, 1), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(tastes, grid(0, 5), grid(0.3, 0.95), (v, J, lead) => {
        const weeks = 6;
        const start = v.map((_, j) => (j === 0 ? lead : (1 - lead) / (v.length - 1)));
        const scenario = bareMarket(Object.fromEntries(v.map((taste, j) => [METHODS[j], taste])), {
          engine: 'mean-field',
          weeks,
          network: { strength: J },
          start: { shares: Object.fromEntries(start.map((share, j) => [METHODS[j], share])) },
        });
        const { platforms } = simulate(scenario);
        const expected = sharesOver(v, J, start, weeks)[weeks];
        for (const [j, share] of expected.entries()) {
          const at = { week: weeks, region: 'all', method: METHODS[j] };
          expect(Math.abs(number(platforms, 'payment_share', at) / share - 1)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('react late when they see the past with a memory, and end in the same place', () => {
    const J = 3;
    const market = (memory: number): Scenario =>
      bareMarket(
        { big: 0, small: 0 },
        {
          engine: 'mean-field',
          weeks: 500,
          network: { strength: J, memory },
          start: { shares: { big: leaderShare(2, J), small: 1 - leaderShare(2, J) } },
          interventions: [
            { kind: 'campaign', platform: 'small', week: 1, cashbackPerPayment: 0.5 },
          ] as Intervention[],
        },
      );
    const share = (memory: number) =>
      numbers(simulate(market(memory)).platforms, 'payment_share', { region: 'all', method: 'small' });
    const [quick, late] = [share(0), share(0.8)];
    const tipped = (shares: readonly number[]) => shares.findIndex((s) => s > 0.5);
    expect(tipped(late)).toBeGreaterThan(2 * tipped(quick));
    const rest = restOfTwo(0.5, J, 1 - leaderShare(2, J));
    expect(quick[499]).toBeCloseTo(rest, 9);
    expect(late[499]).toBeCloseTo(rest, 9);
  });

  it('of agents below J = 2 have no branches: the share forgets where it began', () => {
    const weak = (start: number) =>
      numbers(
        simulate(
          bareMarket(
            { big: 0, small: 0 },
            {
              consumers: 6000,
              weeks: 200,
              network: { strength: 1 },
              start: { shares: { big: start, small: 1 - start } },
            },
          ),
        ).platforms,
        'payment_share',
        { region: 'all', method: 'big' },
      ).slice(100);
    // fluctuations of a week are passed on with the slope 2 J s (1 - s) = 1/2
    const error = Math.sqrt(0.25 / (6000 * 100)) / (1 - 0.5);
    expect(Math.abs(mean(weak(0.95)) - 0.5)).toBeLessThan(4 * error);
    expect(Math.abs(mean(weak(0.05)) - 0.5)).toBeLessThan(4 * error);
  });
});
