import { describe, expect, it } from 'vitest';
import { inWeek, platformWeeks, retailerWeeks } from '../../src/experiment/weekly.ts';
import { smallRun } from '../chart/fixture.ts';

describe('the reach of exclusive contracts', () => {
  const interventions = [
    { week: 5, until: 9, kind: 'exclusive', retailer: 'big-box', platform: 'platform-2', regions: ['north'] },
  ];
  const { series, scenario } = smallRun({ weeks: 12, replicates: 1, over: { interventions } });
  const [one] = series;
  const reach = (region: string, week: number) =>
    inWeek(platformWeeks(one, 'platform-2', region, 'exclusive_by_sales'), week);

  it("is the bound chain's part of all sales, where and while the contract holds", () => {
    const sales = (retailer: string, week: number) =>
      inWeek(retailerWeeks(one, retailer, 'north', 'sales'), week) || 0;
    const retailers = [...Object.keys(scenario.retailers.chains), 'independents'];
    for (const week of [5, 8]) {
      const all = retailers.reduce((sum, retailer) => sum + sales(retailer, week), 0);
      expect(reach('north', week)).toBeCloseTo(sales('big-box', week) / all, 10);
    }
  });

  it('is nothing elsewhere, before and after', () => {
    expect([reach('south', 6), reach('all', 4), reach('all', 9)]).toEqual([0, 0, 0]);
    expect(reach('all', 6)).toBeGreaterThan(0);
  });
});
