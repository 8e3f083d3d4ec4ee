import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowIn } from '../../src/model/engine/word.ts';
import { createMarket } from '../../src/model/open/create.ts';
import { simulate } from '../../src/model/simulate.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { type Ladder, ladderLaw } from '../../src/theory/ladder.ts';
import { loyaltyLogit } from '../../src/theory/loyalty.ts';
import { pathFrom } from '../../src/theory/markov.ts';
import { number, numbers, sum } from '../helpers/read.ts';
import { bareMarket } from '../helpers/scenario.ts';

const METHODS = ['a', 'b', 'c', 'd', 'e'];
const all = { region: 'all' } as const;

/** Parameters on a grid, so that counterexamples can be read. */
const grid = (low: number, high: number) =>
  fc.integer({ min: 0, max: 100 }).map((i) => Number((low + ((high - low) * i) / 100).toPrecision(6)));

/** Changes of the top of wallet per consumer and trip, counted week by week. */
function switching(scenario: Scenario): number {
  const { switching: table } = simulate({ ...scenario, output: { ...scenario.output, switchingWindow: 1 } });
  const changed = METHODS.flatMap((from) =>
    METHODS.filter((to) => to !== from).flatMap((to) => numbers(table, 'consumers', { ...all, from, to })),
  );
  return sum(changed) / (scenario.weeks * scenario.consumers);
}

/** Shares of payments in a week, method by method. */
const paid = (scenario: Scenario, week: number): number[] => {
  const { platforms } = simulate(scenario);
  return Object.keys(scenario.platforms).map((method) =>
    number(platforms, 'payment_share', { ...all, week, method }),
  );
};

function expectShares(found: readonly number[], expected: readonly number[]): void {
  for (const [i, share] of found.entries()) expect(Math.abs(share / expected[i] - 1)).toBeLessThan(1e-9);
}

describe('the loyalty logit: the method used last carries a bonus', () => {
  const tastes = fc.array(grid(-2, 2), { minLength: 2, maxLength: 5 });
  const market = (v: readonly number[], h: number, over: Parameters<typeof bareMarket>[1] = {}): Scenario =>
    bareMarket(Object.fromEntries(v.map((value, i) => [METHODS[i], value])), {
      engine: 'mean-field',
      habit: { rule: 'last-used', strength: h },
      start: { habits: 'settled' },
      ...over,
    });

  it('on average settles and switches as its stationary law says, whatever the tastes', () => {
    fc.assert(
      fc.property(tastes, grid(0, 4), (v, h) => {
        const law = loyaltyLogit(v, h);
        const scenario = market(v, h, { weeks: 2 });
        expectShares(paid(scenario, 2), law.stationary);
        expect(switching(scenario)).toBeCloseTo(law.switching, 9);
      }),
      { numRuns: 20 },
    );
  });

  it('on average comes from any start as the powers of its matrix say', () => {
    fc.assert(
      fc.property(tastes, grid(0, 4), fc.integer({ min: 1, max: 8 }), (v, h, weeks) => {
        const last = v.length - 1;
        const scenario = market(v, h, {
          weeks,
          start: { habits: 'given', topOfWallet: { [METHODS[last]]: 1 } },
        });
        const start = v.map((_, i) => (i === last ? 1 : 0));
        expectShares(paid(scenario, weeks), pathFrom(start, loyaltyLogit(v, h).matrix, weeks)[weeks]);
      }),
      { numRuns: 20 },
    );
  });

  it('of agents opens settled: the tops of its first week are the law, to a consumer', () => {
    const [v, h] = [[1, 0.5, 0], 2] as const;
    const { stationary } = loyaltyLogit(v, h);
    const consumers = 100_000;
    const tops = topsAtOpening(market(v, h, { consumers, engine: 'agents' }));
    for (const [i, p] of stationary.entries()) {
      expect(Math.abs(tops[i + 1] - p * consumers)).toBeLessThanOrEqual(1.01);
    }
  });
});

/** Agents by top of wallet before the first week. */
function topsAtOpening(scenario: Scenario): number[] {
  const market = createMarket(scenario, 0);
  const [words] = market.engine.memory();
  const tops = new Array<number>(market.rows.methods).fill(0);
  for (const word of words) tops[market.rows.topOf[rowIn(word)]]++;
  return tops;
}

describe('the ladder: habit climbs and falls rung by rung', () => {
  const market = (ladder: Ladder, over: Parameters<typeof bareMarket>[1] = {}): Scenario =>
    bareMarket(
      { a: ladder.advantage, b: 0 },
      {
        engine: 'mean-field',
        habit: {
          rungs: ladder.rungs,
          gain: ladder.gain,
          decay: ladder.decay,
          strength: ladder.strength,
        },
        start: { habits: 'settled' },
        ...over,
      },
    );
  const ladders = fc.record({
    rungs: fc.integer({ min: 2, max: 8 }),
    gain: grid(0.1, 1),
    decay: grid(0.1, 1),
    strength: grid(0, 3),
    advantage: grid(-1, 1),
  });

  it('on average pays, ranks and switches as detailed balance says, whatever its length and coins', () => {
    fc.assert(
      fc.property(ladders, (ladder) => {
        const law = ladderLaw(ladder);
        fc.pre(law.memory ** (2 ** 14) < 1e-12); // the market settles for 2^14 trips before it opens
        const scenario = market(ladder, { weeks: 2 });
        expectShares(paid(scenario, 2), [law.payment, 1 - law.payment]);
        const { platforms } = simulate(scenario);
        const top = number(platforms, 'top_of_wallet', { ...all, week: 2, method: 'a' }) / scenario.consumers;
        expect(top).toBeCloseTo(law.top, 9);
        expect(switching(scenario)).toBeCloseTo(law.switches, 9);
      }),
      { numRuns: 20 },
    );
  });

  it('of agents opens at the stationary law itself', () => {
    const ladder = { rungs: 8, gain: 0.5, decay: 0.5, strength: 1, advantage: 0.2 };
    const consumers = 200_000;
    const tops = topsAtOpening(market(ladder, { consumers, engine: 'agents' }));
    expect(Math.abs(tops[1] - ladderLaw(ladder).top * consumers)).toBeLessThanOrEqual(ladder.rungs + 1);
  });

  it('of a single rung is no ladder: without strength it is the plain logit', () => {
    const scenario = bareMarket({ a: 0.4, b: 0 }, { engine: 'mean-field', weeks: 1 });
    expect(paid(scenario, 1)[0]).toBeCloseTo(1 / (1 + Math.exp(-0.4)), 9);
  });
});
