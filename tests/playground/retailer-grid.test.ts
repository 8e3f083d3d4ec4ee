import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/experiment/run.ts';
import { inWeek, retailerRows, retailerWeeks } from '../../src/experiment/weekly.ts';
import { NO_SHOP, placeIn, type RetailerGrid } from '../../src/playground/retailers/grid.ts';
import { retailerGrid } from '../../src/playground/retailers/make-grid.ts';
import { shipped } from '../helpers/shipped.ts';

/** What the grid says of a retailer in a region in a week. */
function at(grid: RetailerGrid, retailer: string, region: string, week: number) {
  const of = (list: readonly { id: string }[], id: string) => list.findIndex((one) => one.id === id);
  const place = placeIn(
    grid,
    grid.weeks.indexOf(week),
    of(grid.retailers, retailer),
    of(grid.regions, region),
  );
  const { platforms } = grid;
  const first = place * platforms.length;
  return {
    taken: Object.fromEntries(platforms.map(({ id }, p) => [id, grid.taken[first + p]])),
    partner: platforms[grid.partner[place] - 1]?.id,
    lost: grid.lost[place],
    resentment: grid.resentment[place],
  };
}

describe('the grid of retailers', () => {
  let grid: RetailerGrid;
  beforeAll(() => {
    grid = retailerGrid(run(shipped('seed/walmart-west', 3000, ['replicates=2', 'weeks=30'])));
  });

  it('shows the contract where it holds, from the week in which it begins', () => {
    expect(at(grid, 'wal-mart', 'west', 10)).toMatchObject({ taken: { alipay: 100 }, partner: undefined });
    expect(at(grid, 'wal-mart', 'west', 11)).toMatchObject({
      taken: { alipay: 0, 'wechat-pay': 100 },
      partner: 'wechat-pay',
    });
    expect(at(grid, 'wal-mart', 'south', 11)).toMatchObject({ taken: { alipay: 100 }, partner: undefined });
  });

  it('shows sales lost and resentment rise there, and not elsewhere', () => {
    const expected = shipped('seed/walmart-west', 3000, ['engine=mean-field', 'weeks=30']);
    const one = retailerGrid(run(expected));
    const [before, after] = [10, 25].map((week) => at(one, 'wal-mart', 'west', week));
    expect(after.lost).toBeGreaterThan(1.5 * before.lost);
    expect(after.resentment).toBeGreaterThan(before.resentment + 0.01);
    const elsewhere = [10, 25].map((week) => at(one, 'wal-mart', 'south', week).resentment);
    expect(elsewhere[1]).toBeCloseTo(elsewhere[0], 2);
  });

  it('has nothing where a chain has no shop', () => {
    const empty = at(grid, 'huangshang', 'west', 20);
    expect(empty.taken.alipay).toBe(NO_SHOP);
    expect(empty.lost).toBeNaN();
  });

  it('says how many consumers and replicates it is the mean of', () => {
    expect(grid.words).toBe('mean of 2 runs');
    expect(grid.source).toMatch(/2 replicates · 3,000 consumers/);
    expect(grid.left).toBe(0);
  });

  it('tells the same as the tables, week by week, in expected values', () => {
    const scenario = { ...shipped('seed/first-run', 2000), engine: 'mean-field' as const };
    const result = run(scenario);
    const one = retailerGrid(result);
    expect(one.weeks).toHaveLength(scenario.weeks);
    const series = result.series[0];
    for (const week of [1, 20, 52])
      expect(at(one, 'hypermarket', 'town', week).resentment).toBeCloseTo(
        inWeek(retailerWeeks(series, 'hypermarket', 'town', 'resentment'), week),
        5,
      );
  });

  it('gives for independents who differ the share of their sales at shops that accept', () => {
    const settings = [
      'weeks=8',
      'replicates=1',
      'retailers.independents.acceptance.alipay=0.6',
      'retailers.independents.mandate=fixed',
    ];
    const result = run(shipped('seed/first-run', 3000, settings));
    const single = run(shipped('seed/first-run', 3000, [...settings, 'output.everyRetailer=true']));
    const { retailers } = single.series[0];
    const names = [...new Set(retailers.text('retailer'))].filter(
      (name) => !['hypermarket', 'corner-store'].includes(name),
    );
    const sales = (name: string) => inWeek(retailerWeeks(single.series[0], name, 'town', 'sales'), 8);
    const takes = (name: string) => {
      const row = retailerRows(single.series[0], name, 'town')[7];
      return retailers.text('accepts')[row].split(' + ').includes('alipay');
    };
    const sum = (list: readonly string[]) => list.reduce((total, name) => total + sales(name), 0);
    const share = sum(names.filter(takes)) / sum(names);
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.95);
    expect(at(retailerGrid(result), 'independents', 'town', 8).taken.alipay).toBe(Math.round(100 * share));
  });
});
