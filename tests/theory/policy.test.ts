import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/model/simulate.ts';
import type { Intervention, Scenario } from '../../src/scenario/schema.ts';
import { number, numbers, sum } from '../helpers/read.ts';
import { bareMarket, changed } from '../helpers/scenario.ts';

describe('a budget', () => {
  /** Everybody pays with the one wallet, which pays `reward` back for each payment until the budget is spent. */
  const market = (reward: number, budget: number, source: 'own' | 'campaign'): Scenario =>
    bareMarket(
      { wallet: 0 },
      {
        consumers: 100,
        weeks: 12,
        platforms: source === 'own' ? { wallet: { cashbackPerPayment: reward, budget } } : {},
        interventions: (source === 'own'
          ? []
          : [
              { kind: 'campaign', week: 1, platform: 'wallet', cashbackPerPayment: reward, budget },
            ]) as Intervention[],
      },
    );

  const cases = [
    [0.1, 50],
    [0.1, 10],
    [0.3, 100],
    [1.7, 777.77],
    [0.01, 3.33],
    [3, 2.99],
  ] as const;

  it.each(['own', 'campaign'] as const)(
    '(%s) rewards exactly floor(B / r) payments, and never more',
    (source) => {
      for (const [reward, budget] of cases) {
        const paid = numbers(simulate(market(reward, budget, source)).platforms, 'cashback', {
          region: 'all',
          method: 'wallet',
        });
        // in hundredths, since .1 has no exact binary form
        const rewards = Math.floor(Math.round(budget * 100) / Math.round(reward * 100));
        expect(sum(paid)).toBeCloseTo(rewards * reward, 9);
        expect(sum(paid)).toBeLessThanOrEqual(budget + 1e-9);
        const full = Math.floor(rewards / 100);
        for (const [week, amount] of paid.entries()) {
          const count = week < full ? 100 : week === full ? rewards % 100 : 0;
          expect(amount).toBeCloseTo(count * reward, 9);
        }
      }
    },
  );

  it('that also pays for advertising is spent on rewards to the cent when a week of it costs more than is left', () => {
    const scenario = changed(market(0.1, 50, 'own'), { platforms: { wallet: { marketing: 0.12 } } });
    const { platforms } = simulate(scenario);
    const paid = numbers(platforms, 'cashback', { region: 'all', method: 'wallet' });
    // 12 a week for advertising and 10 for rewards: 22, 22, and of the last 6 there is no advertising
    expect(paid.map((amount) => amount.toFixed(6))).toEqual(
      ['10', '10', '6', ...Array(9).fill('0')].map((amount) => Number(amount).toFixed(6)),
    );
  });

  it('is scaled to the consumers simulated', () => {
    const scenario = changed(market(0.1, 50, 'own'), { population: 1000 });
    const paid = numbers(simulate(scenario).platforms, 'cashback', { region: 'all', method: 'wallet' });
    expect(sum(paid)).toBeCloseTo(5, 9);
  });

  it('takes from consumers what was promised and not paid', () => {
    const rich = simulate(market(0.1, 1e6, 'own'));
    const poor = simulate(market(0.1, 15, 'own'));
    const surplus = (series: typeof rich, week: number) =>
      number(series.market, 'consumer_surplus', { week, region: 'all' });
    expect(surplus(poor, 1)).toBeCloseTo(surplus(rich, 1), 9);
    expect(surplus(poor, 2)).toBeCloseTo(surplus(rich, 2) - 5, 9);
    expect(surplus(poor, 3)).toBeCloseTo(surplus(rich, 3) - 10, 9);
  });
});

describe('interoperability', () => {
  /** Shops 1 to 4 accept none, a, b, both; visits by weight. */
  const ACCEPTS: readonly (readonly string[])[] = [[], ['a'], ['b'], ['a', 'b']];
  const WEIGHTS = [0.16, 0.24, 0.24, 0.36]; // (.6, .6) independently

  const market = (interventions: Intervention[]): Scenario => {
    const scenario = bareMarket(
      { a: 30, b: 30 },
      {
        consumers: 300_000,
        cash: { offered: true, taste: 0 },
        holdings: { joint: { a: 0.5, b: 0.5 } },
        interventions,
      },
    );
    const shop = scenario.retailers.chains.shop;
    const chains = ACCEPTS.map((accepts, i) => [
      `shop-${i}`,
      { ...shop, accepts: [...accepts], outlets: { here: WEIGHTS[i] } },
    ]);
    return { ...scenario, retailers: { ...scenario.retailers, chains: Object.fromEntries(chains) } };
  };
  const open: Intervention[] = [
    { kind: 'interoperability', week: 1, until: null, routingFee: 0.001 } as Intervention,
  ];

  it('moves the routing fee from wallet to wallet, and creates no money', () => {
    const series = simulate(market(open));
    const profit = (method: string) => number(series.platforms, 'profit', { week: 1, region: 'all', method });
    const value = (method: string) => number(series.platforms, 'value', { week: 1, region: 'all', method });
    expect(profit('a') + profit('b')).toBeCloseTo(0, 9);
    // each pays for its payments at the rival's shops: .24 of the trips of its half
    expect(Math.abs(profit('a'))).toBeLessThan(0.001 * (value('a') + value('b')));
  });

  it('ends when it ends', () => {
    const scenario = { ...market([{ ...open[0], until: 2 } as Intervention]), weeks: 3 };
    const acceptance = numbers(simulate(scenario).platforms, 'acceptance', { region: 'all', method: 'a' });
    expect(acceptance.map((a) => a.toFixed(6))).toEqual(['0.840000', '0.600000', '0.600000']);
  });
});

describe('the Herfindahl-Hirschman index', () => {
  const platforms = (consumers: number, tastes: Readonly<Record<string, number>>) =>
    simulate(bareMarket(tastes, { consumers, cash: { offered: true, taste: 0.2 } }));

  it('is 10,000 times the sum of squared shares among platforms, cash left out', () => {
    const markets: Record<string, number>[] = [{ a: 1 }, { a: 1, b: 0.5 }, { a: 1, b: 0.5, c: 0, d: -1 }];
    for (const tastes of markets) {
      const series = platforms(5000, tastes);
      const paid = Object.keys(tastes).map((method) =>
        number(series.platforms, 'payments', { week: 1, region: 'all', method }),
      );
      const hhi = 10_000 * sum(paid.map((count) => (count / sum(paid)) ** 2));
      expect(number(series.market, 'hhi', { week: 1, region: 'all' })).toBeCloseTo(hhi, 8);
      if (paid.length === 1) expect(hhi).toBe(10_000);
    }
  });
});

describe('a fee cap', () => {
  it('cuts fees to the cap, and leaves those below it', () => {
    const scenario = bareMarket(
      { dear: 0, cheap: 0 },
      {
        weeks: 2,
        platforms: { dear: { merchantFee: 0.01 }, cheap: { merchantFee: 0.002 } },
        interventions: [{ kind: 'fee-cap', week: 2, cap: 0.004 }],
      },
    );
    const { platforms } = simulate(scenario);
    const rate = (method: string, week: number) =>
      number(platforms, 'fees', { week, region: 'all', method }) /
      number(platforms, 'value', { week, region: 'all', method });
    expect([rate('dear', 1), rate('dear', 2)].map((r) => r.toFixed(9))).toEqual([
      '0.010000000',
      '0.004000000',
    ]);
    expect([rate('cheap', 1), rate('cheap', 2)].map((r) => r.toFixed(9))).toEqual([
      '0.002000000',
      '0.002000000',
    ]);
  });
});

describe('an incentive cap', () => {
  it('cuts all kinds of cashback together to the cap', () => {
    const scenario = bareMarket(
      { wallet: 0 },
      {
        weeks: 2,
        segments: { all: { basket: 50 } },
        platforms: { wallet: { cashback: 0.02, cashbackPerPayment: 1 } },
        interventions: [
          { kind: 'campaign', week: 1, platform: 'wallet', cashback: 0.06 },
          { kind: 'incentive-cap', week: 2, cap: 0.04 },
        ],
      },
    );
    const paid = numbers(simulate(scenario).platforms, 'cashback', { region: 'all', method: 'wallet' });
    expect(paid[0]).toBeCloseTo(1000 * (0.02 * 50 + 1 + 0.06 * 50), 6);
    expect(paid[1]).toBeCloseTo(1000 * 0.04 * 50, 6);
  });
});
