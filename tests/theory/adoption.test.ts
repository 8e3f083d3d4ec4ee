import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/model/simulate.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
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

/** F <- F + (1 - exp(-(p + q F))) (1 - F), week by week. */
function bass(p: number, q: number, weeks: number): number {
  let f = 0;
  for (let week = 0; week < weeks; week++) f += (1 - Math.exp(-(p + q * f))) * (1 - f);
  return f;
}

/** R4 of the benchmarks. */
function expectMean(values: readonly number[], target: number, consumers: number): void {
  const error = deviation(values) / Math.sqrt(values.length);
  expect(Math.abs(mean(values) - target)).toBeLessThanOrEqual(4 * error + 2 / consumers);
}

describe('adoption by the hazards alone', () => {
  const [p, q] = [0.03 / 52, 0.38 / 52];

  it('follows the weekly Bass curve', () => {
    const consumers = 4000;
    const weeks = [52, 156, 260];
    const found = holders(market(p, q, 0, { consumers }), weeks, 40);
    weeks.forEach((week, i) => {
      expectMean(
        found.map((values) => values[i]),
        bass(p, q, week),
        consumers,
      );
    });
    expect(weeks.map((week) => bass(p, q, week).toFixed(8))).toEqual([
      '0.03560797',
      '0.14974423',
      '0.32955383',
    ]);
    // agents who imitate scatter more than independent ones: N Var(F) is published as .93 in week 260, F (1 - F) is .22
    const scatter = consumers * deviation(found.map((values) => values[2])) ** 2;
    expect(scatter).toBeGreaterThan(0.93229 / 2);
    expect(scatter).toBeLessThan(0.93229 * 2);
  });

  it('follows it in every region of its own, and for several wallets at once', () => {
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

  it('rises by what advertising adds to the hazard', () => {
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

describe('adoption and abandonment', () => {
  it('rest where q F^2 + (p + gamma - q) F - p = 0, and drop gamma F a week', () => {
    const [p, q, gamma] = [0.0005, 0.02, 0.004];
    const b = p + gamma - q;
    const rest = (-b + Math.sqrt(b * b + 4 * q * p)) / (2 * q);
    expect(rest).toBeCloseTo(0.80601673, 8);
    const consumers = 10_000;
    const weeks = 250;
    const scenario = market(p, q, gamma, {
      consumers,
      weeks,
      holdings: { joint: { none: 1 - rest, wallet: rest } },
    });
    const runs = Array.from(
      { length: 30 },
      (_, replicate) => simulate({ ...scenario, weeks }, { replicate }).platforms,
    );
    const last = { week: weeks, region: 'all', method: 'wallet' };
    const shares = runs.map((table) => number(table, 'holders', last) / consumers);
    // the hazard form and a simultaneous week move the resting point by terms of second order in the rates
    const fixed = restingPoint(p, q, gamma);
    expect(Math.abs(fixed - rest)).toBeLessThan(0.002);
    expectMean(shares, fixed, consumers);
    const drops = runs.map((table) => number(table, 'drops', last) / consumers);
    expectMean(drops, gamma * fixed, consumers);
  });

  it('without innovators lose the wallet if gamma exceeds q, and keep 1 - gamma / q of it otherwise', () => {
    const consumers = 5000;
    const half = { consumers, holdings: { joint: { none: 0.5, wallet: 0.5 } } };
    const [[gone]] = holders(market(0, 0.02, 0.04, half), [600], 1);
    expect(gone).toBeLessThan(0.002);
    const kept = holders(market(0, 0.04, 0.02, half), [500], 30).map(([share]) => share);
    expectMean(kept, restingPoint(0, 0.04, 0.02), consumers);
    expect(Math.abs(restingPoint(0, 0.04, 0.02) - 0.5)).toBeLessThan(0.01);
  });

  /** The fixed point of the week as it is run: both hazards at once, adoption in its hazard form. */
  function restingPoint(p: number, q: number, gamma: number): number {
    let f = 0.5;
    for (let i = 0; i < 100_000; i++) f += (1 - Math.exp(-(p + q * f))) * (1 - f) - gamma * f;
    return f;
  }
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
