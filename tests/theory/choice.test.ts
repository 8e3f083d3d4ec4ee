import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/model/simulate.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { number, sum } from '../helpers/read.ts';
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

/** R2 of the benchmarks: independent draws. */
function expectShare(found: number, p: number, n: number): void {
  expect(Math.abs(found - p)).toBeLessThanOrEqual(4 * Math.sqrt((p * (1 - p)) / n));
}

const payers = (tastes: Readonly<Record<string, number>>, consumers = N) => bareMarket(tastes, { consumers });

describe('shares of payments', () => {
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
