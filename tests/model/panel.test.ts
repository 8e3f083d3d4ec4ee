import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitList } from '../../src/core/list.ts';
import type { Table } from '../../src/core/table.ts';
import type { Agents } from '../../src/model/engine/agents.ts';
import { rowIn } from '../../src/model/engine/word.ts';
import { segmentOf } from '../../src/model/market.ts';
import { createMarket } from '../../src/model/open/create.ts';
import { Panel } from '../../src/model/record/panel.ts';
import { Replay } from '../../src/model/record/replay.ts';
import { simulate } from '../../src/model/simulate.ts';
import { step } from '../../src/model/step.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { arbitraryScenario } from '../helpers/arbitrary-scenario.ts';
import { chiSquare, chiSquareLimit } from '../helpers/chi-square.ts';
import { type Followed, follow } from '../helpers/panel.ts';
import { fingerprint, number, numbers, sum, words } from '../helpers/read.ts';
import { bareMarket } from '../helpers/scenario.ts';

const TABLES = ['platforms', 'market', 'retailers', 'switching'] as const;

/** Holds a law against random markets in which every retailer is listed by itself. */
function everyMarket(law: (scenario: Scenario) => void, runs = 12): void {
  fc.assert(
    fc.property(arbitraryScenario, (scenario) =>
      law({ ...scenario, output: { ...scenario.output, everyRetailer: true } }),
    ),
    { numRuns: runs },
  );
}

/** Counts of the rows for which `of` gives words, by these words; summed over what `weight` says. */
function tally(trips: Table, of: (row: number) => string | null, weight: (row: number) => number = () => 1) {
  const counts = new Map<string, number>();
  for (let row = 0; row < trips.rows; row++) {
    const key = of(row);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + weight(row));
  }
  return counts;
}

/** Rows of a table whose region is a true one, not `all`. */
function eachRow(
  table: Table,
  scenario: Scenario,
  visit: (row: number, week: number, region: string) => void,
) {
  for (let row = 0; row < table.rows; row++) {
    const region = String(table.at('region', row));
    if (region in scenario.regions) visit(row, Number(table.at('week', row)), region);
  }
}

describe('the trips of all consumers', () => {
  it('are the payments, refusals and lost sales of the tables, in every week and region', () => {
    everyMarket((scenario) => {
      const { series, trips } = follow(scenario);
      const [week, refused] = [trips.number('week'), trips.number('refused')];
      const [region, method, top] = [trips.text('region'), trips.text('method'), trips.text('top_of_wallet')];
      const lost = (row: number): boolean => method[row] === 'walk-away';
      const count = (holds: (row: number) => boolean) =>
        tally(trips, (row) => (holds(row) ? `${week[row]} ${region[row]}` : null));
      const told = {
        trips: count(() => true),
        payments: count((row) => !lost(row)),
        lost_sales: count(lost),
        refusals: count((row) => refused[row] === 1),
        forced_cash: count((row) => refused[row] === 1 && method[row] === 'cash'),
        refused_lost: count((row) => refused[row] === 1 && lost(row)),
        preferred_payments: count((row) => method[row] === top[row]),
      };
      eachRow(series.market, scenario, (row, w, where) => {
        for (const [name, counts] of Object.entries(told))
          expect([name, counts.get(`${w} ${where}`) ?? 0]).toEqual([name, series.market.at(name, row)]);
      });
      const by = (row: number) => `${week[row]} ${region[row]} ${method[row]}`;
      const paid = tally(trips, by);
      const value = tally(trips, by, (row) => trips.number('amount')[row]);
      eachRow(series.platforms, scenario, (row, w, where) => {
        const key = `${w} ${where} ${series.platforms.at('method', row)}`;
        expect(paid.get(key) ?? 0).toBe(series.platforms.at('payments', row));
        const booked = Number(series.platforms.at('value', row));
        expect(Math.abs((value.get(key) ?? 0) - booked)).toBeLessThanOrEqual(1e-9 * booked);
      });
    });
  });

  it('are the visits, sales, refusals and lost sales of every single retailer', () => {
    everyMarket((scenario) => {
      const { series, trips } = follow(scenario);
      const week = trips.number('week');
      const [region, retailer, method] = ['region', 'retailer', 'method'].map((name) => trips.text(name));
      const at = (row: number) => `${week[row]} ${region[row]} ${retailer[row]}`;
      const visits = tally(trips, at);
      const lost = tally(trips, (row) => (method[row] === 'walk-away' ? at(row) : null));
      const refusals = tally(trips, at, (row) => trips.number('refused')[row]);
      const sales = tally(trips, at, (row) => trips.number('amount')[row] || 0);
      eachRow(series.retailers, scenario, (row, w, where) => {
        const key = `${w} ${where} ${series.retailers.at('retailer', row)}`;
        const told = [visits, lost, refusals].map((counts) => counts.get(key) ?? 0);
        expect(told).toEqual(
          ['visits', 'lost_sales', 'refusals'].map((name) => series.retailers.at(name, row)),
        );
        const booked = Number(series.retailers.at('sales', row));
        expect(Math.abs((sales.get(key) ?? 0) - booked)).toBeLessThanOrEqual(1e-9 * booked);
      });
    });
  });

  it('are the habits of the tables: who has what on top when the next week begins', () => {
    everyMarket((scenario) => {
      if (Object.values(scenario.segments).some(({ trips }) => trips < 1)) return; // who makes no trip is not seen
      const { series, trips } = follow(scenario);
      const [week, trip] = [trips.number('week'), trips.number('trip')];
      const [region, top] = [trips.text('region'), trips.text('top_of_wallet')];
      const first = tally(trips, (row) =>
        trip[row] === 1 ? `${week[row] - 1} ${region[row]} ${top[row]}` : null,
      );
      eachRow(series.platforms, scenario, (row, w, where) => {
        if (w === scenario.weeks) return;
        const key = `${w} ${where} ${series.platforms.at('method', row)}`;
        expect(first.get(key) ?? 0).toBe(series.platforms.at('top_of_wallet', row));
      });
    });
  });
});

describe('the replay of a week', () => {
  it('leaves every consumer on the row on which the market left it after shopping', () => {
    everyMarket((scenario) => {
      const market = createMarket(scenario, 0);
      const engine = market.engine as Agents;
      const rowsNow = () => engine.people.words.map(rowIn);
      let after = rowsNow();
      const shop = engine.shop.bind(engine);
      engine.shop = (...week) => {
        shop(...week);
        after = rowsNow();
      };
      for (let week = 0; week < scenario.weeks; week++) {
        const before = rowsNow();
        step(market);
        const replay = new Replay(market.rows, market.habitMoves, market.key, market.week);
        for (const cell of market.cells) {
          const { trips } = segmentOf(market, cell);
          for (let i = cell.first; i < cell.first + cell.consumers; i++)
            expect(replay.tripsOf(i, cell.law, trips, before[i]).after).toBe(after[i]);
        }
      }
    }, 8);
  });

  it('that disagrees with the market is found out', () => {
    const scenario = bareMarket({ a: 1, b: 0 }, { consumers: 50, habit: { rungs: 4, strength: 1 } });
    const market = createMarket(scenario, 0);
    const panel = new Panel(market, { consumers: 50, put: () => {} });
    step(market);
    const { words } = (market.engine as Agents).people;
    const row = rowIn(words[7]);
    words[7] = market.rows.at(market.rows.portfolioOf[row], 1, (market.rows.rungOf[row] + 2) % 4);
    expect(() => panel.record(market)).toThrow(/consumer 7 /);
  });
});

describe('a panel', () => {
  it('does not change the run, bit for bit', () => {
    const print = ({ series }: Pick<Followed, 'series'>) =>
      TABLES.map((name) => fingerprint(series[name])).join('\n');
    everyMarket((scenario) => {
      const size = Math.ceil(scenario.consumers / 7);
      expect(print(follow(scenario, size))).toBe(print({ series: simulate(scenario) }));
    });
  });

  it('holds the smaller panel of the same run, trip by trip, and the same consumers whatever happens', () => {
    everyMarket((scenario) => {
      const [small, large] = [40, 200].map((size) => follow(scenario, size).trips);
      const members = new Set(small.number('consumer'));
      const lines = fingerprint(large).split('\n');
      const inSmall = lines.filter((_, row) => members.has(large.number('consumer')[row]));
      expect(inSmall.join('\n')).toBe(fingerprint(small));
      if (Object.values(scenario.segments).some(({ trips }) => trips < 1)) return;
      expect(members.size).toBe(40);
      const calm = follow({ ...scenario, interventions: [], weeks: 1 }, 40).trips;
      expect(new Set(calm.number('consumer'))).toEqual(members);
    });
  });

  it('tells trips that a consumer could make: paid with what was at hand, refused where it could not be', () => {
    everyMarket((scenario) => {
      const { trips } = follow(scenario, 60);
      const listed = (name: string, row: number): string[] =>
        splitList(String(trips.at(name, row))).filter((method) => method !== 'none');
      for (let row = 0; row < trips.rows; row++) {
        const [held, offered] = [listed('portfolio', row), listed('choice_set', row)];
        const [method, top] = [trips.text('method')[row], trips.text('top_of_wallet')[row]];
        expect(offered.filter((one) => one !== 'cash' && !held.includes(one))).toEqual([]);
        expect(top === 'cash' || held.includes(top)).toBe(true);
        if (method === 'walk-away') {
          expect(scenario.shopping.walkAway || offered.length === 0).toBe(true);
          expect(trips.number('amount')[row]).toBeNaN();
        } else {
          expect(offered).toContain(method);
          expect(trips.number('amount')[row]).toBeGreaterThan(0);
        }
        expect(trips.number('refused')[row] === 1).toBe(top !== 'cash' && !offered.includes(top));
        if (offered.includes('cash')) expect(trips.number('cash_carried')[row]).toBe(1);
        expect(trips.number('rung')[row]).toBeLessThan(scenario.habit.rungs);
      }
    });
  });

  it('hands out a week at a time, no more than the trips of its consumers', () => {
    const { weeks } = follow(
      bareMarket({ a: 1 }, { consumers: 500, weeks: 30, segments: { all: { trips: 2.5 } } }),
      100,
    );
    expect(weeks).toHaveLength(30);
    expect(Math.min(...weeks)).toBeGreaterThanOrEqual(200);
    expect(Math.max(...weeks)).toBeLessThanOrEqual(300);
  });

  it('is refused where there are no single consumers, or fewer than asked for', () => {
    const scenario = bareMarket({ a: 1 }, { consumers: 100 });
    expect(() => follow({ ...scenario, engine: 'mean-field' }, 10)).toThrow('mean-field has none');
    for (const size of [0, 101, 1.5, Number.NaN])
      expect(() => follow(scenario, size)).toThrow('expected a whole number from 1 to 100');
  });

  it('tells the reward that each platform promised at the retailer, whether it is held or not', () => {
    const { trips } = follow(
      bareMarket(
        { a: 0, 'b-pay': 0 },
        {
          consumers: 200,
          weeks: 3,
          segments: { all: { basket: 50 } },
          platforms: { a: { cashback: 0.01 } },
          holdings: { joint: { a: 1 } },
          retailers: { chains: { other: { outlets: { here: 1 } } } },
          interventions: [
            { week: 2, until: 3, kind: 'campaign', platform: 'b-pay', retailers: ['other'], cashback: 0.1 },
          ],
        },
      ),
    );
    expect(new Set(trips.number('reward_a'))).toEqual(new Set([0.5]));
    const rewards = (where: Record<string, string | number>) =>
      new Set(numbers(trips, 'reward_b_pay', where));
    expect(rewards({ week: 2, retailer: 'other' })).toEqual(new Set([5]));
    expect(rewards({ week: 2, retailer: 'shop' })).toEqual(new Set([0]));
    expect(rewards({ week: 3, retailer: 'other' })).toEqual(new Set([0]));
  });
});

describe('what the market mixes over', () => {
  const town = bareMarket(
    { a: 1, b: 0 },
    {
      consumers: 20_000,
      weeks: 2,
      cash: { offered: true, taste: 0.5 },
      segments: { all: { carriesCash: 0.6, trips: 2, storeChoice: 0.7 } },
      retailers: {
        chains: {
          shop: { outlets: { here: 1 }, attraction: 3 },
          large: { outlets: { here: 1 }, attraction: 6 },
          closed: { outlets: { here: 1 }, attraction: 4, accepts: ['a'] },
        },
        independents: { retailers: 5, outlets: 10, sizeSpread: 1 },
      },
    },
  );

  it('is drawn as it should be: cash is carried as often as the segment says', () => {
    const { trips } = follow(town, 4000);
    const carried = sum(trips.number('cash_carried'));
    expect(Math.abs(carried - 0.6 * trips.rows)).toBeLessThan(4.5 * Math.sqrt(0.24 * trips.rows));
  });

  it('shops that take the same are visited in proportion to their attraction', () => {
    const { trips } = follow(town, 4000);
    const alike = (name: string) => name !== 'closed';
    const market = createMarket(town, 0);
    const branches = market.branches.filter(({ retailer }) => alike(market.retailers[retailer].id));
    step(market);
    const total = sum(branches.map(({ attraction }) => attraction));
    const visits = tally(trips, (row) => trips.text('retailer')[row]);
    const counts = branches.map(({ retailer }) => visits.get(market.retailers[retailer].id) ?? 0);
    const expected = branches.map(({ attraction }) => (sum(counts) * attraction) / total);
    expect(branches.length).toBe(7);
    expect(chiSquare(counts, expected)).toBeLessThan(chiSquareLimit(branches.length - 1));
  });

  it('is drawn apart from how the trip ended: at one shop the choice does not tell which of those alike it was', () => {
    const { trips } = follow(town, 4000);
    const by = (method: string) => words(trips, 'retailer', { method }).filter((name) => name !== 'closed');
    const [a, b] = [by('a'), by('b')];
    const share = (list: readonly string[]) => list.filter((name) => name === 'large').length / list.length;
    const pooled = share([...a, ...b]);
    const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.length + 1 / b.length));
    expect(Math.abs(share(a) - share(b))).toBeLessThan(4.5 * error);
  });

  it('differs from replicate to replicate, as the sample does', () => {
    const consumers = [0, 1].map(
      (replicate) => new Set(follow(town, 50, replicate).trips.number('consumer')),
    );
    expect(consumers[0]).not.toEqual(consumers[1]);
  });
});

it('a sample of consumers has the shares of the whole market, to chance', () => {
  const scenario = bareMarket(
    { a: 0.5, b: 0 },
    { consumers: 20_000, weeks: 1, holdings: { joint: { 'a + b': 0.7, a: 0.3 } } },
  );
  const { series, trips } = follow(scenario, 2000);
  const all = number(series.platforms, 'payment_share', { week: 1, region: 'here', method: 'b' });
  const share = words(trips, 'method').filter((method) => method === 'b').length / trips.rows;
  expect(Math.abs(share - all)).toBeLessThan(4 * Math.sqrt((all * (1 - all)) / trips.rows));
});
