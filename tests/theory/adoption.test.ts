import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/model/simulate.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { holdersOver } from '../../src/theory/bass.ts';
import { deviation, mean, number } from '../helpers/read.ts';
import { bareMarket, changed } from '../helpers/scenario.ts';

/** A wallet that nobody holds yet, and hazards alone: nobody shops. */
function market(p: number, q: number, gamma: number, over: Parameters<typeof bareMarket>[1] = {}): Scenario {
  return bareMarket(
    { wallet: 0 },
    {
      cash: { offered: true },
      wallets: { enabled: true, valueDriven: false },
      segments: { all: { trips: 0 } },
      holdings: { joint: { none: 1 } },
      platforms: { wallet: { adoption: { innovation: p, imitation: q, abandonment: gamma } } },
      ...over,
    },
  );
}

/** Holders as a share of consumers when each of the weeks ends, one list a replicate. */
function holders(scenario: Scenario, weeks: readonly number[], replicates: number): number[][] {
  return Array.from({ length: replicates }, (_, replicate) => {
    const { platforms } = simulate({ ...scenario, weeks: Math.max(...weeks) }, { replicate });
    return weeks.map(
      (week) => number(platforms, 'holders', { week, region: 'all', method: 'wallet' }) / scenario.consumers,
    );
  });
}

/** Share of holders after so many weeks, from nobody. */
const bass = (innovation: number, imitation: number, weeks: number): number =>
  holdersOver({ innovation, imitation, abandonment: 0 }, 0, weeks)[weeks];

/** R4 of the benchmarks. */
function expectMean(values: readonly number[], target: number, consumers: number): void {
  const error = deviation(values) / Math.sqrt(values.length);
  expect(Math.abs(mean(values) - target)).toBeLessThanOrEqual(4 * error + 2 / consumers);
}

describe('adoption by the hazards alone', () => {
  const p = 0.03 / 52;

  it('on average follow the weekly curve, whatever the hazards, from any start', () => {
    const rate = fc.integer({ min: 0, max: 100 }).map((i) => i / 1000);
    const share = fc.integer({ min: 0, max: 100 }).map((i) => i / 100);
    fc.assert(
      fc.property(rate, rate, rate, share, (innovation, imitation, abandonment, start) => {
        const weeks = 20;
        const scenario = market(innovation, imitation, abandonment, {
          engine: 'mean-field',
          holdings: { joint: { none: 1 - start, wallet: start } },
        });
        const [[found]] = holders(scenario, [weeks], 1);
        const expected = holdersOver({ innovation, imitation, abandonment }, start, weeks)[weeks];
        expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * expected);
      }),
      { numRuns: 30 },
    );
  });

  it('follow it in every region of its own, and for several wallets at once', () => {
    const consumers = 8000;
    const two = bareMarket(
      { one: 0, two: 0 },
      {
        consumers,
        cash: { offered: true },
        wallets: { enabled: true, valueDriven: false },
        segments: { all: { trips: 0 } },
        regions: { here: { share: 0.25 }, there: { share: 0.75 } },
        holdings: { joint: { none: 1 } },
        platforms: {
          one: { adoption: { innovation: 0.01, imitation: 0.05, abandonment: 0 } },
          two: { adoption: { innovation: 0.002, imitation: 0.1, abandonment: 0 } },
        },
        weeks: 30,
      },
    );
    const runs = Array.from({ length: 30 }, (_, replicate) => simulate(two, { replicate }).platforms);
    for (const [method, hazard] of [
      ['one', bass(0.01, 0.05, 30)],
      ['two', bass(0.002, 0.1, 30)],
    ] as const)
      for (const [region, share] of [
        ['here', 0.25],
        ['there', 0.75],
      ] as const) {
        const n = consumers * share;
        expectMean(
          runs.map((table) => number(table, 'holders', { week: 30, region, method }) / n),
          hazard,
          n,
        );
      }
  });

  it('rise by what advertising adds to the hazard', () => {
    const consumers = 100_000;
    const scenario = market(p, 0, 0, { consumers });
    const advertised = changed(scenario, {
      platforms: { wallet: { marketing: 3, adoption: { marketingEffect: 0.01 } } },
    });
    const [[found]] = holders(advertised, [1], 1);
    const target = 1 - Math.exp(-(p + 0.03));
    expect(Math.abs(found - target)).toBeLessThan(4 * Math.sqrt((target * (1 - target)) / consumers));
  });
});

describe('adoption for its value', () => {
  it('is the hazard times the logistic of the weekly gain over its cost', () => {
    const consumers = 400_000;
    const [hazard, cost, noise, trips, bonus, alpha] = [0.1, 2, 0.7, 3, 4, 0.2];
    const scenario = market(-Math.log(1 - hazard), 0, 0, {
      consumers,
      cash: { offered: true, taste: 1 },
      wallets: { enabled: true, valueDriven: true, noise },
      segments: { all: { trips, moneyUtility: alpha } },
      platforms: {
        wallet: {
          taste: 1.5,
          signupBonus: bonus,
          adoption: { innovation: -Math.log(1 - hazard), imitation: 0, abandonment: 0, cost },
        },
      },
    });
    const gain = trips * (Math.log(Math.exp(1) + Math.exp(1.5)) - 1);
    const target = hazard / (1 + Math.exp(-(gain + alpha * bonus - cost) / noise));
    const [[found]] = holders(scenario, [1], 1);
    expect(Math.abs(found - target)).toBeLessThan(4 * Math.sqrt((target * (1 - target)) / consumers));
  });

  it('and dropping is the hazard times the logistic of what keeping costs over the weekly gain', () => {
    const consumers = 400_000;
    const [hazard, keepCost, noise, trips] = [0.1, 3, 0.7, 3];
    const scenario = market(0, 0, hazard, {
      consumers,
      cash: { offered: true, taste: 1 },
      wallets: { enabled: true, valueDriven: true, noise },
      segments: { all: { trips } },
      holdings: { joint: { wallet: 1 } },
      start: { topOfWallet: { wallet: 1 } },
      platforms: {
        wallet: { taste: 1.5, adoption: { innovation: 0, imitation: 0, abandonment: hazard, keepCost } },
      },
    });
    const gain = trips * (Math.log(Math.exp(1) + Math.exp(1.5)) - 1);
    const target = 1 - hazard / (1 + Math.exp(-(keepCost - gain) / noise));
    const [[found]] = holders(scenario, [1], 1);
    expect(Math.abs(found - target)).toBeLessThan(4 * Math.sqrt((target * (1 - target)) / consumers));
  });
});
