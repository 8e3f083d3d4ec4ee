import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getPath } from '../../src/core/path.ts';
import { openScenario } from '../../src/scenario/load.ts';
import { readSetting } from '../../src/scenario/override.ts';
import { sliderFor, slidersOf } from '../../src/scenario/sliders.ts';
import { snap, spanOf } from '../../src/scenario/span.ts';
import { shippedIn } from '../helpers/shipped.ts';
import { loadBase } from './market.ts';

const FILES = [...shippedIn('seed'), ...shippedIn('theory')];
const open = (name: string) =>
  openScenario(fileURLToPath(new URL(`../../scenarios/${name}.yaml`, import.meta.url)), {
    read: (path) => readFileSync(path, 'utf8'),
  });
const set = (path: string, value: number) => ({ set: [readSetting(`${path}=${value}`, [])!], add: [] });

describe('the sliders of a shipped scenario', () => {
  it.each(FILES)('%s can stand anywhere: the scenario loads, and has the value', (name) => {
    const opened = open(name);
    const sliders = slidersOf(opened.changed({ set: [], add: [] }));
    expect(sliders.length).toBeGreaterThanOrEqual(3);
    expect(sliders.length).toBeLessThanOrEqual(8);
    expect(new Set(sliders.map(({ label }) => label)).size).toBe(sliders.length);
    for (const slider of sliders) {
      const { path, from, to } = slider;
      for (const value of [from, snap(slider, (from + to) / 2), to]) {
        const loaded = opened.changed(set(path, value));
        expect(getPath(loaded.scenario, path), path).toBe(value);
        expect(sliderFor(loaded, path)?.value, path).toBe(value);
      }
    }
  });

  it.each(FILES)('%s say what they are, and stand at the value of the scenario', (name) => {
    const loaded = open(name).changed({ set: [], add: [] });
    for (const slider of slidersOf(loaded)) {
      const { path, label, meaning, unit, from, to, step, value, range } = slider;
      expect([label, meaning, unit], path).not.toContain('');
      expect(value, path).toBe(getPath(loaded.scenario, path));
      expect(from, path).toBeLessThanOrEqual(value);
      expect(to, path).toBeGreaterThanOrEqual(value);
      expect(from, path).toBeGreaterThanOrEqual(range[0]);
      expect(to, path).toBeLessThanOrEqual(range[1]);
      expect(step, path).toBeGreaterThan(0);
      expect(step, path).toBeLessThanOrEqual(to - from);
    }
  });
});

const DEAL = `interventions:
  - { week: 3, kind: exclusive, retailer: wal-mart, platform: alipay, bonus: 0.01 }
  - { week: 4, kind: campaign, platform: wechat-pay, cashback: 0.02 }
  - { week: 9, kind: campaign, platform: wechat-pay, cashback: 0.03 }
  - { week: 5, until: 8, kind: set, parameter: platforms.alipay.merchantFee, value: 0.002 }
`;

describe('a scenario without sliders of its own', () => {
  it('gets those of its interventions, then what its author wrote, then the usual ones', () => {
    const paths = slidersOf(loadBase(`${DEAL}network: { strength: 0.5 }\n`)).map(({ path }) => path);
    expect(paths).toEqual([
      'interventions[0].bonus',
      'interventions[1].cashback',
      'interventions[2].cashback',
      'interventions[3].value',
      'network.strength',
      'habit.strength',
      'platforms.alipay.cashback',
    ]);
  });

  it('has them in plain words, and apart', () => {
    const labels = slidersOf(loadBase(DEAL)).map(({ label }) => label);
    expect(labels.slice(0, 5)).toEqual([
      "Wal-Mart's exclusive deal: bonus",
      "WeChat Pay's campaign in week 4: cashback",
      "WeChat Pay's campaign in week 9: cashback",
      'Alipay: merchant fee, changed',
      'Habit: strength',
    ]);
  });

  it('is what an empty list asks for, too', () => {
    expect(slidersOf(loadBase('output: { sliders: [] }\n'))).toEqual(slidersOf(loadBase()));
  });
});

describe('a scenario that names its sliders', () => {
  const NAMED = `${DEAL}output:
  sliders:
    - habit.strength
    - { setting: 'interventions[0].bonus', from: 0.005, to: 0.03, step: 0.001, label: What Alipay pays }
`;

  it('has these and no others, in its order, with the ends and words it gave', () => {
    const [habit, bonus, ...others] = slidersOf(loadBase(NAMED));
    expect(others).toEqual([]);
    expect(habit).toMatchObject({
      path: 'habit.strength',
      from: 0,
      to: 4,
      step: 0.05,
      value: 1.5,
      default: 1.5,
    });
    expect(bonus).toMatchObject({
      label: 'What Alipay pays',
      from: 0.005,
      to: 0.03,
      step: 0.001,
      value: 0.01,
    });
  });

  it('has room for a value that was set outside the ends', () => {
    const [, bonus] = slidersOf(loadBase(NAMED, ['interventions[0].bonus=0.2']));
    expect(bonus).toMatchObject({ from: 0.005, to: 0.2, value: 0.2 });
  });

  it('loses those of an intervention that was taken away', () => {
    const left = slidersOf(loadBase(NAMED, ['interventions=[]'])).map(({ path }) => path);
    expect(left).toEqual(['habit.strength']);
  });
});

describe('a slider for any number', () => {
  const loaded = loadBase(DEAL);
  const at = (path: string) => sliderFor(loaded, path);

  it('goes from 0 to a round number beyond value and default', () => {
    expect(at('platforms.alipay.merchantFee')).toMatchObject({ from: 0, to: 0.015, step: 0.0002 });
    expect(at('segments.all-people.storeChoice')).toMatchObject({ from: 0, to: 1, step: 0.01 });
    expect(at('habit.rungs')).toMatchObject({ from: 1, to: 16, step: 1, whole: true });
    expect(at('platforms.alipay.taste')).toMatchObject({ from: 0, to: 8 });
    expect(at('segments.all-people.adoptionCost')).toMatchObject({ from: -5, to: 5 });
  });

  it('keeps to the weeks of the run', () => {
    expect(at('interventions[0].week')).toMatchObject({ from: 1, to: 20, step: 1 });
    expect(at('interventions[3].week')).toMatchObject({ from: 1, to: 7 });
    expect(at('interventions[3].until')).toMatchObject({ from: 6, to: 21 });
  });

  it('is told of the parameter that an intervention sets', () => {
    expect(at('interventions[3].value')).toMatchObject({ unit: 'share', range: [0, 1], value: 0.002 });
  });

  it('is not there for words, groups, shares of a whole, what is unknown or has no value', () => {
    for (const path of [
      'habit.rule',
      'habit',
      'regions.west.share',
      'holdings.joint.alipay',
      'habit.x',
      'population',
      'interventions[9].bonus',
      'interventions[0].label',
      'start.rung',
      'seed',
      '__proto__.x',
      '',
    ])
      expect(at(path), path).toBeUndefined();
  });
});

describe('the span of a slider', () => {
  it('has the value inside, is inside the range, and is a whole number of times as long as a step at most', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const input = fc.tuple(number(-1e6, 1e6), number(1e-6, 1e6)).chain(([low, length]) =>
      fc.record({
        range: fc.constant([low, low + length] as const),
        value: number(low, low + length),
        default: fc.option(number(low, low + length), { nil: undefined }),
        from: fc.option(number(low, low + length), { nil: undefined }),
        to: fc.option(number(low, low + length), { nil: undefined }),
        typical: number(0.01, 100),
        whole: fc.constant(false),
      }),
    );
    fc.assert(
      fc.property(input, number(0, 1), (given, where) => {
        const span = spanOf(given);
        expect(span.from).toBeLessThanOrEqual(given.value);
        expect(span.to).toBeGreaterThanOrEqual(given.value);
        expect(span.from).toBeLessThan(span.to);
        expect(span.from).toBeGreaterThanOrEqual(given.range[0]);
        expect(span.to).toBeLessThanOrEqual(given.range[1]);
        const snapped = snap(span, span.from + where * (span.to - span.from));
        expect(snapped).toBeGreaterThanOrEqual(span.from);
        expect(snapped).toBeLessThanOrEqual(span.to);
      }),
      { numRuns: 500 },
    );
  });

  it('is stepped through in round numbers', () => {
    const span = { from: 0, to: 0.05, step: 0.0005 };
    expect([0.0121, 0.01238, -1, 0.06, 0.03 + 1e-17].map((value) => snap(span, value))).toEqual([
      0.012, 0.0125, 0, 0.05, 0.03,
    ]);
  });
});
