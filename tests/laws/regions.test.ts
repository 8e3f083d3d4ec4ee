import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/model/simulate.ts';
import { deviation, mean, number, numbers } from '../helpers/read.ts';
import { bareMarket, merged } from '../helpers/scenario.ts';

/** A market with everything on, in one region or cut into parts that are all alike. */
function market(parts: Readonly<Record<string, number>>) {
  const shops = Object.fromEntries(Object.entries(parts).map(([region, share]) => [region, 10 * share]));
  const over = {
    consumers: 2000,
    weeks: 14,
    cash: { offered: true, taste: 1.5 },
    shopping: { walkAway: true },
    habit: { rungs: 4, strength: 1.5 },
    network: { strength: 0.5 },
    wallets: { enabled: true, valueDriven: true },
    resentment: { growth: 0.5, sensitivity: 0.5 },
    start: { habits: 'settled' },
    segments: { all: { trips: 2.5, carriesCash: 0.6, storeChoice: 0.5, moneyUtility: 0.1, basket: 50 } },
    holdings: { joint: { a: 0.15, b: 0.1, 'a + b': 0.6, none: 0.15 } },
    retailers: {
      reviewEvery: 1, // everybody every week: with more units, turns would fall otherwise
      chains: { shop: { outlets: shops }, other: { outlets: shops, accepts: ['a'], mandate: 'fixed' } },
      independents: { retailers: 3, outlets: 20 / Object.keys(parts).length }, // a region of average size has them
    },
  };
  const { regions: _, ...draft } = bareMarket({ a: 2, b: 1.8 }, merged(over, {}) as never);
  const regions = Object.fromEntries(Object.entries(parts).map(([region, share]) => [region, { share }]));
  return { ...draft, regions } as ReturnType<typeof bareMarket>;
}

describe('a region', () => {
  it('cut into two like it changes nothing that is measured of all', () => {
    const whole = market({ here: 1 });
    const halves = market({ here: 0.5, there: 0.5 });
    const runs = (scenario: typeof whole) =>
      Array.from({ length: 30 }, (_, replicate) => simulate(scenario, { replicate }));
    const [one, two] = [runs(whole), runs(halves)];
    for (const method of ['cash', 'a', 'b']) {
      for (const name of ['payment_share', 'holders', 'top_of_wallet']) {
        const figure = (series: (typeof one)[number]) =>
          mean(numbers(series.platforms, name, { region: 'all', method }).slice(7));
        const [a, b] = [one.map(figure), two.map(figure)];
        const error = Math.sqrt((deviation(a) ** 2 + deviation(b) ** 2) / 30);
        const unit = name === 'payment_share' ? 1 / whole.consumers : 1;
        expect(Math.abs(mean(a) - mean(b)), `${name} of ${method}`).toBeLessThanOrEqual(4 * error + 2 * unit);
      }
    }
    const surplus = (series: (typeof one)[number]) =>
      number(series.market, 'consumer_surplus', { week: 1, region: 'all' });
    expect(mean(two.map(surplus)) / mean(one.map(surplus))).toBeCloseTo(1, 2);
  });
});
