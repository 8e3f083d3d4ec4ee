import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/model/simulate.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { deviation, mean, number, sum } from '../helpers/read.ts';
import { bareMarket, changed } from '../helpers/scenario.ts';

const N = 200_000;
const V = { a: 1, b: 0.5, c: 0 };

/** e^V over the sum of the exponentials. */
function logit(tastes: Readonly<Record<string, number>>): Record<string, number> {
  const total = sum(Object.values(tastes).map(Math.exp));
  return Object.fromEntries(Object.entries(tastes).map(([id, v]) => [id, Math.exp(v) / total]));
}

const share = (scenario: Scenario, method: string, replicate = 0): number =>
  number(simulate(scenario, { replicate }).platforms, 'payment_share', { week: 1, region: 'all', method });

const surplus = (scenario: Scenario): number =>
  number(simulate(scenario).market, 'consumer_surplus', { week: 1, region: 'all' });

/** R2 of the benchmarks: independent draws. */
function expectShare(found: number, p: number, n: number): void {
  expect(Math.abs(found - p)).toBeLessThanOrEqual(4 * Math.sqrt((p * (1 - p)) / n));
}

const payers = (tastes: Readonly<Record<string, number>>, consumers = N) => bareMarket(tastes, { consumers });

describe('shares of payments', () => {
  it('are the logit shares', () => {
    for (const [method, p] of Object.entries(logit(V))) expectShare(share(payers(V), method), p, N);
  });

  it('divert in proportion when an option is lost: each rival k gains s_k / (1 - s_j) of it', () => {
    const s = logit(V);
    const { c: _, ...left } = V;
    for (const method of ['a', 'b'] as const) {
      const p = s[method] + (s.c * s[method]) / (1 - s.c);
      expect(p).toBeCloseTo(logit(left)[method], 12);
      expectShare(share(payers(left), method), p, N);
    }
  });

  it('do not move, not even by a payment, when all tastes rise alike', () => {
    const raised = { a: V.a + 2, b: V.b + 2, c: V.c + 2 };
    for (const method of Object.keys(V)) expect(share(payers(raised), method)).toBe(share(payers(V), method));
  });

  it('follow cash against one wallet and against two: a cake that grows little and is sliced much', () => {
    const withCash = { cash: { offered: true, taste: 0 }, consumers: N };
    const [one, two] = [Math.E / (1 + Math.E), Math.E / (1 + 2 * Math.E)];
    const single = bareMarket({ a: 1 }, withCash);
    const double = bareMarket({ a: 1, b: 1 }, withCash);
    expectShare(share(single, 'a'), one, N);
    for (const method of ['a', 'b']) expectShare(share(double, method), two, N);
    // of the entrant's volume, `one` is stolen from the rival and the rest comes out of cash
    expect((one - two) / two).toBeCloseTo(one, 12);
    const entrant = share(double, 'b');
    const stolen = (share(single, 'a') - share(double, 'a')) / entrant;
    expect(Math.abs(stolen - one)).toBeLessThan((4 * Math.sqrt(0.25 / N)) / entrant);
  });

  it('answer to money as the marginal utility of money says', () => {
    const paid = changed(payers(V), {
      segments: { all: { moneyUtility: 0.1, basket: 60 } },
      platforms: { c: { cashback: 0.05, cashbackPerPayment: 1 } },
    });
    const p = logit({ ...V, c: V.c + 0.1 * (0.05 * 60 + 1) });
    expectShare(share(paid, 'c'), p.c, N);
  });
});

describe('consumer surplus', () => {
  const ofTrip = (tastes: Readonly<Record<string, number>>, alpha = 1): number =>
    Math.log(sum(Object.values(tastes).map(Math.exp))) / alpha;

  it('is the logsum over the marginal utility of money, to 1e-9', () => {
    for (const alpha of [1, 0.1, 3]) {
      const scenario = changed(payers(V, 1000), { segments: { all: { moneyUtility: alpha } } });
      expect(surplus(scenario) / (1000 * ofTrip(V, alpha))).toBeCloseTo(1, 9);
    }
  });

  it('falls by -ln(1 - s_j) / alpha a trip when option j is lost, to 1e-9', () => {
    const alpha = 0.25;
    const money = { segments: { all: { moneyUtility: alpha } } };
    for (const [lost, s] of Object.entries(logit(V))) {
      const left = Object.fromEntries(Object.entries(V).filter(([id]) => id !== lost));
      const loss = surplus(changed(payers(V, 1000), money)) - surplus(changed(payers(left, 1000), money));
      expect(loss / (1000 * (-Math.log(1 - s) / alpha))).toBeCloseTo(1, 9);
    }
  });

  it('with habit counts the bonus of the top of wallet, and without habit leaves out what was enjoyed of it', () => {
    const h = 1.2;
    const scenario = changed(payers(V, 1000), { habit: { strength: h }, start: { topOfWallet: { a: 1 } } });
    const weights = { a: Math.exp(V.a + h), b: Math.exp(V.b), c: Math.exp(V.c) };
    const total = sum(Object.values(weights));
    const table = simulate(scenario).market;
    const at = { week: 1, region: 'all' };
    const decision = number(table, 'consumer_surplus', at) / 1000;
    expect(decision).toBeCloseTo(Math.log(total), 9);
    const experienced = number(table, 'consumer_surplus_experienced', at) / 1000;
    expect(experienced).toBeCloseTo(Math.log(total) - (h * weights.a) / total, 9);
  });
});

describe('common random numbers', () => {
  it('make the variance of a paired difference at least 10 times smaller', () => {
    const consumers = 20_000;
    const replicates = 40;
    const base = payers(V, consumers);
    const better = changed(base, { platforms: { a: { taste: V.a + 0.1 } } });
    const apart = changed(better, { seed: 'another' });
    const all = Array.from({ length: replicates }, (_, r) => r);
    const baseShares = all.map((r) => share(base, 'a', r));
    const paired = all.map((r) => share(better, 'a', r) - baseShares[r]);
    const unpaired = all.map((r) => share(apart, 'a', r) - baseShares[r]);
    const effect = logit({ ...V, a: V.a + 0.1 }).a - logit(V).a;
    expect(Math.abs(mean(paired) - effect)).toBeLessThan((4 * deviation(paired)) / Math.sqrt(replicates));
    expect(deviation(unpaired) ** 2 / deviation(paired) ** 2).toBeGreaterThan(10);
  });
});
