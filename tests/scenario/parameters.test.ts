import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../src/core/path.ts';
import { explainParameter } from '../../src/scenario/explain.ts';
import { fieldAt } from '../../src/scenario/field-at.ts';
import { findParameters, parameterSuggestion } from '../../src/scenario/find-parameters.ts';
import { listParameters } from '../../src/scenario/parameters.ts';
import { parametersMarkdown } from '../../src/scenario/parameters-doc.ts';
import { faultsOf, scenarioOf } from './market.ts';

const paths = (name: string) => findParameters(name).map(({ path }) => path);

describe('the catalogue of parameters', () => {
  const all = listParameters();

  it('names each once', () => {
    const names = all.map(({ path }) => path);
    expect(new Set(names).size).toBe(names.length);
  });

  it('says of each what it means, and of each number its unit and range', () => {
    for (const { path, meaning, range, unit } of all) {
      expect(meaning, path).not.toBe('');
      if (range === undefined) continue;
      expect(unit, path).not.toBe('');
      expect(range[0], path).toBeLessThan(range[1]);
    }
  });

  it('has defaults inside the ranges', () => {
    for (const { path, range, default: value } of all) {
      if (range === undefined || typeof value !== 'number') continue;
      expect(value, path).toBeGreaterThanOrEqual(range[0]);
      expect(value, path).toBeLessThanOrEqual(range[1]);
    }
  });

  it('knows every number of a scenario', () => {
    const market = scenarioOf(
      'interventions:\n  - { week: 3, kind: campaign, platform: alipay, cashback: 0.01 }\n',
    );
    const check = (value: unknown, path: string): void => {
      if (typeof value === 'object' && value !== null) {
        for (const [name, part] of Object.entries(value)) check(part, path === '' ? name : `${path}.${name}`);
      } else expect(paths(path), path).toHaveLength(1);
    };
    const { interventions, holdings, ...rest } = market;
    check(rest, '');
    expect(paths('interventions[0].cashback')).toEqual(['interventions[].campaign.cashback']);
    expect(paths('holdings.joint.alipay + wechat-pay')).toEqual(['holdings.joint.<id>']);
    expect([interventions.length, Object.keys(holdings.joint).length]).toEqual([1, 4]);
  });

  it('agrees with what "set" accepts', () => {
    const values: Record<string, unknown> = {
      true: false,
      ladder: 'last-used',
      none: 'open',
      wallet: 'card',
      settled: 'given',
    };
    for (const { path, settable, range, default: initial } of all) {
      if (path.includes('[]') || !/^[\w.<>]+$/.test(path)) continue;
      const place = path
        .replace('platforms.<id>', 'platforms.alipay')
        .replace('segments.<id>', 'segments.all-people')
        .replace('regions.<id>', 'regions.west')
        .replace('chains.<id>', 'chains.bbk')
        .replace(/<id>/g, 'alipay');
      const value = range?.[1] ?? values[String(initial)] ?? 1;
      const event = `interventions:\n  - { week: 2, kind: set, parameter: ${place}, value: ${value} }\n`;
      if (settable) expect(scenarioOf(event).interventions, path).toHaveLength(1);
      else
        expect(faultsOf(event)[0], path).toMatch(/cannot be set midway|unknown parameter|group of settings/);
    }
  });
});

describe('a parameter is found', () => {
  it('by its path, by a place in a scenario, by its last name, or by its section', () => {
    expect(paths('platforms.<id>.merchantFee')).toEqual(['platforms.<id>.merchantFee']);
    expect(paths('platforms.alipay.merchantFee')).toEqual(['platforms.<id>.merchantFee']);
    expect(paths('merchantfee')).toEqual(['platforms.<id>.merchantFee']);
    expect(paths('interventions[2].week')).toEqual(['interventions[].week']);
    expect(paths('interventions.2.retailer')).toEqual(['interventions[].exclusive.retailer']);
    expect(paths('network')).toEqual(['network.strength', 'network.memory']);
    expect(paths('strategies[0].rules[1].to')).toEqual(['strategies[].rules.rules[].to']);
    expect(paths('adoption')).toContain('platforms.<id>.adoption.innovation');
    expect(paths('margin')).toEqual(['retailers.chains.<id>.margin', 'retailers.independents.margin']);
  });

  it('or else what may have been meant', () => {
    expect(paths('merchantFe')).toEqual([]);
    expect(paths('')).toEqual([]);
    expect(parameterSuggestion('merchantFe')).toBe(', did you mean "merchantFee"?');
    expect(parameterSuggestion('habit.gian')).toBe(', did you mean "habit.gain"?');
    expect(parameterSuggestion('quantum')).toBe('');
  });
});

describe('an explanation', () => {
  it('tells meaning, unit, range, default and source', () => {
    const [parameter] = findParameters('habit.gain');
    expect(explainParameter(parameter)).toBe(
      [
        'habit.gain',
        '  Chance that a payment with the top of wallet climbs one rung.',
        '  type     a number',
        '  unit     probability',
        '  range    0 to 1',
        '  default  0.5',
        '  source   assumption',
        '  change   may change midway, by an intervention of kind "set"',
      ].join('\n'),
    );
  });
});

describe('the page of parameters', () => {
  it('has a row for every parameter', () => {
    const rows = parametersMarkdown()
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    expect(rows).toHaveLength(listParameters().length);
  });

  it('has as many cells in every row', () => {
    for (const line of parametersMarkdown()
      .split('\n')
      .filter((row) => row.startsWith('|'))) {
      expect(line.replaceAll('\\|', '').split('|'), line).toHaveLength(9);
    }
  });
});

describe('a field of the schema', () => {
  it('is found along a path, by the kind of an intervention where there are several', () => {
    const data = { interventions: [{ kind: 'share-cap' }, { kind: 'fine' }] };
    expect(fieldAt(['interventions', 0, 'share'], data)?.unit).toBe('share');
    expect(fieldAt(['interventions', 1, 'share'], data)).toBeUndefined();
    expect(fieldAt(stepsOf('interventions.1.amount'), data)?.unit).toBe('currency');
    expect(fieldAt(['platforms', 'alipay', 'toString'], {})).toBeUndefined();
  });
});
