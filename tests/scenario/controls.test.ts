import { describe, expect, it } from 'vitest';
import { controlFor, controlsOf } from '../../src/scenario/controls.ts';
import { searchControls } from '../../src/scenario/search-controls.ts';
import { loadShipped, shippedIn } from '../helpers/shipped.ts';
import { loadBase } from './market.ts';

const EVENTS = `interventions:
  - { week: 3, kind: offer, platform: alipay, retailers: [bbk] }
  - { week: 4, kind: ban-exclusivity }
`;

describe('what moves a setting', () => {
  const loaded = loadBase(EVENTS);

  it('is a slider for a number, a choice of words, or a switch', () => {
    expect(controlFor(loaded, 'habit.gain')).toMatchObject({ kind: 'slider', value: 0.5 });
    expect(controlFor(loaded, 'habit.rule')).toMatchObject({
      kind: 'choice',
      label: 'Habit: rule',
      options: ['ladder', 'last-used'],
      value: 'ladder',
      default: 'ladder',
    });
    expect(controlFor(loaded, 'interventions[1].grandfather')).toMatchObject({
      kind: 'switch',
      label: 'Ban on exclusive contracts: grandfather',
      value: false,
    });
  });

  it('is nothing for names, lists, and kinds of interventions', () => {
    for (const path of ['name', 'interventions[0].platform', 'interventions[0].kind', 'interventions', 'x'])
      expect(controlFor(loaded, path), path).toBeUndefined();
  });

  it.each(shippedIn('seed'))('is told for everything in %s, with its value inside its ends', (name) => {
    const controls = controlsOf(loadShipped(name));
    expect(controls.length).toBeGreaterThan(60);
    for (const control of controls) {
      expect([control.label, control.meaning], control.path).not.toContain('');
      if (control.kind !== 'slider') continue;
      expect(control.from, control.path).toBeLessThanOrEqual(control.value);
      expect(control.to, control.path).toBeGreaterThanOrEqual(control.value);
      expect(control.from, control.path).toBeLessThan(control.to);
    }
  });
});

describe('a search', () => {
  const found = (words: string) =>
    searchControls(controlsOf(loadBase(EVENTS)), words).map(({ path }) => path);

  it('finds by name first, then by what settings mean', () => {
    expect(found('Alipay fee').slice(0, 2)).toEqual([
      'platforms.alipay.merchantFee',
      'interventions[0].feeDiscount',
    ]);
    expect(found('bass p')).toContain('platforms.alipay.adoption.innovation');
    expect(found('MARGIN')[0]).toBe('retailers.chains.wal-mart.margin');
  });

  it('finds nothing for nothing', () => {
    expect(found(' ')).toEqual([]);
    expect(found('quantum')).toEqual([]);
  });
});
