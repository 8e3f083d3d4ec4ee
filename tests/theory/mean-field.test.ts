import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from '../../src/core/stats.ts';
import { tellingFigures } from '../../src/experiment/verify/benchmarks/identities/figures.ts';
import { simulate } from '../../src/model/simulate.ts';
import { type Scenario, scenarioSchema } from '../../src/scenario/schema.ts';
import { arbitraryDraft } from '../helpers/arbitrary-scenario.ts';
import { deviation, mean, sum } from '../helpers/read.ts';
import { type Draft, merged } from '../helpers/scenario.ts';

/**
 * A random market that reacts smoothly to the shares in it: no reviews (a best reply jumps), no noise of retailers, no
 * purses (a reward is paid whole or not at all) and no cap on shares. The limit of many consumers supposes no more
 * (Kurtz 1970).
 */
const smooth = (draft: Draft): Draft => ({
  ...merged(draft, {
    weeks: 8,
    population: null,
    retailers: {
      reviewEvery: 0,
      chains: Object.fromEntries(Object.keys(draft.retailers!.chains!).map((id) => [id, { choiceNoise: 0 }])),
      independents: { choiceNoise: 0 },
    },
    platforms: Object.fromEntries(Object.keys(draft.platforms).map((id) => [id, { budget: null }])),
  }),
  interventions: (draft.interventions ?? [])
    .filter(({ kind }) => kind !== 'share-cap' && kind !== 'offer')
    .map((made) => (made.kind === 'campaign' ? { ...made, budget: null } : made)),
});

const arbitrarySmooth = arbitraryDraft.map((draft) => scenarioSchema.parse(smooth(draft)));

/** A figure of nobody is none. */
const finite = (values: readonly number[]): boolean => values.every(Number.isFinite);

/** Figures of many replicates, and of the mean field. */
function figuresOf(scenario: Scenario, replicates: number) {
  const runs = Array.from({ length: replicates }, (_, replicate) => simulate(scenario, { replicate }));
  const expected = simulate({ ...scenario, engine: 'mean-field' });
  return tellingFigures(scenario)
    .map(({ what, read }) => ({ what, drawn: runs.map(read), expected: read(expected) }))
    .filter(({ drawn, expected: limit }) => finite([...drawn, limit]));
}

describe('agents and the mean field', () => {
  it('agree in every smooth market, within four standard errors of 30 replicates and 2/N', () => {
    fc.assert(
      fc.property(arbitrarySmooth, (market) => {
        const scenario = { ...market, consumers: 3000 };
        for (const { what, drawn, expected } of figuresOf(scenario, 30)) {
          const error = deviation(drawn) / Math.sqrt(drawn.length);
          const gap = Math.abs(mean(drawn) - expected);
          expect(gap, what).toBeLessThanOrEqual(4 * error + 2 / scenario.consumers);
        }
      }),
      // one seed for all days: of so many figures chance alone takes one beyond four errors now and then
      { numRuns: 20, seed: 1 },
    );
  });

  it('come closer like one over the root of the number of consumers', () => {
    const powers: number[] = [];
    fc.assert(
      fc.property(arbitrarySmooth, (market) => {
        const miss = (consumers: number): number =>
          Math.sqrt(
            sum(
              figuresOf({ ...market, consumers }, 20).map(({ drawn, expected }) =>
                mean(drawn.map((value) => (value - expected) ** 2)),
              ),
            ),
          );
        const [few, many] = [2000, 32_000].map(miss);
        if (many > 0) powers.push(Math.log(few / many) / Math.log(16));
      }),
      { numRuns: 10, seed: 1 },
    );
    // the median, since a market in which only the first placement is left to chance comes closer like 1/N
    expect(powers.length).toBeGreaterThan(5);
    expect(Math.abs(quantile(powers, 0.5) - 0.5)).toBeLessThan(0.06);
  });
});
