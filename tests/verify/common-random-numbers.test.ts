import { describe, expect, it } from 'vitest';
import { commonRandomNumbers } from '../../src/experiment/verify/benchmarks/policy/common-random-numbers.ts';
import { createLab } from '../../src/experiment/verify/lab.ts';
import { verifyCase } from '../../src/experiment/verify/verify.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { loadShipped } from '../helpers/shipped.ts';

const SMALL = ['consumers=2000', 'replicates=20', 'weeks=20'];

function verified(scenario: Scenario) {
  const one = { id: '', benchmark: commonRandomNumbers, scenario, file: '', command: '' };
  expect(commonRandomNumbers.unmet(scenario)).toEqual([]);
  return verifyCase(one, { z: 4, engines: ['agents'] });
}

const edited = (...settings: string[]): Scenario =>
  loadShipped('theory/common-random-numbers', [...SMALL, ...settings]).scenario;

const from = (taste: number, to: number): string[] => [
  `platforms.a.taste=${taste}`,
  `interventions[0].value=${to}`,
];

describe('worlds with common random numbers', () => {
  it.each([
    ['a little-liked method liked a little more', from(-1, -0.9)],
    ['a little-liked method liked more', from(-1, -0.7)],
    ['a rare method, whose tables part nearly as often as others', from(-2.5, -2.4)],
    ['a rare method liked much more', from(-2.5, 1)],
    ['a method that most use', from(1.5, 1.6)],
    ['a method that loses', from(1, 0.2)],
    ['an effect of a few payments', from(1, 1.001)],
    ['cash beside the methods', ['cash.offered=true']],
    [
      'four methods of a quarter each',
      ['cash.offered=true', ...['a', 'b', 'c'].map((id) => `platforms.${id}.taste=0`)],
    ],
    ['a method that nobody uses', ['platforms.b.taste=-20']],
    ['equals', ['platforms.b.taste=1', 'platforms.c.taste=1']],
  ])('scatter as their two tables say, with %s', (_, settings) => {
    const { checks } = verified(edited(...settings));
    expect(checks.length).toBeGreaterThan(1);
    expect(checks.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('are told from worlds with draws of their own', () => {
    const scenario = edited();
    const apart = {
      ...commonRandomNumbers,
      examine: (lab: Parameters<typeof commonRandomNumbers.examine>[0]) =>
        commonRandomNumbers.examine({
          ...lab,
          agents: (market = lab.scenario) =>
            lab.agents({ ...market, seed: `${market.platforms.a.taste} on its own` }),
        }),
    };
    const one = { id: '', benchmark: apart, scenario, file: '', command: '' };
    const { checks } = verifyCase(one, { z: 4, engines: ['agents'] });
    expect(checks.map(({ holds }) => holds)).toEqual([true, false]);
  });

  it('promise more than tenfold in the file as shipped, and are held to it whatever the draws', () => {
    const { scenario } = loadShipped('theory/common-random-numbers');
    for (const z of [4, 5]) {
      const { checks, finding } = commonRandomNumbers.examine(createLab(scenario, { z, withAgents: false }));
      expect(checks.at(-1)).toMatchObject({ relation: '>', expected: 10 });
      expect(finding).toContain('20.5 times smaller');
    }
  });

  it('are compared where both shop as often', () => {
    const scenario = edited();
    const set = { ...scenario.interventions[0], parameter: 'segments.all.trips', value: 2 } as const;
    const more = { ...scenario, interventions: [...scenario.interventions, set] } as Scenario;
    expect(commonRandomNumbers.unmet(more)).toEqual(['a set that leaves trips as they are']);
  });
});
