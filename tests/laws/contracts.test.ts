import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/model/simulate.ts';
import { type Scenario, scenarioSchema } from '../../src/scenario/schema.ts';
import { arbitraryDraft, arbitraryScenario } from '../helpers/arbitrary-scenario.ts';
import { number, numbers, rowsWhere, sum, words } from '../helpers/read.ts';
import { bareMarket, type Draft, merged } from '../helpers/scenario.ts';

/** Two wallets and three chains, one of each mandate, all of which review every week. */
function market(interventions: readonly unknown[], over: Record<string, unknown> = {}): Scenario {
  const chain = { outlets: { here: 1 }, integrationCost: 0, adjustCost: 0 };
  return bareMarket(
    { a: 2, b: 2 },
    merged(
      {
        weeks: 12,
        consumers: 600,
        cash: { offered: true, taste: 1 },
        shopping: { walkAway: true },
        holdings: { joint: { a: 0.3, b: 0.3, 'a + b': 0.4 } },
        retailers: {
          reviewEvery: 1,
          chains: {
            shop: chain,
            open: { ...chain, mandate: 'open' },
            fixed: { ...chain, mandate: 'fixed', accepts: ['a'] },
          },
        },
        interventions,
      },
      over,
    ) as never,
  );
}

const bound = (scenario: Scenario, retailer: string): string[] =>
  words(simulate(scenario).retailers, 'exclusive_with', { retailer, region: 'all' });
const accepted = (scenario: Scenario, retailer: string): string[] =>
  words(simulate(scenario).retailers, 'accepts', { retailer, region: 'all' });

describe('an imposed contract', () => {
  it('holds from its week until its end, and what was accepted before comes back', () => {
    const scenario = market([{ kind: 'exclusive', week: 3, until: 8, retailer: 'shop', platform: 'b' }]);
    expect(bound(scenario, 'shop')).toEqual([
      ...Array(2).fill(''),
      ...Array(5).fill('b'),
      ...Array(5).fill(''),
    ]);
    expect(accepted(scenario, 'shop')).toEqual([
      ...Array(2).fill('cash + a + b'),
      ...Array(5).fill('cash + b'),
      ...Array(5).fill('cash + a + b'),
    ]);
  });

  it('binds whatever the mandate, and pays its bonus every week', () => {
    const scenario = market([
      { kind: 'exclusive', week: 3, until: 5, retailer: 'fixed', platform: 'b', bonus: 0.1 },
    ]);
    expect(bound(scenario, 'fixed').slice(1, 5)).toEqual(['', 'b', 'b', '']);
    expect(accepted(scenario, 'fixed').slice(1, 5)).toEqual(['cash + a', 'cash + b', 'cash + b', 'cash + a']);
    const bonus = numbers(simulate(scenario).retailers, 'bonus', { retailer: 'fixed', region: 'all' });
    expect(bonus.map((value) => value > 0)).toEqual(Array.from({ length: 12 }, (_, i) => i === 2 || i === 3));
    expect(bonus[2]).toBe(bonus[3]);
  });

  it('ends with a ban, unless it is grandfathered', () => {
    const deal = { kind: 'exclusive', week: 3, until: 10, retailer: 'shop', platform: 'b' };
    const ban = (grandfather: boolean) => ({ kind: 'ban-exclusivity', week: 6, grandfather });
    const weeks = (scenario: Scenario) => bound(scenario, 'shop').filter((name) => name === 'b').length;
    expect(weeks(market([deal]))).toBe(7);
    expect(weeks(market([deal, ban(true)]))).toBe(7);
    expect(weeks(market([deal, ban(false)]))).toBe(3);
  });

  it('that follows another on its heels gives back, at its end, what was accepted before both', () => {
    const deals = [
      { kind: 'exclusive', week: 2, until: 5, retailer: 'shop', platform: 'b' },
      { kind: 'exclusive', week: 5, until: 9, retailer: 'shop', platform: 'a' },
    ];
    const scenario = market(deals, { retailers: { reviewEvery: 0 } });
    expect(bound(scenario, 'shop')).toEqual(['', 'b', 'b', 'b', 'a', 'a', 'a', 'a', '', '', '', '']);
    expect(accepted(scenario, 'shop').slice(7, 9)).toEqual(['cash + a', 'cash + a + b']);
  });

  it('ends when its platform leaves', () => {
    const scenario = market([
      { kind: 'exclusive', week: 3, retailer: 'shop', platform: 'b' },
      { kind: 'exit', week: 6, platform: 'b' },
    ]);
    expect(bound(scenario, 'shop').slice(4)).toEqual(['b', ...Array(7).fill('')]);
    expect(accepted(scenario, 'shop')[6]).toBe('cash + a');
  });
});

describe('a contract that is offered', () => {
  const offer = { kind: 'offer', week: 3, until: 4, platform: 'a', bonus: 1, duration: 5 };

  it('is signed by whom it pays, and never by who is to stay open or as it is', () => {
    const scenario = market([offer]);
    expect(bound(scenario, 'shop')).toEqual([
      ...Array(2).fill(''),
      ...Array(5).fill('a'),
      ...Array(5).fill(''),
    ]);
    expect(bound(scenario, 'open').every((name) => name === '')).toBe(true);
    expect(bound(scenario, 'fixed').every((name) => name === '')).toBe(true);
    expect(accepted(scenario, 'open').every((names) => names === 'cash + a + b')).toBe(true);
  });

  it('is renewed for as long as it is on offer, and then runs out', () => {
    const long = market([{ ...offer, until: 9 }]);
    expect(bound(long, 'shop')).toEqual([...Array(2).fill(''), ...Array(10).fill('a')]);
    const short = market([{ ...offer, until: 8 }]);
    expect(bound(short, 'shop').filter((name) => name === 'a').length).toBe(5);
  });

  it('is not signed under a ban', () => {
    const scenario = market([offer, { kind: 'ban-exclusivity', week: 1 }]);
    expect(bound(scenario, 'shop').every((name) => name === '')).toBe(true);
  });

  it('goes only to those it names, in the regions it names', () => {
    const named = (over: object) => bound(market([{ ...offer, ...over }]), 'shop').includes('a');
    expect(named({ retailers: ['shop'] })).toBe(true);
    expect(named({ retailers: ['open'] })).toBe(false);
    expect(named({ regions: ['here'] })).toBe(true);
  });

  it('is kept where breach costs more than staying, and broken where it costs nothing', () => {
    // the bonus pays at the review; then the platform’s fee is raised so far that the shop wants out
    const change = { kind: 'set', week: 5, parameter: 'platforms.a.merchantFee', value: 0.9 };
    const deal = (penalty: number) => market([{ ...offer, bonus: 0.3, duration: 8, penalty }, change]);
    expect(bound(deal(0), 'shop').slice(3, 6)).toEqual(['a', '', '']);
    expect(bound(deal(10), 'shop').slice(3, 6)).toEqual(['a', 'a', 'a']);
  });

  it('when broken costs the penalty for every week left, paid to the platform', () => {
    const change = { kind: 'set', week: 5, parameter: 'platforms.a.merchantFee', value: 0.9 };
    const penalty = 0.01;
    const series = simulate(market([{ ...offer, bonus: 0.3, duration: 8, penalty }, change]));
    const at = { retailer: 'shop', region: 'all' };
    const bonus = numbers(series.retailers, 'bonus', at);
    const openingSales = bonus[2] / 0.3;
    expect(bonus[4]).toBeCloseTo(-penalty * openingSales * (3 + 8 - 5), 9);
    expect(number(series.platforms, 'bonuses', { week: 5, region: 'all', method: 'a' })).toBeCloseTo(
      bonus[4],
      9,
    );
  });
});

describe('retailers in any market', () => {
  it('who must stay open take every platform there is and never sign', () => {
    const open = (draft: Draft): Draft => {
      const chains = Object.keys(draft.retailers!.chains!).map((id) => [
        id,
        { mandate: 'open', accepts: 'all' },
      ]);
      const interventions = (draft.interventions ?? []).filter(
        ({ kind }) => kind !== 'exclusive' && kind !== 'exit' && kind !== 'outage',
      );
      const retailers = { chains: Object.fromEntries(chains), independents: { mandate: 'open' } };
      return { ...merged(draft, { retailers }), interventions };
    };
    fc.assert(
      fc.property(arbitraryDraft, (draft) => {
        const scenario = scenarioSchema.parse(open(draft));
        const series = simulate(scenario);
        expect(series.retailers.text('exclusive_with').every((name) => name === '')).toBe(true);
        const all = Object.keys(scenario.platforms).join(' + ');
        for (const chain of Object.keys(scenario.retailers.chains)) {
          for (const names of words(series.retailers, 'accepts', { retailer: chain })) {
            expect(names.replace('cash + ', '')).toBe(all);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are as many in exclusive contracts as the platforms say', () => {
    fc.assert(
      fc.property(arbitraryDraft, (draft) => {
        const scenario = scenarioSchema.parse({ ...draft, output: { everyRetailer: true } });
        const { platforms, retailers } = simulate(scenario);
        for (const region of Object.keys(scenario.regions)) {
          for (const method of Object.keys(scenario.platforms)) {
            for (let week = 1; week <= scenario.weeks; week++) {
              const signed = rowsWhere(retailers, { week, region, exclusive_with: method }).length;
              expect(number(platforms, 'exclusive_retailers', { week, region, method })).toBe(signed);
            }
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('a platform', () => {
  it('that leaves is held by nobody, from the very week, and never used again', () => {
    const leaves = (draft: Draft): Draft => {
      const gone = Object.keys(draft.platforms)[0];
      const kept = (draft.interventions ?? []).filter(
        (i) => !('platform' in i && i.platform === gone) && i.kind !== 'exit',
      );
      return { ...draft, interventions: [...kept, { kind: 'exit', week: 3, platform: gone }] };
    };
    fc.assert(
      fc.property(arbitraryDraft.map(leaves), (draft) => {
        const scenario = scenarioSchema.parse(draft);
        const { platforms } = simulate(scenario);
        const at = { region: 'all', method: Object.keys(scenario.platforms)[0] };
        for (const name of ['holders', 'top_of_wallet', 'payments', 'acceptance', 'adoptions', 'fees']) {
          expect(sum(numbers(platforms, name, at).slice(2)), name).toBe(0);
        }
        // unless its purse was empty, its income and its costs end as well
        for (const name of ['cashback', 'bonuses'])
          expect(sum(numbers(platforms, name, at).slice(2)), name).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it('that enters is nowhere before, and can be adopted after', () => {
    const scenario = bareMarket(
      { a: 1, late: 3 },
      {
        weeks: 10,
        consumers: 3000,
        wallets: { enabled: true, valueDriven: false },
        holdings: { joint: { a: 1 } },
        platforms: { late: { adoption: { innovation: 0.2, imitation: 0, abandonment: 0 } } },
        interventions: [{ kind: 'entry', week: 5, platform: 'late' }],
      },
    );
    const { platforms } = simulate(scenario);
    const at = { region: 'all', method: 'late' };
    const holders = numbers(platforms, 'holders', at);
    expect(holders.slice(0, 4)).toEqual([0, 0, 0, 0]);
    expect(numbers(platforms, 'acceptance', at)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
    const expected = 3000 * (1 - Math.exp(-0.2));
    expect(Math.abs(holders[4] - expected)).toBeLessThan(4 * Math.sqrt(expected));
    expect(sum(numbers(platforms, 'payments', at).slice(6))).toBeGreaterThan(0);
  });

  it('that is down is not used in those weeks and regions, and nobody is resented for it', () => {
    const scenario = bareMarket(
      { a: 2, b: 1 },
      {
        weeks: 9,
        consumers: 2000,
        cash: { offered: true, taste: 1 },
        regions: { here: { share: 0.5 }, there: { share: 0.5 } },
        resentment: { growth: 1, fade: 0.1, sensitivity: 1 },
        start: { topOfWallet: { a: 1 } },
        retailers: { chains: { shop: { outlets: { here: 1, there: 1 } } } },
        interventions: [{ kind: 'outage', week: 4, until: 7, platform: 'a', regions: ['there'] }],
      },
    );
    const series = simulate(scenario);
    const paid = (region: string) =>
      numbers(series.platforms, 'payments', { region, method: 'a' }).map((count) => count > 0);
    expect(paid('there')).toEqual([true, true, true, false, false, false, true, true, true]);
    expect(paid('here').every(Boolean)).toBe(true);
    expect(Math.max(...series.retailers.number('resentment'))).toBe(0);
    expect(sum(numbers(series.market, 'refusals', { region: 'there' }))).toBeGreaterThan(0);
    expect(sum(numbers(series.market, 'refusals', { region: 'here' }))).toBe(0);
  });
});

describe('resentment', () => {
  /** Without what is refused and not resented, and what is resented without a refusal. */
  const withoutShocks = (scenario: Scenario): Scenario => {
    const other = new Set(['outage', 'exit', 'media-shock']);
    return { ...scenario, interventions: scenario.interventions.filter(({ kind }) => !other.has(kind)) };
  };

  it('grows by the refusals per visit and fades, week by week', () => {
    fc.assert(
      fc.property(arbitraryScenario.map(withoutShocks), (scenario) => {
        const { retailers } = simulate(scenario);
        const { growth, fade } = scenario.resentment;
        for (const retailer of Object.keys(scenario.retailers.chains)) {
          for (const region of Object.keys(scenario.regions)) {
            const at = { retailer, region };
            const [z, refusals, visits] = ['resentment', 'refusals', 'visits'].map((name) =>
              numbers(retailers, name, at),
            );
            for (let w = 1; w < z.length; w++) {
              const rate = visits[w] > 0 ? refusals[w] / visits[w] : 0;
              expect(z[w]).toBeCloseTo((1 - fade) * z[w - 1] + growth * rate, 9);
            }
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
