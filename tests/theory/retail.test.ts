import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/model/simulate.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { number, sum } from '../helpers/read.ts';
import { bareMarket, changed } from '../helpers/scenario.ts';

/** Ipsos 2018: 70.9 % used Alipay, 86.4 % WeChat Pay, 93.3 % either. */
const HOLDINGS = { none: 0.067, alipay: 0.069, 'wechat-pay': 0.224, 'alipay + wechat-pay': 0.64 };
type Wallet = 'alipay' | 'wechat-pay';
const WALLETS: readonly Wallet[] = ['alipay', 'wechat-pay'];

describe('one exclusive retailer of two', () => {
  const lambda = 0.5;
  const V = { alipay: 1, 'wechat-pay': 0.8 };
  const N = 400_000;

  const market = (exclusive: Wallet): Scenario =>
    bareMarket(V, {
      consumers: N,
      cash: { offered: true, taste: 0 },
      segments: { all: { storeChoice: lambda } },
      holdings: { joint: HOLDINGS },
      retailers: {
        chains: { shop: { outlets: { here: 1 } }, bound: { outlets: { here: 1 }, accepts: [exclusive] } },
      },
    });

  /** By portfolio: who holds it, and the totals S at the open and at the bound shop. */
  const theory = (exclusive: Wallet) =>
    Object.entries(HOLDINGS).map(([portfolio, share]) => {
      const held = WALLETS.filter((wallet) => portfolio.includes(wallet));
      const total = (accepted: readonly Wallet[]) =>
        1 + sum(held.filter((w) => accepted.includes(w)).map((w) => Math.exp(V[w])));
      const [open, bound] = [total(WALLETS), total([exclusive])];
      return { held, share, open, bound, toOpen: open ** lambda / (open ** lambda + bound ** lambda) };
    });

  it.each(WALLETS)(
    'for %s loses customers in proportion to S^lambda, and the payments follow',
    (exclusive) => {
      const series = simulate(market(exclusive));
      const types = theory(exclusive);
      const visits = number(series.retailers, 'visits', { week: 1, retailer: 'bound', region: 'all' });
      const share = sum(types.map((t) => t.share * (1 - t.toOpen)));
      expect(Math.abs(visits / N - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / N));
      for (const wallet of WALLETS) {
        const p = sum(
          types.map((t) => {
            if (!t.held.includes(wallet)) return 0;
            const atBound = wallet === exclusive ? (1 - t.toOpen) / t.bound : 0;
            return t.share * Math.exp(V[wallet]) * (t.toOpen / t.open + atBound);
          }),
        );
        const found = number(series.platforms, 'payment_share', { week: 1, region: 'all', method: wallet });
        expect(Math.abs(found - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / N));
      }
    },
  );

  it('leaves consumers the inclusive value of the choice of shop, to 1e-9', () => {
    const found = number(simulate(market('wechat-pay')).market, 'consumer_surplus', {
      week: 1,
      region: 'all',
    });
    const trip = sum(
      theory('wechat-pay').map(
        (t) => t.share * (Math.log((t.open ** lambda + t.bound ** lambda) / 2) / lambda),
      ),
    );
    expect(found / (N * trip)).toBeCloseTo(1, 9);
  });

  it('shows the numbers of the published benchmark', () => {
    const [none, alipay, wechat, both] = theory('wechat-pay').map(({ toOpen }) => toOpen);
    expect([alipay, both, wechat, none].map((p) => p.toFixed(8))).toEqual([
      '0.65850315',
      '0.57581724',
      '0.50000000',
      '0.50000000',
    ]);
  });
});

describe('the acceptance account of one retailer', () => {
  const kappa = 0.6;
  const margin = 0.2;
  const CONSUMERS = 1000; // so that every share of HOLDINGS is a whole number of consumers

  /** One shop, walking away worth 0, a wallet 3 and cash 1.5; nothing but lost sales speaks against a contract. */
  const market = (offered: Wallet | null): Scenario =>
    bareMarket(
      { alipay: 3, 'wechat-pay': 3 },
      {
        consumers: CONSUMERS,
        cash: { offered: true, taste: 1.5 },
        shopping: { walkAway: true },
        segments: { all: { carriesCash: kappa } },
        holdings: { joint: HOLDINGS },
        retailers: { reviewEvery: 1, chains: { shop: { margin } } },
        interventions: offered === null ? [] : [{ kind: 'offer', week: 1, platform: offered, bonus: 0 }],
      },
    );

  const conversion = (accepted: readonly Wallet[], carries = kappa, who = HOLDINGS): number =>
    sum(
      Object.entries(who).flatMap(([portfolio, share]) => {
        const wallets = accepted.filter((wallet) => portfolio.includes(wallet)).length * Math.exp(3);
        return [
          [carries, wallets + Math.exp(1.5)],
          [1 - carries, wallets],
        ].map(([chance, s]) => (share * chance * s) / (1 + s));
      }),
    );

  const askedBonus = (scenario: Scenario): number =>
    number(simulate(scenario).retailers, 'asked_bonus', { week: 1, retailer: 'shop', region: 'all' });

  const breakEven = (partner: Wallet, carries = kappa, who = HOLDINGS): number =>
    margin * (1 - conversion([partner], carries, who) / conversion(WALLETS, carries, who));

  it.each(WALLETS)(
    'asks exactly the margin of the sales lost for an exclusive contract with %s',
    (partner) => {
      expect(askedBonus(market(partner)) / breakEven(partner)).toBeCloseTo(1, 6);
    },
  );

  it('shows that dropping Alipay costs far less than dropping WeChat Pay: .95 % against 2.50 % of sales', () => {
    expect(breakEven('wechat-pay').toFixed(6)).toBe('0.009535');
    expect(breakEven('alipay').toFixed(6)).toBe('0.024956');
    expect(askedBonus(market('alipay'))).toBeGreaterThan(2.5 * askedBonus(market('wechat-pay')));
  });

  it('is signed just above the bonus asked, and refused just below', () => {
    for (const partner of WALLETS) {
      for (const [factor, signed] of [
        [0.999, ''],
        [1.001, partner],
      ] as const) {
        const bonus = factor * breakEven(partner);
        const offer = [{ kind: 'offer', week: 1, platform: partner, bonus }] as const;
        const { retailers } = simulate(changed(market(null), { interventions: [...offer] }));
        expect(retailers.text('exclusive_with')[0]).toBe(signed);
      }
    }
  });

  it.each([0, 0.3, 1])('holds when %d of all trips carry cash, and more cash asks less', (carries) => {
    const scenario = changed(market('wechat-pay'), { segments: { all: { carriesCash: carries } } });
    expect(askedBonus(scenario) / breakEven('wechat-pay', carries)).toBeCloseTo(1, 6);
    expect(breakEven('wechat-pay', carries + 0.1)).toBeLessThan(breakEven('wechat-pay', carries));
  });

  it('asks more the more consumers hold only the rival', () => {
    const more = { none: 0.067, alipay: 0.2, 'wechat-pay': 0.224, 'alipay + wechat-pay': 0.509 };
    const scenario = changed(market('wechat-pay'), { holdings: { joint: more } });
    expect(askedBonus(scenario) / breakEven('wechat-pay', kappa, more)).toBeCloseTo(1, 6);
    expect(askedBonus(scenario)).toBeGreaterThan(askedBonus(market('wechat-pay')));
  });

  it('sells what the conversions say', () => {
    const big = changed(market(null), { consumers: 400_000 });
    for (const accepted of [WALLETS, ['wechat-pay'], ['alipay'], []] as Wallet[][]) {
      const { market: table } = simulate(
        changed(big, { retailers: { reviewEvery: 0, chains: { shop: { accepts: accepted } } } }),
      );
      const p = conversion(accepted);
      const found = number(table, 'payments', { week: 1, region: 'all' }) / 400_000;
      expect(Math.abs(found - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 400_000));
    }
  });

  it.each([0.002, 0.006])('breaks even at a fee of %d where the sales lost are fee / margin', (fee) => {
    // everybody holds one wallet and no cash; a share leaves when it is refused
    const stranded = 0.078;
    const grossMargin = 0.215;
    const leave = fee / (stranded * grossMargin);
    const carries = 1 - leave;
    const scenario = bareMarket(
      { wallet: 40, other: 40 },
      {
        consumers: 1000,
        cash: { offered: true, taste: 40 },
        segments: { all: { carriesCash: carries } },
        holdings: { joint: { wallet: stranded, other: 1 - stranded } },
        platforms: { wallet: { merchantFee: 0 }, other: { merchantFee: 0 } },
        retailers: { reviewEvery: 1, chains: { shop: { margin: grossMargin } } },
        interventions: [{ kind: 'offer', week: 1, platform: 'other', bonus: 0 }],
      },
    );
    expect(askedBonus(scenario) / fee).toBeCloseTo(1, 6);
  });
});
