import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/model/simulate.ts';
import { number } from '../helpers/read.ts';
import { loadShipped, shippedIn } from '../helpers/shipped.ts';

const FILES = [...shippedIn('seed'), ...shippedIn('theory'), ...shippedIn('scale')];

describe('every shipped scenario', () => {
  it('is there', () => {
    const named = 'china-2018 walmart-west bbk-data customer-first vanguard-open choose-one-industry '.concat(
      'trouble-not-convenience co-governance bigger-cake open-acceptance exclusivity-ban incentive-burst first-run',
    );
    for (const name of named.split(' ')) expect(FILES).toContain(`seed/${name}`);
  });

  it.each(FILES)('%s is valid, says its question and its source, and gives no warning', (name) => {
    const { scenario, files, warnings } = loadShipped(name);
    expect(warnings).toEqual([]);
    expect(scenario.question).toMatch(/\?$/);
    expect(scenario.source).not.toBe('');
    const [schema, question, source] = files[0].text.split('\n');
    expect(schema).toMatch(/^# yaml-language-server: \$schema=..\/..\/scenario.schema.json$/);
    expect(question).toMatch(/^# Question: .*\?/);
    expect(source).toMatch(/^# Source: /);
  });

  it.each(FILES)('%s runs', (name) => {
    const { scenario } = loadShipped(name);
    const small = {
      ...scenario,
      consumers: Math.min(2000, scenario.consumers),
      weeks: Math.min(5, scenario.weeks),
    };
    const { market } = simulate(small);
    const at = { week: small.weeks, region: 'all' };
    expect(number(market, 'trips', at)).toBe(
      number(market, 'payments', at) + number(market, 'lost_sales', at),
    );
  });
});
