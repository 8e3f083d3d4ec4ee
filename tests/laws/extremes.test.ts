import { describe, expect, it } from 'vitest';
import type { Series } from '../../src/model/series.ts';
import { simulate } from '../../src/model/simulate.ts';
import { number, sum } from '../helpers/read.ts';
import { bareMarket, type Draft, merged, type Part } from '../helpers/scenario.ts';

/** A market pushed to the end of what the scenario language allows. */
function run(tastes: Readonly<Record<string, number>>, over: Part<Draft>): Series {
  const base: Part<Draft> = {
    consumers: 300,
    weeks: 6,
    cash: { offered: true, taste: 1 },
    shopping: { walkAway: true },
    wallets: { enabled: true, valueDriven: true },
  };
  return simulate(bareMarket(tastes, merged(base, over) as Part<Draft>));
}

/** Every trip is booked, and surplus is a number, in the last week. */
function expectSane(series: Series, week = 6): void {
  const at = { week, region: 'all' };
  const methods = ['cash', ...new Set(series.platforms.text('method'))].filter(
    (m, i) => i === 0 || m !== 'cash',
  );
  const paid = sum(methods.map((method) => number(series.platforms, 'payments', { ...at, method })));
  expect(paid + number(series.market, 'lost_sales', at)).toBe(number(series.market, 'trips', at));
  expect(Number.isFinite(number(series.market, 'consumer_surplus', at))).toBe(true);
  expect(Number.isFinite(number(series.market, 'welfare', at))).toBe(true);
}

describe('at the ends of the ranges', () => {
  it('a reward worth more than anything is taken by all, in any currency', () => {
    for (const reward of [10_000, 1e9]) {
      const series = run(
        { a: 1, b: 1 },
        { segments: { all: { moneyUtility: 0.1 } }, platforms: { a: { cashbackPerPayment: reward } } },
      );
      expect(number(series.platforms, 'payment_share', { week: 6, region: 'all', method: 'a' })).toBe(1);
      expectSane(series);
    }
  });

  it('two such rewards are shared', () => {
    const rich = { cashbackPerPayment: 1e9 };
    const series = run({ a: 1, b: 1 }, { platforms: { a: rich, b: rich } });
    const share = number(series.platforms, 'payment_share', { week: 6, region: 'all', method: 'a' });
    expect(Math.abs(share - 0.5)).toBeLessThan(0.15);
    expectSane(series);
  });

  it('what nobody likes is used by those who cannot leave', () => {
    const loathed = { service: -50 };
    const series = run(
      { a: -50, b: -50 },
      {
        cash: { offered: false },
        shopping: { walkAway: false },
        segments: { all: { tastes: { a: -50, b: -50 }, storeChoice: 0.5 } },
        platforms: { a: loathed, b: loathed },
      },
    );
    expect(number(series.market, 'lost_sales', { week: 6, region: 'all' })).toBe(0);
    expectSane(series);
  });

  it('habit of 400 utils on the best-liked wallet is kept', () => {
    const series = run(
      { a: 50, b: 50 },
      {
        habit: { rungs: 8, strength: 20 },
        segments: { all: { habitStrength: 20, tastes: { a: 50, b: 50 }, storeChoice: 1 } },
        platforms: { a: { service: 50 }, b: { service: 50 } },
        start: { topOfWallet: { a: 1 }, rung: 7 },
      },
    );
    expect(number(series.platforms, 'payment_share', { week: 6, region: 'all', method: 'a' })).toBe(1);
    expectSane(series);
  });

  it('resentment without end leaves a lone shop its customers, and drives them from one of two', () => {
    const anger: Part<Draft> = {
      resentment: { sensitivity: 100, growth: 100, fade: 0 },
      interventions: [{ kind: 'media-shock', week: 1, resentment: 100, retailers: ['shop'] }],
    };
    expectSane(run({ a: 1 }, anger));
    const two = run({ a: 1 }, merged(anger, { retailers: { chains: { other: { outlets: { here: 1 } } } } }));
    expect(number(two.retailers, 'visits', { week: 6, retailer: 'shop', region: 'all' })).toBe(0);
    expectSane(two);
  });

  it('resentment grows by refusals for ever, and the market goes on', () => {
    for (const fade of [0, 0.001]) {
      const series = run(
        { a: 5, b: 5 },
        {
          resentment: { sensitivity: 100, growth: 100, fade },
          retailers: { chains: { shop: { accepts: ['a'] } } },
          start: { topOfWallet: { b: 1 } },
        },
      );
      expectSane(series);
    }
  });

  it('prices that carry the whole of every fee do not run away', () => {
    const dear = { merchantFee: 1 };
    expectSane(
      run(
        { a: 5, b: 5 },
        { shopping: { passThrough: 1, priceSensitivity: 100 }, platforms: { a: dear, b: dear }, weeks: 6 },
      ),
    );
  });

  it('a market of one consumer, of no trips, and of no platform is a market', () => {
    const one = run(
      { a: 1 },
      {
        consumers: 1,
        regions: { here: { share: 0.5 }, there: { share: 0.5 } },
        retailers: { chains: { shop: { outlets: { here: 1, there: 1 } } } },
      },
    );
    expectSane(one);
    expectSane(run({ a: 1 }, { segments: { all: { trips: 0 } } }));
    expectSane(run({}, { holdings: { joint: { none: 1 } } }));
  });

  it('seven platforms and sixteen rungs are drawn like two', () => {
    const tastes = { a: 1, b: 0.8, c: 0.6, d: 0.4, e: 0.2, f: 0, g: -0.2 };
    expectSane(run(tastes, { habit: { rungs: 16, strength: 2 }, start: { habits: 'settled' }, weeks: 6 }));
  });
});
