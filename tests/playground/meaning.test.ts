import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedScenarios } from '../../src/cli/shipped.ts';
import { meaningAt } from '../../src/scenario/assist/meaning.ts';
import { factsOf } from '../../src/scenario/explain.ts';
import { findParameters } from '../../src/scenario/find-parameters.ts';

/** The meaning of the name after `|`. */
function at(text: string) {
  const place = text.indexOf('|');
  return meaningAt(text.slice(0, place) + text.slice(place + 1), place);
}

describe('the meaning of a name in a scenario', () => {
  it('is what the command line explains', () => {
    const found = at('platforms:\n  alipay: { name: Alipay, merch|antFee: 0.006 }');
    const [parameter] = findParameters('platforms.<id>.merchantFee');
    expect(found?.path).toBe('platforms.alipay.merchantFee');
    expect(found?.meaning).toBe(parameter.meaning);
    expect(found?.facts).toEqual(factsOf(parameter));
    expect(found?.facts.map(([name]) => name)).toEqual(
      expect.arrayContaining(['unit', 'range', 'default', 'source']),
    );
  });

  it('follows the kind of an intervention', () => {
    const [, budget] = ['exclusive', 'campaign'].map((kind) =>
      at(`interventions:\n  - kind: ${kind}\n    |budget: 3`),
    );
    expect(budget?.meaning).toContain('campaign stops');
  });

  it('of a group are the settings in it', () => {
    expect(at('ha|bit: { strength: 2 }')?.facts).toEqual([['settings', expect.stringContaining('strength')]]);
  });

  it('is told at its value too', () => {
    expect(at('engine: ag|ents')).toEqual({ ...at('eng|ine: agents'), from: 8, to: 14 });
  });

  it('is none for unknown names and comments', () => {
    expect(at('nonsen|se: 3')).toBeUndefined();
    expect(at('# wee|ks: 3')).toBeUndefined();
  });

  it('is known for every name of every shipped scenario', () => {
    for (const { path, absolute } of shippedScenarios()) {
      const text = readFileSync(absolute, 'utf8');
      const names = [...text.matchAll(/^( {2})*[a-zA-Z]+(?=:)/gm)];
      for (const { index, 0: words } of names) {
        const found = meaningAt(text, index + words.length - 1);
        expect(found, `${path}: ${words}`).toBeDefined();
      }
    }
  });
});
