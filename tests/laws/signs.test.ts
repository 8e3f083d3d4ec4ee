import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarket } from '../../src/model/open/create.ts';
import { simulate } from '../../src/model/simulate.ts';
import { step } from '../../src/model/step.ts';
import { type Scenario, scenarioSchema } from '../../src/scenario/schema.ts';
import { arbitraryDraft, draftByEitherEngine } from '../helpers/arbitrary-scenario.ts';
import { deviation, mean, number, numbers, sum } from '../helpers/read.ts';
import { bareMarket, changed, type Draft, merged } from '../helpers/scenario.ts';

const SOME = { numRuns: 60 };

/** A random market in which nothing has happened yet: habits as given, nobody sees what others pay with. */
const calm = (draft: Draft): Draft => ({
  ...merged(draft, {
    start: { habits: 'given', shares: {} },
    network: { strength: 0 },
    shopping: { walkAway: true }, // who must pay with what is loathed would be better off without it
    wallets: { enabled: false },
    retailers: { reviewEvery: 0 },
    platforms: Object.fromEntries(Object.keys(draft.platforms).map((id) => [id, { budget: null }])),
  }),
  interventions: [],
});

/** Expected payments of the first week by method, from its own law. */
function expectedPayments(scenario: Scenario): number[] {
  const market = createMarket(scenario, 0);
  const people = market.cells.map(({ histogram }) => histogram.slice());
  step(market);
  const paid = new Array<number>(market.rows.methods).fill(0);
  for (const [c, cell] of market.cells.entries()) {
    const { shape, probability } = cell.law;
    const { trips } = scenario.segments[cell.segment];
    for (let row = 0; row < market.rows.count; row++) {
      if (people[c][row] === 0) continue;
      for (let outcome = 0; outcome < shape.classes * shape.stride; outcome++) {
        const method = outcome % shape.stride;
        if (method === shape.methods) continue;
        paid[method] += trips * people[c][row] * probability[(row << shape.bits) + outcome];
      }
    }
  }
  return paid;
}

const firstWeek = (scenario: Scenario, name: string): number =>
  number(simulate({ ...scenario, weeks: 1 }).market, name, { week: 1, region: 'all' });

describe('in the first week of any market', () => {
  it('one more yuan of cashback never lowers the share of who pays it', () => {
    fc.assert(
      fc.property(draftByEitherEngine.map(calm), fc.nat(3), (draft, which) => {
        const ids = Object.keys(draft.platforms);
        const id = ids[which % ids.length];
        const more = (draft.platforms[id].cashbackPerPayment ?? 0) + 1;
        const base = expectedPayments(scenarioSchema.parse(draft));
        const paid = expectedPayments(
          scenarioSchema.parse(merged(draft, { platforms: { [id]: { cashbackPerPayment: more } } })),
        );
        const method = ids.indexOf(id) + 1;
        if (sum(base) === 0) return;
        expect(paid[method] / sum(paid)).toBeGreaterThanOrEqual(base[method] / sum(base) - 1e-12);
      }),
      SOME,
    );
  });

  it('the payments drawn are those that the law expects', () => {
    const methods: number[] = [];
    fc.assert(
      fc.property(arbitraryDraft.map(calm), (draft) => {
        // without habit the trips of a week are independent draws from the law
        const market = scenarioSchema.parse(merged(draft, { habit: { strength: 0 } }));
        const expected = expectedPayments(market);
        const { platforms } = simulate({ ...market, weeks: 1 });
        const found = numbers(platforms, 'payments', { region: 'all' });
        for (const [method, count] of found.entries()) {
          const gap = (count - expected[method]) / Math.sqrt(Math.max(1, expected[method]));
          methods.push(gap);
          expect(Math.abs(gap)).toBeLessThan(6);
        }
      }),
      { ...SOME, seed: 5 },
    );
    expect(Math.abs(mean(methods))).toBeLessThan(5 / Math.sqrt(methods.length));
  });

  it('a shop that ceases to accept a wallet never makes consumers better off', () => {
    fc.assert(
      fc.property(draftByEitherEngine.map(calm), fc.nat(2), fc.nat(3), (draft, whichShop, whichPlatform) => {
        const chains = Object.keys(draft.retailers!.chains!);
        const ids = Object.keys(draft.platforms);
        if (chains.length === 0) return;
        const chain = chains[whichShop % chains.length];
        const { accepts } = draft.retailers!.chains![chain];
        const before = accepts === 'all' || accepts === undefined ? ids : accepts;
        const after = before.filter((id) => id !== ids[whichPlatform % ids.length]);
        const market = (list: string[]) =>
          scenarioSchema.parse(merged(draft, { retailers: { chains: { [chain]: { accepts: list } } } }));
        const [wide, narrow] = [market(before), market(after)].map((s) => firstWeek(s, 'consumer_surplus'));
        expect(narrow).toBeLessThanOrEqual(wide + 1e-9 * Math.abs(wide));
      }),
      SOME,
    );
  });

  it('a wallet more in everybody’s hands never makes consumers worse off', () => {
    fc.assert(
      fc.property(draftByEitherEngine.map(calm), fc.nat(3), (draft, which) => {
        const ids = Object.keys(draft.platforms);
        const id = ids[which % ids.length];
        const held = (share: number) =>
          scenarioSchema.parse({ ...draft, holdings: { ...draft.holdings, independent: { [id]: share } } });
        // the top of wallet stays cash, where there is cash to be it
        const market = (share: number) =>
          changed(held(share), { cash: { offered: true }, start: { topOfWallet: { cash: 1 } } });
        const [none, all] = [0, 1].map((share) => firstWeek(market(share), 'consumer_surplus'));
        expect(all).toBeGreaterThanOrEqual(none - 1e-9 * Math.abs(none));
      }),
      SOME,
    );
  });
});

/** The mean difference between two markets with the same draws, over its standard error. */
function pairedT(a: Scenario, b: Scenario, replicates: number, figure: (s: Scenario, r: number) => number) {
  const gaps = Array.from({ length: replicates }, (_, r) => figure(a, r) - figure(b, r));
  return mean(gaps) / (deviation(gaps) / Math.sqrt(replicates));
}

describe('with the same draws, 20 times over', () => {
  const market = (over: Parameters<typeof bareMarket>[1]): Scenario =>
    bareMarket(
      { a: 2, b: 1.7 },
      merged(
        {
          consumers: 1500,
          weeks: 26,
          cash: { offered: true, taste: 1.5 },
          shopping: { walkAway: true },
          habit: { rungs: 5, strength: 1.5 },
          start: { habits: 'settled' },
          segments: { all: { trips: 3, carriesCash: 0.6, storeChoice: 0.5 } },
          holdings: { joint: { a: 0.15, b: 0.1, 'a + b': 0.7, none: 0.05 } },
        },
        over,
      ) as never,
    );

  it('stronger habit lowers churn of the top of wallet', () => {
    const churn = (s: Scenario, replicate: number) =>
      number(simulate(s, { replicate }).platforms, 'churn_top', { week: 26, region: 'all', method: 'a' });
    const [weak, strong] = [1, 2.2].map((strength) => market({ habit: { strength } }));
    expect(pairedT(strong, weak, 20, churn)).toBeLessThan(-4);
  });

  it('an exclusive shop raises its wallet and cash, and lowers the rival, digital payments and surplus', () => {
    const shops = (accepts: 'all' | string[]) =>
      market({
        retailers: { chains: { shop: { outlets: { here: 1 } }, other: { outlets: { here: 1 }, accepts } } },
      });
    const [open, bound] = [shops('all'), shops(['a'])];
    const payment = (method: string) => (s: Scenario, replicate: number) =>
      mean(numbers(simulate(s, { replicate }).platforms, 'payment_share', { region: 'all', method }));
    const total = (name: string) => (s: Scenario, replicate: number) =>
      sum(numbers(simulate(s, { replicate }).market, name, { region: 'all' }));
    expect(pairedT(bound, open, 20, payment('a'))).toBeGreaterThan(4);
    expect(pairedT(bound, open, 20, payment('b'))).toBeLessThan(-4);
    expect(pairedT(bound, open, 20, payment('cash'))).toBeGreaterThan(4);
    expect(pairedT(bound, open, 20, total('refusals'))).toBeGreaterThan(4);
    expect(pairedT(bound, open, 20, total('lost_sales'))).toBeGreaterThan(4);
    expect(pairedT(bound, open, 20, total('consumer_surplus'))).toBeLessThan(-4);
  });

  it('a binding fee cap moves money from platforms to retailers', () => {
    const fees = market({ platforms: { a: { merchantFee: 0.02 }, b: { merchantFee: 0.02 } } });
    const capped = {
      ...fees,
      interventions: [{ kind: 'fee-cap', week: 1, until: null, cap: 0.005 }],
    } as Scenario;
    const total = (name: string) => (s: Scenario, replicate: number) =>
      sum(numbers(simulate(s, { replicate }).market, name, { region: 'all' }));
    const gap = (name: string) => total(name)(capped, 0) - total(name)(fees, 0);
    expect(gap('platform_profit')).toBeLessThan(0);
    expect(gap('retailer_surplus')).toBeCloseTo(-gap('platform_profit'), 6);
    expect(gap('welfare')).toBeCloseTo(0, 6);
  });
});
