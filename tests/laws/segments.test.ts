import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Series } from '../../src/model/series.ts';
import { simulate } from '../../src/model/simulate.ts';
import { type Scenario, scenarioSchema } from '../../src/scenario/schema.ts';
import { draftByEitherEngine } from '../helpers/arbitrary-scenario.ts';
import { numbers, sum } from '../helpers/read.ts';
import { bareMarket, type Draft, merged, type Part } from '../helpers/scenario.ts';

const ENGINES = ['agents', 'mean-field'] as const;
const RUNS = { numRuns: 40 };

/** Holds a law against random markets, carried by either engine. */
function everyMarket(
  law: (series: Series, scenario: Scenario) => void,
  make = (draft: Draft) => draft,
): void {
  fc.assert(
    fc.property(
      draftByEitherEngine.map((draft) => scenarioSchema.parse(make(draft))),
      (scenario) => law(simulate(scenario), scenario),
    ),
    RUNS,
  );
}

const regionsOf = ({ regions }: Scenario): string[] => ['all', ...Object.keys(regions)];

/** Sum over rows of several columns, week by week. */
const added = (columns: readonly number[][]): number[] =>
  columns[0].map((_, week) => sum(columns.map((column) => column[week])));

/** Equal but for rounding in every week: 1e-9 of the larger, or of `scale`. */
function expectAlike(found: readonly number[], expected: readonly number[], scale: number): void {
  found.forEach((value, week) => {
    const largest = Math.max(scale, Math.abs(value), Math.abs(expected[week]));
    expect(Math.abs(value - expected[week])).toBeLessThanOrEqual(1e-9 * largest);
  });
}

const COUNTS = ['trips', 'payments', 'lost_sales', 'refusals', 'forced_cash'];
const MONEY = ['consumer_surplus', 'consumer_surplus_experienced'];

describe('the segments of a region', () => {
  const bySegment = ({ consumers }: Series, { segments }: Scenario, name: string, region: string) =>
    Object.keys(segments).map((segment) => numbers(consumers, name, { region, segment }));

  it('sum to the market: counts of agents to the last one, money and expected counts but for rounding', () => {
    everyMarket((series, scenario) => {
      for (const region of regionsOf(scenario)) {
        for (const name of [...COUNTS, ...MONEY]) {
          const parts = added(bySegment(series, scenario, name, region));
          const whole = numbers(series.market, name, { region });
          expectAlike(parts, whole, scenario.consumers);
          if (scenario.engine === 'agents' && COUNTS.includes(name)) expect(parts).toEqual(whole);
        }
      }
    });
  });

  it('pay in cash what the region pays in cash, and receive the cashback that platforms pay', () => {
    everyMarket((series, scenario) => {
      const methods = ['cash', ...Object.keys(scenario.platforms)];
      for (const region of regionsOf(scenario)) {
        const paid = bySegment(series, scenario, 'payments', region);
        const shares = bySegment(series, scenario, 'cash_share', region);
        const cash = shares.map((column, i) =>
          column.map((share, week) => (paid[i][week] > 0 ? share * paid[i][week] : 0)),
        );
        const inCash = numbers(series.platforms, 'payments', { region, method: 'cash' });
        expectAlike(added(cash), inCash, scenario.consumers);
        expect(shares.flat().every((share) => !(share > 1))).toBe(true);
        const received = added(bySegment(series, scenario, 'cashback', region));
        const given = methods.map((method) => numbers(series.platforms, 'cashback', { region, method }));
        expectAlike(received, added(given), scenario.consumers);
      }
    });
  });

  it('are its consumers; who hold a wallet are no fewer than hold any one, and no more than hold each', () => {
    everyMarket((series, scenario) => {
      const wallets = Object.entries(scenario.platforms).filter(([, { kind }]) => kind === 'wallet');
      for (const region of regionsOf(scenario)) {
        const holdersOf = (method: string) => numbers(series.platforms, 'holders', { region, method });
        const everybody = holdersOf('cash');
        expectAlike(added(bySegment(series, scenario, 'consumers', region)), everybody, 1);
        const held = wallets.map(([method]) => holdersOf(method));
        const slack = 1e-9 * scenario.consumers;
        added(bySegment(series, scenario, 'wallet_holders', region)).forEach((holders, week) => {
          const each = held.map((column) => column[week]);
          expect(holders).toBeGreaterThanOrEqual(Math.max(0, ...each) - slack);
          expect(holders).toBeLessThanOrEqual(Math.min(sum(each), everybody[week]) + slack);
        });
      }
    });
  });
});

describe('a segment', () => {
  it('that does not shop has nothing but its bonuses for adopting, whatever others are promised and denied', () => {
    const idle = (draft: Draft): Draft => {
      const [first] = Object.keys(draft.segments);
      return merged(draft, { segments: { [first]: { trips: 0 } }, shopping: { passThrough: 0.5 } });
    };
    everyMarket(({ consumers }, scenario) => {
      const [segment] = Object.keys(scenario.segments);
      for (const region of regionsOf(scenario)) {
        const own = (name: string) => numbers(consumers, name, { region, segment });
        for (const name of [...COUNTS, 'cashback'])
          expect(own(name).every((value) => value === 0)).toBe(true);
        expect(own('cash_share').every(Number.isNaN)).toBe(true);
        for (const name of MONEY) expect(own(name)).toEqual(own('signup_bonuses'));
      }
    }, idle);
  });
});

describe.each(ENGINES)('with %s', (engine) => {
  /** Two segments of 500 that differ by what `over` says: `all`, a name like any other, and `rest`. */
  const market = (over: Part<Draft>): Scenario => {
    const rest = { share: 0.5, trips: 1, moneyUtility: 1, basket: 1, carriesCash: 1, storeChoice: 0 };
    const base = { engine, weeks: 3, segments: { all: { share: 0.5 }, rest } };
    return bareMarket({ a: 1 }, merged(base, over));
  };
  const of = (scenario: Scenario, segment: string, name: string): number[] =>
    numbers(simulate(scenario).consumers, name, { region: 'all', segment });
  const rowsOf = (scenario: Scenario, segment: string): unknown[] =>
    simulate(scenario)
      .consumers.spec.filter(({ type }) => type === 'number')
      .map(({ name }) => of(scenario, segment, name));

  it('cashback on a wallet that one segment holds is worth to it what the logsum says, and nothing to others', () => {
    const holdings = { joint: { none: 1 }, segments: { all: { a: 1 } } };
    const paying = (cashbackPerPayment: number) =>
      market({ cash: { offered: true }, holdings, platforms: { a: { cashbackPerPayment } } });
    const [without, withIt] = [0, 0.5].map(paying);
    expect(rowsOf(withIt, 'rest')).toEqual(rowsOf(without, 'rest'));
    const worth = (reward: number) => 500 * Math.log(Math.exp(1 + reward) + 1);
    for (const surplus of of(withIt, 'all', 'consumer_surplus')) expect(surplus).toBeCloseTo(worth(0.5), 9);
    for (const surplus of of(without, 'all', 'consumer_surplus')) expect(surplus).toBeCloseTo(worth(0), 9);
    expect(Math.min(...of(withIt, 'all', 'cashback'))).toBeGreaterThan(0);
    expect(of(withIt, 'rest', 'wallet_holders')).toEqual([0, 0, 0]);
    expect(of(withIt, 'rest', 'cash_share')).toEqual([1, 1, 1]);
  });

  it('a purse that runs dry pays the segments that come first, and what is missing is missed by the others', () => {
    // 1,000 promises of .5, of which 700 can be kept; the only way to pay is worth 1
    const dry = market({
      holdings: { joint: { a: 1 } },
      platforms: { a: { cashbackPerPayment: 0.5, budget: 350 } },
    });
    expect(of(dry, 'all', 'cashback')).toEqual([250, 0, 0]);
    expect(of(dry, 'rest', 'cashback')).toEqual([100, 0, 0]);
    for (const name of MONEY) {
      const expected = { all: [750, 500, 500], rest: [600, 500, 500] };
      for (const [segment, weeks] of Object.entries(expected))
        of(dry, segment, name).forEach((value, week) => {
          expect(value).toBeCloseTo(weeks[week], 9);
        });
    }
  });

  it('a bonus for adopting reaches the segment that adopts, and no other', () => {
    const offering = (signupBonus: number) =>
      market({
        cash: { offered: true },
        wallets: { enabled: true, valueDriven: true, noise: 0.01 },
        segments: { rest: { adoptionCost: 50 } },
        holdings: { joint: { none: 1 } },
        platforms: { a: { signupBonus, adoption: { innovation: 0.2, imitation: 0, cost: 0 } } },
      });
    const [without, withIt] = [0, 3].map(offering);
    expect(rowsOf(withIt, 'rest')).toEqual(rowsOf(without, 'rest'));
    const adoptions = numbers(simulate(withIt).platforms, 'adoptions', { region: 'all', method: 'a' });
    expect(Math.min(...adoptions)).toBeGreaterThan(0);
    of(withIt, 'all', 'signup_bonuses').forEach((paid, week) => {
      expect(paid).toBeCloseTo(3 * adoptions[week], 9);
    });
  });
});
