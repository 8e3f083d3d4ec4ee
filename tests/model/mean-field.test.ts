import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replicatesOf, run } from '../../src/experiment/run.ts';
import { createMarket } from '../../src/model/open/create.ts';
import { simulate } from '../../src/model/simulate.ts';
import { step } from '../../src/model/step.ts';
import { type Scenario, scenarioSchema } from '../../src/scenario/schema.ts';
import { arbitraryDraft } from '../helpers/arbitrary-scenario.ts';
import { fingerprint, number, numbers, sum } from '../helpers/read.ts';
import { bareMarket, type Draft, merged } from '../helpers/scenario.ts';

const TABLES = ['platforms', 'market', 'consumers', 'retailers', 'switching'] as const;
const RUNS = { numRuns: 40 };

/** A random market in the mean field, without noise of its retailers. */
const certain = (draft: Draft): Draft => ({
  ...merged(draft, {
    engine: 'mean-field',
    retailers: {
      chains: Object.fromEntries(Object.keys(draft.retailers!.chains!).map((id) => [id, { choiceNoise: 0 }])),
      independents: { choiceNoise: 0 },
    },
  }),
});

const print = (scenario: Scenario, replicate = 0): string => {
  const series = simulate(scenario, { replicate });
  return TABLES.map((name) => fingerprint(series[name])).join('\n\n');
};

describe('expected values', () => {
  it('know no chance: another seed and another replicate give the same run, bit for bit', () => {
    fc.assert(
      fc.property(arbitraryDraft.map(certain), (draft) => {
        const scenario = scenarioSchema.parse(draft);
        const first = print(scenario);
        expect(print({ ...scenario, seed: `${scenario.seed}!` })).toBe(first);
        expect(print(scenario, 7)).toBe(first);
      }),
      RUNS,
    );
  });

  it('need one run, unless retailers decide by lot', () => {
    const scenario = { ...bareMarket({ a: 1 }, { replicates: 5 }), engine: 'mean-field' as const };
    expect(run(scenario).series).toHaveLength(1);
    const { shop } = scenario.retailers.chains;
    const noisy = {
      ...scenario,
      retailers: { ...scenario.retailers, chains: { shop: { ...shop, choiceNoise: 0.1 } } },
    };
    expect(replicatesOf(noisy)).toBe(5);
    expect(replicatesOf({ ...scenario, engine: 'agents' })).toBe(5);
    const later = {
      kind: 'set' as const,
      week: 1,
      until: null,
      parameter: 'retailers.chains.shop.choiceNoise',
      value: 0.1,
    };
    expect(replicatesOf({ ...scenario, interventions: [later] })).toBe(5);
  });

  it('lose and invent no consumer', () => {
    fc.assert(
      fc.property(arbitraryDraft.map(certain), (draft) => {
        const market = createMarket(scenarioSchema.parse(draft), 0);
        for (let week = 0; week < 5; week++) step(market);
        for (const { histogram, consumers } of market.cells) {
          expect(Math.abs(sum([...histogram]) - consumers)).toBeLessThanOrEqual(1e-11 * consumers);
          expect(Math.min(...histogram)).toBeGreaterThanOrEqual(0);
        }
      }),
      RUNS,
    );
  });

  it('count every trip once, the fraction of a trip included', () => {
    for (const trips of [0, 0.25, 1, 2.4, 3]) {
      const scenario = bareMarket({ a: 1, b: 0.2 }, { consumers: 1000, segments: { all: { trips } } });
      const { market } = simulate({ ...scenario, engine: 'mean-field' });
      expect(number(market, 'trips', { week: 1, region: 'all' })).toBeCloseTo(1000 * trips, 9);
    }
  });

  it('are in proportion to the consumers: ten times as many do ten times as much', () => {
    const counted = (draft: Draft): Draft => ({
      // a reward is paid in whole numbers, and a population of its own scales budgets
      ...merged(certain(draft), { population: null, consumers: 3600 }),
      platforms: Object.fromEntries(
        Object.entries(draft.platforms).map(([id, platform]) => [id, { ...platform, budget: null }]),
      ),
      interventions: (draft.interventions ?? []).filter(({ kind }) => kind !== 'campaign' && kind !== 'fine'),
    });
    // cells are made of whole consumers: shares that divide them are needed for the two to be alike
    const alike = (draft: Draft): Draft => ({
      ...counted(draft),
      regions: halves(Object.keys(draft.regions)),
      segments: Object.fromEntries(
        Object.entries(draft.segments).map(([id, segment], _, { length }) => [
          id,
          { ...segment, share: 1 / length },
        ]),
      ),
    });
    fc.assert(
      fc.property(arbitraryDraft.map(alike), (draft) => {
        const scenario = scenarioSchema.parse(draft);
        const [small, large] = [3600, 36_000].map((consumers) => simulate({ ...scenario, consumers }));
        const shares = (series: typeof small) => numbers(series.platforms, 'payment_share');
        for (const [i, share] of shares(small).entries()) {
          if (Number.isNaN(share)) expect(shares(large)[i]).toBeNaN();
          else expect(Math.abs(shares(large)[i] - share)).toBeLessThanOrEqual(1e-9);
        }
      }),
      RUNS,
    );
  });

  const halves = (ids: readonly string[]): Draft['regions'] =>
    Object.fromEntries(ids.map((id) => [id, { share: 1 / ids.length }]));
});

describe('the groups that are followed', () => {
  it('make the switching matrix of everybody: each consumer was somewhere and is somewhere', () => {
    fc.assert(
      fc.property(arbitraryDraft.map(certain), (draft) => {
        const scenario = scenarioSchema.parse(merged(draft, { weeks: 13, output: { switchingWindow: 13 } }));
        const { switching, platforms } = simulate(scenario);
        const moved = numbers(switching, 'consumers', { region: 'all' });
        expect(Math.abs(sum(moved) - scenario.consumers)).toBeLessThanOrEqual(1e-9 * scenario.consumers);
        for (const method of ['cash', ...Object.keys(scenario.platforms)]) {
          const now = sum(numbers(switching, 'consumers', { region: 'all', to: method }));
          const top = number(platforms, 'top_of_wallet', { week: 13, region: 'all', method });
          expect(Math.abs(now - top)).toBeLessThanOrEqual(1e-9 * scenario.consumers);
        }
      }),
      RUNS,
    );
  });

  it('use a method at least once in a month with the chance of not missing it on every trip', () => {
    const trips = 3;
    const scenario = bareMarket(
      { a: 0.4, b: 0 },
      { consumers: 1000, weeks: 8, segments: { all: { trips } } },
    );
    const { platforms, market } = simulate({ ...scenario, engine: 'mean-field' });
    const p = 1 / (1 + Math.exp(-0.4));
    const misses = { a: (1 - p) ** (4 * trips), b: p ** (4 * trips) };
    for (const method of ['a', 'b'] as const) {
      const at = { week: 8, region: 'all', method };
      expect(number(platforms, 'active', at) / 1000).toBeCloseTo(1 - misses[method], 12);
      // two months are independent without habit
      expect(number(platforms, 'churn_inactivity', at)).toBeCloseTo(misses[method], 12);
    }
    const both = number(market, 'multihoming_used', { week: 8, region: 'all' });
    expect(both).toBeCloseTo(1 - misses.a - misses.b, 12);
  });
});
