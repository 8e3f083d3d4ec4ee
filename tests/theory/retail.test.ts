import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/model/simulate.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { number, sum } from '../helpers/read.ts';
import { bareMarket, changed } from '../helpers/scenario.ts';

/** Ipsos 2018: 70.9 % used Alipay, 86.4 % WeChat Pay, 93.3 % either. */
const HOLDINGS = { none: 0.067, alipay: 0.069, 'wechat-pay': 0.224, 'alipay + wechat-pay': 0.64 };
type Wallet = 'alipay' | 'wechat-pay';
const WALLETS: readonly Wallet[] = ['alipay', 'wechat-pay'];

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
});
