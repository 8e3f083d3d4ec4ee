import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Series } from '../../src/model/series.ts';
import { simulate } from '../../src/model/simulate.ts';
import type { EngineMemory, Keeper, RunState } from '../../src/model/state/keeper.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { scenarioSchema } from '../../src/scenario/schema.ts';
import { draftByEitherEngine } from '../helpers/arbitrary-scenario.ts';
import { fingerprint } from '../helpers/read.ts';
import { bareMarket } from '../helpers/scenario.ts';
import { shipped } from '../helpers/shipped.ts';

const TABLES = ['platforms', 'market', 'consumers', 'retailers', 'switching'] as const;
const print = (series: Series): string => TABLES.map((name) => fingerprint(series[name])).join('\n\n');

interface Kept {
  readonly week: number;
  readonly state: Buffer;
  readonly memory: EngineMemory;
}

/** A run that is kept every so many weeks, and what was kept. */
function kept(
  scenario: Scenario,
  every: number,
  from: Keeper['from'] = null,
): { series: Series; kept: Kept[] } {
  const all: Kept[] = [];
  const keep = (state: RunState, memory: EngineMemory): void => {
    all.push({ week: state.market.week, state: serialize(state), memory: memory.map((one) => one.slice()) });
  };
  return { series: simulate(scenario, { keeper: { every, from, keep } }), kept: all };
}

/** What a run comes to that is gone on with by another process. */
function resumed(scenario: Scenario, { state, memory }: Kept, every = 1000) {
  const fill = (into: EngineMemory): void => {
    for (const [index, view] of into.entries()) (view as Int32Array).set(memory[index] as Int32Array);
  };
  return kept(structuredClone(scenario), every, { state: deserialize(state), fill });
}

describe('a run that was stopped', () => {
  it('goes on to the same tables, bit for bit, from whatever week and by either engine', () => {
    fc.assert(
      fc.property(draftByEitherEngine, fc.integer({ min: 1, max: 5 }), (draft, every) => {
        const scenario = scenarioSchema.parse(draft);
        const whole = kept(scenario, every);
        expect(print(whole.series)).toBe(print(simulate(scenario)));
        for (const one of whole.kept) expect(print(resumed(scenario, one).series)).toBe(print(whole.series));
      }),
      { numRuns: 60 },
    );
  });

  it('does so with noisy retailers, with budgets that run dry, and with all that an industry does to its wallets', () => {
    for (const name of [
      'choose-one-industry',
      'incentive-burst',
      'exclusivity-ban',
      'co-governance',
      'bigger-cake',
    ]) {
      const scenario = shipped(`seed/${name}`, 400, ['weeks=40', 'retailers.independents.choiceNoise=0.001']);
      const whole = kept(scenario, 13);
      expect(whole.kept.map(({ week }) => week)).toEqual([13, 26, 39]);
      for (const one of whole.kept) expect(print(resumed(scenario, one).series)).toBe(print(whole.series));
    }
  });

  it('remembers what platforms have set, though they set it once', () => {
    const scenario = bareMarket(
      { a: 1, b: 0 },
      {
        weeks: 9,
        strategies: [
          {
            platform: 'a',
            kind: 'schedule',
            steps: [{ week: 3, set: 'cashbackPerPayment', to: 'week / 2' }],
          },
        ],
      },
    );
    const whole = kept(scenario, 4);
    for (const one of whole.kept) expect(print(resumed(scenario, one).series)).toBe(print(whole.series));
  });

  it('goes on with what retailers remember of customers whom nobody is like any more', () => {
    const scenario = bareMarket(
      { a: 1, b: 0, c: 1 },
      {
        weeks: 9,
        cash: { offered: true },
        holdings: { joint: { 'a + b + c': 0.4, 'b + c': 0.6 } },
        shopping: { walkAway: true },
        segments: { all: { storeChoice: 0.5 } },
        retailers: {
          reviewEvery: 1,
          memory: 0.9,
          chains: {
            shop: { accepts: 'all' },
            other: { outlets: { here: 3 }, accepts: ['b'] },
          },
        },
        interventions: [
          { kind: 'exit', week: 3, platform: 'b' },
          { kind: 'offer', week: 1, platform: 'a', bonus: 0, duration: 1, retailers: ['shop'] },
        ],
      },
    );
    const whole = kept(scenario, 4);
    for (const one of whole.kept) expect(print(resumed(scenario, one).series)).toBe(print(whole.series));
  });

  it('can be stopped again', () => {
    const scenario = bareMarket({ a: 1, b: 0 }, { weeks: 12, consumers: 500, wallets: { enabled: true } });
    const whole = kept(scenario, 4);
    const second = resumed(scenario, whole.kept[0], 4);
    expect(second.kept.map(({ week }) => week)).toEqual([8]);
    expect(print(resumed(scenario, second.kept[0]).series)).toBe(print(whole.series));
    expect(second.kept[0].state.equals(whole.kept[1].state)).toBe(true);
  });
});
