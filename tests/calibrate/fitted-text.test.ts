import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getPath } from '../../src/core/path.ts';
import { fittedText } from '../../src/experiment/calibrate/fitted-text.ts';
import { parseScenario } from '../../src/scenario/load.ts';
import { MARKET } from './small.ts';

describe('a fitted file', () => {
  it('differs from the file it came from in the numbers alone', () => {
    const text = fittedText(MARKET, [
      { path: 'platforms.a.taste', value: 2.25 },
      { path: 'habit.strength', value: 0.7 },
    ]);
    expect(text).toBe(
      MARKET.replace('taste: 1 }', 'taste: 2.25 }').replace('strength: 1.2', 'strength: 0.7'),
    );
  });

  it('is the same when the values are those it has', () => {
    expect(fittedText(MARKET, [{ path: 'cash.taste', value: 0.5 }])).toBe(MARKET);
  });

  it('reads back as the values that were put in, whether the file wrote them before or not', () => {
    const value = fc.double({ min: 0, max: 1, noNaN: true });
    const path = fc.constantFrom(
      'cash.taste',
      'habit.gain',
      'platforms.b.service',
      'segments.all.tastes.cash',
      'resentment.fade',
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(path, value), { selector: ([one]) => one, minLength: 1 }),
        (pairs) => {
          const text = fittedText(
            MARKET,
            pairs.map(([at, number]) => ({ path: at, value: number })),
          );
          const scenario = parseScenario(text);
          for (const [at, number] of pairs) expect(getPath(scenario, at)).toBe(number);
          for (const comment of ['# a comment', '# how strong habits are', '# the one', '# the other'])
            expect(text).toContain(comment);
        },
      ),
    );
  });
});
