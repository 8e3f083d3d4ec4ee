import { describe, expect, it } from 'vitest';
import { contrast, find, summarize } from '../../src/experiment/summarize.ts';
import { windowsOf } from '../../src/experiment/windows.ts';
import { emptySeries, type Series } from '../../src/model/series.ts';
import { smallRun, smallScenario } from '../chart/fixture.ts';

const SCOPES = ['platform', 'market', 'retailer', 'consumer'];

/** A run in which platform-1 has `level` of payments before week 14 and `level + jump` from then on. */
function madeUp(replicate: number, weeks: number, level: number, jump: number): Series {
  const series = emptySeries(replicate);
  for (let week = 1; week <= weeks; week++) {
    const payment_share = level + (week >= 14 ? jump : 0);
    for (const region of ['all', 'north', 'south']) {
      series.platforms.push({
        week,
        region,
        method: 'platform-1',
        payment_share,
        holders: 150,
        profit: 30,
        exclusive_by_sales: 0.05,
      });
      series.platforms.push({ week, region, method: 'cash', payment_share: 1 - payment_share });
      series.market.push({
        week,
        region,
        trips: 100,
        lost_sales: week,
        consumer_surplus: 600,
        welfare: 1200,
      });
      series.consumers.push({
        week,
        region,
        segment: 'everyone',
        consumers: 120,
        trips: 50,
        refusals: 10,
        lost_sales: week,
        cash_share: 0.25,
        consumer_surplus: 600,
        consumer_surplus_experienced: 300,
      });
    }
    const exclusive_with = week > weeks - 10 && replicate > 0 ? 'platform-1' : '';
    series.retailers.push({
      week,
      retailer: 'big-box',
      region: 'all',
      exclusive_with,
      visits: 20,
      lost_sales: 1,
    });
  }
  return series;
}

const scenario = smallScenario({
  weeks: 40,
  over: { interventions: [{ week: 14, kind: 'fee-cap', cap: 0.01 }] },
});
const series = [0.3, 0.4, 0.5].map((level, i) => madeUp(i, 40, level, [0.1, 0.12, 0.14][i]));
const summary = summarize({ scenario, series });

describe('the windows of a run', () => {
  it('are quarters around the first event and at both ends', () => {
    expect(windowsOf(scenario)).toEqual({
      first: { from: 1, to: 13 },
      last: { from: 28, to: 40 },
      before: { from: 1, to: 13 },
      after: { from: 14, to: 26 },
    });
  });

  it('are halves in a run of less than two quarters', () => {
    const { first, last } = windowsOf(smallScenario({ weeks: 9, events: 0 }));
    expect([first, last]).toEqual([
      { from: 1, to: 4 },
      { from: 6, to: 9 },
    ]);
  });

  it('know no quarter before what is in force from the first week', () => {
    const over = { interventions: [{ week: 1, kind: 'fee-cap', cap: 0.01 }] };
    expect(windowsOf(smallScenario({ over })).before).toBeNull();
  });
});

describe('a summary', () => {
  it('pairs each replicate with itself, so that what they share cancels', () => {
    const share = find(summary, 'payment_share', 'platform-1')!;
    expect(share.first.mean).toBeCloseTo(0.4, 12);
    expect(share.last.mean).toBeCloseTo(0.52, 12);
    expect(share.change.mean).toBeCloseTo(0.12, 12);
    expect(share.change.sd).toBeCloseTo(0.02, 12);
    // t(.975, 2) = 4.302652729749462 (scipy)
    expect(share.change.high - share.change.mean).toBeCloseTo((4.302652729749462 * 0.02) / Math.sqrt(3), 9);
    expect(share.last.sd).toBeCloseTo(0.12, 12);
    expect(share.effect).toEqual(share.lasting);
  });

  it('takes rates over sums and money per consumer and year', () => {
    expect(find(summary, 'lost_sales')!.first.mean).toBeCloseTo(7 / 100, 12);
    expect(find(summary, 'lost_sales', 'big-box')!.last.mean).toBeCloseTo(0.05, 12);
    expect(find(summary, 'visit_share', 'big-box')!.last.mean).toBeCloseTo(0.2, 12);
    expect(find(summary, 'consumer_surplus')!.last.mean).toBeCloseTo((600 * 52) / 300, 12);
    expect(find(summary, 'profit', 'platform-1')!.last.mean).toBeCloseTo((30 * 52) / 300, 12);
    expect(find(summary, 'holders', 'platform-1')!.last.mean).toBeCloseTo(0.5, 12);
    expect(find(summary, 'holders', 'platform-1', 'north')!.last.mean).toBeCloseTo(1, 12);
  });

  it('tells money of a segment per consumer of that segment', () => {
    const of = (name: string, region = 'all') =>
      find(summary, name, 'everyone', region, 'consumer')!.first.mean;
    expect(of('consumer_surplus')).toBeCloseTo((600 * 52) / 120, 12);
    expect(of('consumer_surplus_experienced', 'south')).toBeCloseTo((300 * 52) / 120, 12);
    expect(of('cash_share')).toBeCloseTo(0.25, 12);
    expect(of('refusals')).toBeCloseTo(0.2, 12);
    expect(of('lost_sales')).toBeCloseTo(7 / 50, 12);
  });

  it('lists platforms, the market, retailers and segments, in this order', () => {
    const scopes = summary.figures.map(({ scope }) => scope);
    expect([...new Set(scopes)]).toEqual(['platform', 'market', 'retailer', 'consumer']);
    expect(scopes).toEqual(scopes.toSorted((a, b) => SCOPES.indexOf(a) - SCOPES.indexOf(b)));
  });

  it('weighs segments by their consumers in the figure of the market', () => {
    const segments = { young: { share: 0.3, trips: 4 }, old: { share: 0.7, trips: 1.5, moneyUtility: 0.05 } };
    const told = summarize(smallRun({ weeks: 6, over: { segments } }));
    for (const name of ['consumer_surplus', 'consumer_surplus_experienced']) {
      for (const region of ['all', 'north', 'south']) {
        const [young, old] = ['young', 'old'].map(
          (id) => find(told, name, id, region, 'consumer')!.last.mean,
        );
        const market = find(told, name, 'market', region)!.last.mean;
        expect(0.3 * young + 0.7 * old).toBeCloseTo(market, 9);
      }
    }
  });

  it('knows a segment from a retailer of the same name', () => {
    const over = { segments: { 'big-box': { share: 1 } } };
    const told = summarize(smallRun({ weeks: 6, over }));
    expect(find(told, 'lost_sales', 'big-box')!.scope).toBe('retailer');
    expect(find(told, 'lost_sales', 'big-box', 'all', 'consumer')!.scope).toBe('consumer');
  });

  it('tells how much is sold under exclusive contracts with each platform, and with none of cash', () => {
    const bound = summary.figures.filter(({ name }) => name === 'exclusive_by_sales');
    const subjects = new Set(bound.map(({ subject }) => subject));
    expect([...subjects]).toEqual(['platform-1', 'platform-2']);
    expect(find(summary, 'exclusive_by_sales', 'platform-1')!.first.mean).toBeCloseTo(0.05, 12);
  });

  it('counts the weeks of exclusive contracts over all replicates', () => {
    const [bond] = summary.contracts;
    expect(bond).toMatchObject({ retailer: 'big-box', region: 'all', platform: 'platform-1' });
    expect(bond.weeks.mean).toBeCloseTo(20 / 3, 12);
    expect([bond.ever, bond.atEnd]).toEqual([2 / 3, 2 / 3]);
  });

  it('has no interval with one replicate, and null for it as JSON', () => {
    const alone = summarize({ scenario, series: series.slice(0, 1) });
    const share = JSON.parse(JSON.stringify(find(alone, 'payment_share', 'platform-1')));
    expect(share.change).toEqual({ mean: expect.closeTo(0.1, 12), sd: null, low: null, high: null, n: 1 });
  });

  it('compares any two windows', () => {
    const place = { name: 'payment_share', subject: 'platform-1', region: 'all' };
    const moved = contrast({ scenario, series }, place, [
      { from: 13, to: 13 },
      { from: 14, to: 14 },
    ]);
    expect(moved!.change.mean).toBeCloseTo(0.12, 12);
    expect(
      contrast({ scenario, series }, { ...place, subject: 'nobody' }, [
        { from: 1, to: 1 },
        { from: 2, to: 2 },
      ]),
    ).toBeNull();
  });
});
