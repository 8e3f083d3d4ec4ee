import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Series } from '../../src/model/series.ts';
import { simulate } from '../../src/model/simulate.ts';
import { type Scenario, scenarioSchema } from '../../src/scenario/schema.ts';
import { arbitraryDraft, arbitraryScenario, draftByEitherEngine } from '../helpers/arbitrary-scenario.ts';
import { fingerprint } from '../helpers/read.ts';
import { type Draft, merged } from '../helpers/scenario.ts';

const TABLES = ['platforms', 'market', 'consumers', 'retailers', 'switching'] as const;

/** Every cell of every table, exact to the bit. */
const print = (series: Series): string => TABLES.map((name) => fingerprint(series[name])).join('\n\n');

/** What was counted, without what is only looked at: the bonus a retailer would ask. */
const counts = (series: Series): string =>
  [series.platforms, series.market, series.consumers, series.switching].map(fingerprint).join('\n\n');

const RUNS = { numRuns: 40 };

describe('a run', () => {
  it('is the same, bit for bit, each time', () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        expect(print(simulate(scenario))).toBe(print(simulate(scenario)));
      }),
      RUNS,
    );
  });

  it('does not write to its scenario', () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const before = JSON.stringify(scenario);
        simulate(scenario);
        expect(JSON.stringify(scenario)).toBe(before);
      }),
      RUNS,
    );
  });

  it('of fewer weeks is the beginning of one of more', () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const short = simulate({ ...scenario, weeks: Math.floor(scenario.weeks / 2) });
        const long = simulate(scenario);
        for (const name of TABLES) {
          expect(fingerprint(long[name]).startsWith(fingerprint(short[name]))).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('differs from that of another replicate, and from that of another seed', () => {
    fc.assert(
      fc.property(
        arbitraryDraft.map((draft) => scenarioSchema.parse(withTrips(draft))),
        (scenario) => {
          const first = print(simulate(scenario));
          expect(print(simulate(scenario, { replicate: 1 }))).not.toBe(first);
          expect(print(simulate({ ...scenario, seed: `${scenario.seed}!` }))).not.toBe(first);
        },
      ),
      RUNS,
    );
  });

  /** A market in which chance has something to decide: two methods that all may use, liked alike, on every trip. */
  function withTrips(draft: Draft): Draft {
    const segments = Object.entries(draft.segments).map(([id, segment]) => [
      id,
      { ...segment, trips: 2.5, carriesCash: 0.5, tastes: {} },
    ]);
    const cash = { offered: true, taste: 1 };
    return { ...draft, segments: Object.fromEntries(segments), cash };
  }
});

describe('names', () => {
  /** New names whose alphabetical order is another. */
  const NAMES: Readonly<Record<string, string>> = {
    alpha: 'zulu',
    beta: 'mike',
    gamma: 'kilo',
    delta: 'echo',
    west: 'zone-c',
    middle: 'zone-b',
    east: 'zone-a',
    young: 's-three',
    grown: 's-two',
    old: 's-one',
    hyper: 'shop-z',
    corner: 'shop-y',
    depot: 'shop-x',
  };
  const renamed = (text: string): string =>
    text.replace(new RegExp(`\\b(${Object.keys(NAMES).join('|')})\\b`, 'g'), (name) => NAMES[name]);

  it('of platforms, regions, segments and retailers change the output’s names, and nothing else', () => {
    fc.assert(
      fc.property(draftByEitherEngine, fc.boolean(), (draft, everyRetailer) => {
        const listed = { ...draft, output: { everyRetailer } };
        const plain = scenarioSchema.parse(listed);
        const other = scenarioSchema.parse(JSON.parse(renamed(JSON.stringify(listed))));
        expect(print(simulate(other))).toBe(renamed(print(simulate(plain))));
      }),
      RUNS,
    );
  });

  it('on the charts change nothing', () => {
    fc.assert(
      fc.property(arbitraryDraft, (draft) => {
        const named = { ...draft, name: 'Other', question: 'Which?', source: 'None.', currency: 'EUR' };
        expect(print(simulate(scenarioSchema.parse(named)))).toBe(
          print(simulate(scenarioSchema.parse(draft))),
        );
      }),
      { numRuns: 10 },
    );
  });
});

describe('the unit of money', () => {
  /** The scenario in a currency of which `factor` make one of the old. */
  function recounted(draft: Draft, factor: number): Draft {
    const money = new Set([
      'basket',
      'cashbackPerPayment',
      'signupBonus',
      'marketing',
      'budget',
      'fixedCost',
      'resentmentCost',
      'amount',
    ]);
    const perMoney = new Set(['moneyUtility', 'marketingEffect']);
    const full = scenarioSchema.parse(draft);
    return JSON.parse(
      JSON.stringify(full, (key, value) => {
        if (typeof value !== 'number') return value;
        if (money.has(key)) return value * factor;
        return perMoney.has(key) ? value / factor : value;
      }),
    );
  }

  const inNewMoney = (draft: Draft, factor: number): Scenario =>
    scenarioSchema.parse(recounted(draft, factor));

  function expectSameMarket(a: Series, b: Series, factor: number, tolerance: number): void {
    for (const name of TABLES) {
      expect(b[name].rows).toBe(a[name].rows);
      for (const { name: column, type, unit } of a[name].spec) {
        if (type === 'text') expect(b[name].text(column)).toEqual(a[name].text(column));
        else {
          const scale = unit === 'currency' ? factor : 1;
          const counted = unit !== 'currency' && !unit.startsWith('share');
          a[name].number(column).forEach((value, row) => {
            const found = b[name].number(column)[row] / scale;
            if (counted && column !== 'resentment' && column !== 'hhi') expect(found).toBe(value);
            else if (Number.isNaN(value)) expect(found).toBeNaN();
            else
              expect(Math.abs(found - value)).toBeLessThanOrEqual(tolerance * Math.max(1e3, Math.abs(value)));
          });
        }
      }
    }
  }

  it('changes no count: a factor of 128 nothing at all, and yuan to fen only the last digits of money', () => {
    fc.assert(
      fc.property(arbitraryDraft, (draft) => {
        const base = simulate(scenarioSchema.parse(draft));
        expectSameMarket(base, simulate(inNewMoney(draft, 128)), 128, 0);
        expectSameMarket(base, simulate(inNewMoney(draft, 100)), 100, 1e-9);
      }),
      RUNS,
    );
  });
});

describe('an intervention that does not bind', () => {
  type Maker = (scenario: Scenario) => unknown;
  const first = (scenario: Scenario): string => Object.keys(scenario.platforms)[0];

  const HARMLESS: readonly (readonly [string, Maker])[] = [
    ['a fee cap above every fee', () => ({ kind: 'fee-cap', week: 2, cap: 0.5 })],
    ['an incentive cap above every incentive', () => ({ kind: 'incentive-cap', week: 2, cap: 1 })],
    ['a share cap of everything', () => ({ kind: 'share-cap', week: 1, share: 1 })],
    [
      'portability of nothing',
      () => ({ kind: 'data-portability', week: 1, costReduction: 0, habitShare: 0 }),
    ],
    ['a campaign of nothing', (s) => ({ kind: 'campaign', week: 2, platform: first(s) })],
    [
      'a campaign without money',
      (s) => ({ kind: 'campaign', week: 2, platform: first(s), cashback: 0.1, budget: 0 }),
    ],
    ['a fine of nothing', (s) => ({ kind: 'fine', week: 3, platform: first(s), amount: 0 })],
    ['news of nothing', () => ({ kind: 'media-shock', week: 3, resentment: 0 })],
    [
      'a setting to what it is',
      (s) => ({ kind: 'set', week: 2, parameter: 'cash.taste', value: s.cash.taste }),
    ],
    [
      'openness as it is',
      (s) => ({ kind: 'openness', week: 1, platform: first(s), openness: s.platforms[first(s)].openness }),
    ],
    ['what is dated after the end', (s) => ({ kind: 'outage', week: s.weeks + 1, platform: first(s) })],
  ];

  it.each(HARMLESS)('leaves the run bit-identical: %s', (_, make) => {
    fc.assert(
      fc.property(draftByEitherEngine, (draft) => {
        const rivals = new Set(['incentive-cap', 'data-portability', 'openness', 'set']);
        const interventions = (draft.interventions ?? []).filter(({ kind }) => !rivals.has(kind));
        const without = scenarioSchema.parse({ ...draft, interventions });
        const added = [...interventions, make(without)];
        const withIt = scenarioSchema.parse({ ...draft, interventions: added });
        expect(print(simulate(withIt))).toBe(print(simulate(without)));
      }),
      { numRuns: 12 },
    );
  });

  it('leaves the run bit-identical: a ban where nobody has a contract', () => {
    fc.assert(
      fc.property(draftByEitherEngine, fc.boolean(), (draft, grandfather) => {
        const contracts = new Set(['offer', 'exclusive', 'ban-exclusivity']);
        const interventions = (draft.interventions ?? []).filter(({ kind }) => !contracts.has(kind));
        const banned = [...interventions, { kind: 'ban-exclusivity' as const, week: 2, grandfather }];
        expect(print(simulate(scenarioSchema.parse({ ...draft, interventions: banned })))).toBe(
          print(simulate(scenarioSchema.parse({ ...draft, interventions }))),
        );
      }),
      RUNS,
    );
  });

  it('leaves the run bit-identical: interoperability where all accept all', () => {
    fc.assert(
      fc.property(draftByEitherEngine, (draft) => {
        const retailers = draft.retailers!;
        const chains = Object.entries(retailers.chains!).map(([id, chain]) => [
          id,
          { ...chain, accepts: 'all' },
        ]);
        const interventions = (draft.interventions ?? []).filter(
          ({ kind }) => kind !== 'exclusive' && kind !== 'offer' && kind !== 'interoperability',
        );
        const open = {
          ...draft,
          interventions,
          retailers: {
            ...retailers,
            reviewEvery: 0,
            chains: Object.fromEntries(chains),
            independents: { ...retailers.independents, acceptance: {} },
          },
        };
        const opened = { ...open, interventions: [...interventions, { kind: 'interoperability', week: 2 }] };
        expect(print(simulate(scenarioSchema.parse(opened)))).toBe(
          print(simulate(scenarioSchema.parse(open))),
        );
      }),
      RUNS,
    );
  });

  it('changes no payment: an offer of nothing, which nobody signs', () => {
    fc.assert(
      fc.property(draftByEitherEngine, fc.nat(3), (draft, which) => {
        const ids = Object.keys(draft.platforms);
        const interventions = (draft.interventions ?? []).filter(({ kind }) => kind !== 'offer');
        // without noise, and with nothing on the shelf that a contract alone could bring
        const sober = { choiceNoise: 0 };
        const market = merged(draft, {
          platforms: Object.fromEntries(ids.map((id) => [id, { reviewed: true }])),
          retailers: {
            reviewEvery: 1,
            chains: Object.fromEntries(Object.keys(draft.retailers!.chains!).map((id) => [id, sober])),
            independents: sober,
          },
          interventions,
        });
        const platform = ids[which % ids.length];
        const offered = [...interventions, { kind: 'offer' as const, week: 2, platform }];
        const without = simulate(scenarioSchema.parse(market));
        const withIt = simulate(scenarioSchema.parse({ ...market, interventions: offered }));
        expect(counts(withIt)).toBe(counts(without));
        for (const asked of withIt.retailers.number('asked_bonus')) {
          if (!Number.isNaN(asked)) expect(asked).toBeGreaterThanOrEqual(-1e-12);
        }
      }),
      RUNS,
    );
  });
});
