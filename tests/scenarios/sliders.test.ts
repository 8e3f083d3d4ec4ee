import { describe, expect, it } from 'vitest';
import { slidersOf } from '../../src/scenario/sliders.ts';
import { fingerprint, words } from '../helpers/read.ts';
import { expected, loadShipped, shipped, shippedIn } from '../helpers/shipped.ts';

/** Whether Huangshang is ever bound to WeChat Pay. */
const signs = (...overrides: string[]): boolean =>
  words(expected(shipped('seed/customer-first', 20_000, overrides)).retailers, 'exclusive_with', {
    retailer: 'huangshang',
    region: 'all',
  }).includes('wechat-pay');

describe('what would it have cost to make Huangshang sign?', () => {
  const sliders = slidersOf(loadShipped('seed/customer-first'));
  const slider = (path: string) => sliders.find((one) => one.path === path)!;

  it('has an answer between the ends of what WeChat Pay offers: it refuses 2.8 % and takes 3.1 %', () => {
    const { from, to, value } = slider('interventions[0].bonus');
    expect([from < 0.028, to > 0.031, value]).toEqual([true, true, 0.015]);
    expect(signs()).toBe(false);
    expect(signs('interventions[0].bonus=0.028')).toBe(false);
    expect(signs('interventions[0].bonus=0.031')).toBe(true);
  });

  it('has another in what it thinks a refused customer costs it: at 1 CNY it signs for 1.5 %', () => {
    const cost = 'retailers.chains.huangshang.resentmentCost';
    expect([slider(cost).from, slider(cost).value]).toEqual([0, 5]);
    expect(signs(`${cost}=1`)).toBe(true);
    expect(signs(`${cost}=2`)).toBe(false);
  });
});

describe('the sliders that a scenario names', () => {
  it.each(shippedIn('seed').filter((name) => name !== 'seed/china-2018'))('%s: three to six', (name) => {
    const { scenario } = loadShipped(name);
    expect(scenario.output.sliders?.length).toBeGreaterThanOrEqual(3);
    expect(scenario.output.sliders?.length).toBeLessThanOrEqual(6);
  });

  it('change nothing that happens', () => {
    const scenario = shipped('seed/first-run', 500);
    const { sliders: _, ...output } = scenario.output;
    const [named, unnamed] = [scenario, { ...scenario, output }].map(expected);
    for (const table of ['market', 'platforms', 'retailers', 'consumers', 'switching'] as const)
      expect(fingerprint(named[table]), table).toBe(fingerprint(unnamed[table]));
  });
});
