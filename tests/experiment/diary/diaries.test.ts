import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinList } from '../../../src/core/list.ts';
import type { Table } from '../../../src/core/table.ts';
import type { Diary } from '../../../src/experiment/diary/diaries.ts';
import type { DiaryTrip } from '../../../src/model/record/diary.ts';
import type { DiaryPage } from '../../../src/model/record/diary-page.ts';
import { simulate } from '../../../src/model/simulate.ts';
import { tripWords } from '../../../src/report/diary-words.ts';
import type { Scenario } from '../../../src/scenario/schema.ts';
import { arbitraryScenario } from '../../helpers/arbitrary-scenario.ts';
import { chiSquare, chiSquareLimit } from '../../helpers/chi-square.ts';
import { diariesOf } from '../../helpers/diaries.ts';
import { fingerprint, sum } from '../../helpers/read.ts';
import { bareMarket, changed } from '../../helpers/scenario.ts';
import { shipped } from '../../helpers/shipped.ts';

const FOLLOWED = 60;

/** Holds a law against the diaries of random markets. */
function everyDiary(law: (diary: Diary, scenario: Scenario) => void, runs = 15): void {
  fc.assert(
    fc.property(arbitraryScenario, (scenario) => {
      const diaries = diariesOf(scenario, { consumers: FOLLOWED });
      expect(diaries.consumers).toHaveLength(FOLLOWED);
      for (const consumer of diaries.consumers) law(diaries.of(consumer), scenario);
    }),
    { numRuns: runs },
  );
}

const everyTrip = (law: (trip: DiaryTrip, scenario: Scenario) => void, runs?: number): void =>
  everyDiary(({ weeks }, scenario) => {
    for (const trip of weeks.flatMap((week) => week.trips)) law(trip, scenario);
  }, runs);

describe('keeping diaries', () => {
  it('changes nothing that happens', () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const [plain, kept] = [simulate(scenario), diariesOf(scenario, { consumers: FOLLOWED }).series];
        for (const table of ['platforms', 'market', 'consumers', 'retailers', 'switching'] as const)
          expect(fingerprint(kept[table])).toBe(fingerprint(plain[table]));
      }),
      { numRuns: 10 },
    );
  });

  it('follows the consumers of a region, or all there are, and agents where a scenario asks for averages', () => {
    const scenario = { ...shipped('seed/walmart-west', 3000), weeks: 2, engine: 'mean-field' as const };
    const west = diariesOf(scenario, { consumers: 30, region: 'west' });
    expect(west.consumers).toHaveLength(30);
    for (const consumer of west.consumers) expect(west.of(consumer).region).toBe('west');
    expect(diariesOf(scenario, { consumers: 9999, region: 'west' }).consumers.length).toBeGreaterThan(400);
    expect(() => west.of(2999)).toThrow('consumer 2999 was not followed');
  });
});

describe('a week of a diary', () => {
  it('begins where the last ended, and its trips lead from one end to the other', () => {
    everyDiary(({ weeks }, scenario) => {
      expect(weeks.map(({ week }) => week)).toEqual(weeks.map((_, index) => index + 1));
      expect(weeks).toHaveLength(scenario.weeks);
      weeks.forEach(({ opening, trips, closing, wallets }, index) => {
        if (index > 0) expect(opening).toEqual(weeks[index - 1].closing);
        if (trips.length > 0) expect(trips[0].before).toEqual(opening);
        const changed = wallets.filter(({ done }) => done).map(({ platform }) => platform);
        const apart = [opening.portfolio, closing.portfolio].map((held, i, both) =>
          held.filter((id) => !both[1 - i].includes(id)),
        );
        expect(apart.flat().toSorted()).toEqual(changed.toSorted());
        for (const { platform, kind } of wallets)
          expect(opening.portfolio.includes(platform)).toBe(kind === 'drop');
      });
    });
  });

  it('shows the trips of the panel, one by one', () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const rows: Record<string, unknown>[] = [];
        const pages: DiaryPage[] = [];
        const put = (table: Table) => {
          for (let row = 0; row < table.rows; row++)
            rows.push(Object.fromEntries(table.spec.map(({ name }) => [name, table.at(name, row)])));
        };
        simulate(scenario, { panel: { consumers: FOLLOWED, put, write: (page) => pages.push(page) } });
        const told = pages.flatMap((page) =>
          page.read().trips.map((trip) => ({
            week: page.week,
            consumer: page.consumer,
            trip: trip.trip,
            region: page.region,
            segment: page.segment,
            retailer: trip.retailer,
            portfolio: joinList(trip.before.portfolio) || 'none',
            top_of_wallet: trip.before.topOfWallet,
            rung: trip.before.rung,
            cash_carried: trip.cashCarried ? 1 : 0,
            choice_set: joinList(trip.choiceSet) || 'none',
            method: trip.method,
            refused: trip.refused ? 1 : 0,
            amount: trip.amount,
          })),
        );
        expect(
          rows.map((row) => Object.fromEntries(Object.keys(told[0] ?? {}).map((name) => [name, row[name]]))),
        ).toEqual(told);
      }),
      { numRuns: 8 },
    );
  });
});

describe('the ways in which a trip can end', () => {
  it('have chances that sum to 1, the way taken among them', () => {
    everyTrip(({ ways, method, choiceSet }) => {
      expect(sum(ways.map(({ chance }) => chance))).toBeCloseTo(1, 9);
      expect(ways.find((way) => way.method === method)?.chance).toBeGreaterThan(0);
      expect(ways.map((way) => way.method).filter((name) => name !== 'walk-away')).toEqual(choiceSet);
    });
  });

  it('are what is held and accepted, with cash where it is carried', () => {
    everyTrip(({ choiceSet, accepts, before, cashCarried, refused, topIfTaken }) => {
      const held = [...(cashCarried ? ['cash'] : []), ...before.portfolio];
      expect(choiceSet.toSorted()).toEqual(accepts.filter((id) => held.includes(id)).toSorted());
      expect(refused).toBe(before.topOfWallet !== 'cash' && !accepts.includes(before.topOfWallet));
      expect(topIfTaken === null).toBe(!refused);
    });
  });

  it('have utilities that are the sum of their parts, and chances that follow from them', () => {
    everyTrip(({ ways, before }, scenario) => {
      for (const { method, utility, parts, chance } of ways) {
        const odds = Math.log(chance / ways[0].chance);
        if (chance > 1e-12 && ways[0].chance > 1e-12) expect(utility - ways[0].utility).toBeCloseTo(odds, 6);
        if (parts === null) continue;
        const { taste, service, resentment, segment, cashback, network, habit } = parts;
        expect(taste + service - resentment + segment + cashback + network + habit).toBeCloseTo(utility, 9);
        expect(resentment).toBeGreaterThanOrEqual(-1e-9);
        if (scenario.resentment.spillover === 0 || method === 'cash') expect(resentment).toBeCloseTo(0, 9);
        if (method !== before.topOfWallet) expect(habit).toBe(0);
      }
    });
  });

  it('are taken as often as their chances say', () => {
    const scenario = changed(shipped('seed/first-run', 1500), { weeks: 20, interventions: [] });
    const groups = new Map<string, { chances: number[]; counts: number[]; trips: number }>();
    const diaries = diariesOf(scenario, { consumers: 1500 });
    for (const { ways, method, before } of diaries.consumers.flatMap((consumer) =>
      diaries.of(consumer).weeks.flatMap(({ trips }) => trips),
    )) {
      const key = `${before.topOfWallet} ${before.rung} ${ways.map((way) => way.method)}`;
      const chances = ways.map(({ chance }) => chance);
      const group = groups.get(key) ?? { chances, counts: chances.map(() => 0), trips: 0 };
      group.counts[ways.findIndex((way) => way.method === method)]++;
      group.trips++;
      groups.set(key, group);
    }
    let [statistic, freedom] = [0, 0];
    for (const { chances, counts, trips } of groups.values()) {
      const expected = chances.map((chance) => chance * trips);
      if (Math.min(...expected) < 5) continue;
      statistic += chiSquare(counts, expected);
      freedom += chances.length - 1;
    }
    expect(freedom).toBeGreaterThan(100);
    expect(statistic).toBeLessThan(chiSquareLimit(freedom));
  });
});

describe('habit', () => {
  it('moves by a rung, or to another method, only on a payment', () => {
    everyTrip(({ habit, method, before, habitChance }) => {
      if (method === 'walk-away') expect([habit, habitChance]).toEqual(['stays', 0]);
      if (habit === 'climbs') expect(method).toBe(before.topOfWallet);
      if (habit === 'falls') expect(method).not.toBe(before.topOfWallet);
      if (habit !== 'stays') expect(habitChance).toBeGreaterThan(0);
    });
  });

  it('adds its bonus to the top of wallet alone: on the highest rung all of it', () => {
    const market = bareMarket(
      { a: 1, b: 1 },
      { habit: { rungs: 3, strength: 2 }, start: { topOfWallet: { a: 1 }, rung: 2 } },
    );
    const [trip] = diariesOf(market, { consumers: 1 }).of(diariesOf(market, { consumers: 1 }).consumers[0])
      .weeks[0].trips;
    expect(trip.ways.map(({ method, utility }) => [method, utility])).toEqual([
      ['a', 3],
      ['b', 1],
    ]);
    expect(trip.ways[0].chance).toBeCloseTo(Math.exp(2) / (1 + Math.exp(2)), 12);
  });

  it('is of no use while its platform is down, and that is not the shop refusing', () => {
    const market = bareMarket(
      { a: 1, b: 1 },
      { start: { topOfWallet: { a: 1 } }, interventions: [{ kind: 'outage', week: 1, platform: 'a' }] },
    );
    const diaries = diariesOf(market, { consumers: 1 });
    const [trip] = diaries.of(diaries.consumers[0]).weeks[0].trips;
    expect(trip).toMatchObject({ refused: true, failed: true, choiceSet: ['b'], topIfTaken: 0.5 });
    expect(tripWords(market, trip)).toContain('At Shop, while A, the top of wallet, does not work.');
  });

  it('is lost at a shop that does not take it: the chance it would have had is told', () => {
    const market = bareMarket(
      { a: 1, b: 1 },
      {
        habit: { rungs: 3, strength: 2 },
        start: { topOfWallet: { a: 1 }, rung: 2 },
        retailers: { chains: { shop: { accepts: ['b'] } } },
      },
    );
    const diaries = diariesOf(market, { consumers: 1 });
    const [trip] = diaries.of(diaries.consumers[0]).weeks[0].trips;
    expect(trip).toMatchObject({ refused: true, method: 'b', accepts: ['b'], choiceSet: ['b'] });
    expect(trip.ways).toHaveLength(1);
    expect(trip.topIfTaken).toBeCloseTo(Math.exp(2) / (1 + Math.exp(2)), 12);
  });
});

describe('adopting and dropping', () => {
  it('happen as often as their chances say', () => {
    let [done, expected, variance] = [0, 0, 0];
    everyDiary(({ weeks }) => {
      for (const wallet of weeks.flatMap(({ wallets }) => wallets)) {
        expect(wallet.chance).toBeGreaterThanOrEqual(0);
        expect(wallet.chance).toBeLessThanOrEqual(1);
        if (wallet.chance === 0 || wallet.chance === 1) expect(wallet.done ? 1 : 0).toBe(wallet.chance);
        done += wallet.done ? 1 : 0;
        expected += wallet.chance;
        variance += wallet.chance * (1 - wallet.chance);
      }
    }, 20);
    expect(expected).toBeGreaterThan(50);
    expect(Math.abs(done - expected)).toBeLessThan(5 * Math.sqrt(variance));
  });
});
