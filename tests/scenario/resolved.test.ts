import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepsOf, withPath } from '../../src/core/path.ts';
import { fieldAt } from '../../src/scenario/field-at.ts';
import { parseScenario } from '../../src/scenario/load.ts';
import { resolvedYaml } from '../../src/scenario/resolved.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { starterScenario } from '../../src/scenario/starter.ts';
import { scenarioOf } from './market.ts';

const EVENTS = `interventions:
  - { week: 3, until: 9, kind: exclusive, retailer: wal-mart, platform: alipay, regions: [west], label: "a: b # c" }
  - { week: 4, kind: campaign, platform: alipay, cashback: 0.01, budget: 5000 }
  - { week: 5, kind: set, parameter: platforms.alipay.merchantFee, value: 0.001 }
strategies:
  - { kind: rules, platform: alipay, rules: [{ when: "share < 0.4 ? true : false", set: cashback, to: 0.02 }] }
  - { kind: schedule, platform: wechat-pay, steps: [{ week: 2, set: openness, to: "clamp(week / 10, 0, 1)" }] }
`;
const MARKET = scenarioOf(
  `${EVENTS}output: { sliders: [habit.strength, { setting: "interventions[1].cashback", to: 0.05, label: Money back }] }\n`,
);

/** Every number of a scenario that may take other values without breaking a sum, a name or a date. */
const NUMBERS = numberPaths(MARKET, '').filter(
  (path) => !/share$|joint|sliders|weeks?$|until|consumers|outlets|rungs|rung$/.test(path),
);

function numberPaths(value: unknown, path: string): string[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    numberPaths(part, path === '' ? name : `${path}.${name}`),
  );
}

/** A value inside the range that the schema declares at a path. */
function valueFor(path: string): fc.Arbitrary<number> {
  const shape = fieldAt(stepsOf(path), MARKET)!.shape;
  if (shape.kind !== 'number') return fc.double({ min: 0, max: 0.01, noNaN: true });
  const { low: min, high: max, whole } = shape;
  return whole ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
}

const perturbed: fc.Arbitrary<Scenario> = fc
  .subarray(NUMBERS, { minLength: 1 })
  .chain((paths) => fc.tuple(...paths.map((path) => valueFor(path).map((value) => [path, value] as const))))
  .map((changes) => changes.reduce((market, [path, value]) => withPath(market, path, value), MARKET));

describe('a scenario written out', () => {
  it('reads back as the same scenario', () => {
    expect(parseScenario(resolvedYaml(MARKET))).toEqual(MARKET);
  });

  it('is the same text when it is read and written again', () => {
    const text = resolvedYaml(MARKET);
    expect(resolvedYaml(parseScenario(text))).toBe(text);
  });

  it('reads back with any of its numbers changed inside their ranges', () => {
    expect(NUMBERS.length).toBeGreaterThan(100);
    fc.assert(
      fc.property(perturbed, (market) => {
        expect(parseScenario(resolvedYaml(market))).toStrictEqual(market);
      }),
      { numRuns: 60 },
    );
  });

  it('reads back with any words in it', () => {
    const words = fc.string({ maxLength: 80, unit: 'binary' });
    fc.assert(
      fc.property(words, words, words, (question, seed, label) => {
        const [first, ...others] = MARKET.interventions;
        const market: Scenario = {
          ...MARKET,
          question,
          seed,
          interventions: [{ ...first, label }, ...others],
        };
        expect(parseScenario(resolvedYaml(market))).toEqual(market);
      }),
      { numRuns: 300 },
    );
  });

  it('extends nothing, and repeats nothing by reference', () => {
    const text = resolvedYaml(scenarioOf('', ['platforms.alipay.name=A']));
    expect(text).not.toMatch(/^extends:|[&*][a-z]\d/m);
  });
});

describe('the starter scenario', () => {
  it('is a valid scenario of the name given', () => {
    const scenario = parseScenario(starterScenario('My town'));
    expect(scenario.name).toBe('My town');
    expect(scenario.interventions.length).toBeGreaterThan(0);
  });

  it('is valid whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (name) => {
        expect(parseScenario(starterScenario(name)).name.length).toBeGreaterThan(0);
      }),
    );
  });

  it('tells what each section is for', () => {
    const comments = starterScenario('x')
      .split('\n')
      .filter((line) => line.startsWith('#'));
    expect(comments.length).toBeGreaterThan(10);
    expect(comments[0]).toMatch(/^# Question: /);
    expect(comments[1]).toMatch(/^# Source: /);
  });

  it('shows events, in comments, that would be valid too', () => {
    const text = starterScenario('x').replaceAll('  # - {', '  - {');
    expect(parseScenario(text).interventions.map(({ kind }) => kind)).toEqual([
      'exclusive',
      'campaign',
      'set',
    ]);
  });
});
