import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withInert } from '../../src/experiment/verify/benchmarks/identities/inert-platform.ts';
import {
  renamed,
  renaming,
  reordered,
} from '../../src/experiment/verify/benchmarks/identities/platforms-permuted.ts';
import { withoutPurses } from '../../src/experiment/verify/benchmarks/identities/purses.ts';
import { split } from '../../src/experiment/verify/benchmarks/identities/region-split.ts';
import { distance, type Matching } from '../../src/experiment/verify/benchmarks/identities/tables.ts';
import { recounted } from '../../src/experiment/verify/benchmarks/identities/unit-of-money.ts';
import { simulate } from '../../src/model/simulate.ts';
import { type Scenario, scenarioSchema } from '../../src/scenario/schema.ts';
import { arbitraryDraft } from '../helpers/arbitrary-scenario.ts';
import { numbers, sum } from '../helpers/read.ts';
import { type Draft, merged } from '../helpers/scenario.ts';

const RUNS = { numRuns: 25 };

/** A random market in the mean field, in which retailers decide without noise. */
const expected = (draft: Draft): Scenario =>
  scenarioSchema.parse(
    merged(draft, {
      engine: 'mean-field',
      retailers: {
        chains: Object.fromEntries(
          Object.keys(draft.retailers!.chains!).map((id) => [id, { choiceNoise: 0 }]),
        ),
        independents: { choiceNoise: 0 },
      },
    }),
  );

const between = (a: Scenario, b: Scenario, matching?: Matching) =>
  distance(simulate(a), simulate(b), matching);

describe('in the mean field', () => {
  it('names of platforms change the output’s names, and nothing else', () => {
    fc.assert(
      fc.property(arbitraryDraft, (draft) => {
        const scenario = expected(draft);
        expect(between(scenario, renamed(scenario), { words: renaming(scenario) }).cells).toBe(0);
      }),
      RUNS,
    );
  });

  it('the order of platforms changes nothing but the last digits', () => {
    fc.assert(
      fc.property(arbitraryDraft, (draft) => {
        const scenario = withoutPurses(expected(draft));
        expect(between(scenario, reordered(scenario)).gap).toBeLessThanOrEqual(1e-9);
      }),
      RUNS,
    );
  });

  it('money counted in another unit is the same money', () => {
    fc.assert(
      fc.property(arbitraryDraft, (draft) => {
        const scenario = withoutPurses(expected(draft));
        const scale = ({ unit }: { unit: string }) => (/^currency/.test(unit) ? 100 : 1);
        expect(between(scenario, recounted(scenario, 100), { scale }).gap).toBeLessThanOrEqual(1e-9);
      }),
      RUNS,
    );
  });

  it('a platform that nobody knows and nobody accepts changes nothing but the last digits', () => {
    const unmandated = (draft: Draft): Draft =>
      merged(draft, {
        retailers: {
          chains: Object.fromEntries(
            Object.keys(draft.retailers!.chains!).map((id) => [id, { mandate: 'none' }]),
          ),
          independents: { mandate: 'none' },
        },
      });
    fc.assert(
      fc.property(arbitraryDraft.map(unmandated), (draft) => {
        const scenario = expected(draft);
        const mayAdd = (key: readonly string[]) => key.includes('inert');
        expect(between(scenario, withInert(scenario), { mayAdd }).gap).toBeLessThanOrEqual(1e-9);
        const { platforms } = simulate(withInert(scenario));
        for (const name of ['payments', 'holders', 'adoptions', 'acceptance', 'fees', 'cashback'])
          expect(sum(numbers(platforms, name, { method: 'inert' })), name).toBe(0);
      }),
      RUNS,
    );
  });

  it('a region cut into two like it changes nothing that is measured of all', () => {
    // whole consumers can be halved, nobody's turn to review falls otherwise, and no purse serves one region first
    const even = (draft: Draft): Draft => {
      const parts = (ids: readonly string[]) => ids.map((id) => [id, 1 / ids.length] as const);
      return merged(draft, {
        consumers: 720,
        regions: Object.fromEntries(parts(Object.keys(draft.regions)).map(([id, share]) => [id, { share }])),
        segments: Object.fromEntries(
          parts(Object.keys(draft.segments)).map(([id, share]) => [id, { share }]),
        ),
        retailers: { reviewEvery: draft.retailers!.reviewEvery === 0 ? 0 : 1 },
      });
    };
    // retailers are counted, and a cut makes more of them
    const columns = ({ name }: { name: string }) => name !== 'exclusive_retailers';
    fc.assert(
      fc.property(arbitraryDraft.map(even), (draft) => {
        const scenario = withoutPurses(expected(draft));
        const matching = { allOnly: true, tables: ['platforms', 'market', 'switching'], columns } as const;
        expect(between(scenario, split(scenario), matching).gap).toBeLessThanOrEqual(1e-9);
      }),
      RUNS,
    );
  });
});
