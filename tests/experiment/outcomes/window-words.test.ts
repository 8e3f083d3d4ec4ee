import { describe, expect, it } from 'vitest';
import { readWindow, weeksOf, windowText } from '../../../src/experiment/outcomes/window-words.ts';
import { loadShipped } from '../../helpers/shipped.ts';

/** A campaign from week 27 to 39, 104 weeks. */
const burst = (...overrides: string[]) => loadShipped('seed/incentive-burst', overrides).scenario;

describe('a window in words', () => {
  it.each(['first', 'last', 'before', 'after', 'all', 'weeks 10 to 20', 'weeks 40 to 52 after the end'])(
    '%s is written as it is read',
    (words) => expect(windowText(readWindow(words)!)).toBe(words),
  );

  it.each(['weeks 0 to 3', 'weeks 5 to 4', 'never', 'weeks 1 to 2 after', 'weeks to 3'])(
    '%s is none',
    (words) => expect(readWindow(words)).toBeUndefined(),
  );

  it('counts from the first week without the last intervention that ends', () => {
    const window = readWindow('weeks 1 to 13 after the end')!;
    expect(weeksOf(window, burst())).toEqual({ from: 40, to: 52 });
    expect(weeksOf(window, burst('interventions[0].until=50'))).toEqual({ from: 50, to: 62 });
  });

  it('is no window where nothing ends, or the run ends before', () => {
    const window = readWindow('weeks 40 to 52 after the end')!;
    expect(weeksOf(window, burst('interventions[0].until=null'))).toBeNull();
    expect(weeksOf(window, burst('weeks=90'))).toBeNull();
    expect(weeksOf(window, burst('weeks=91'))).toEqual({ from: 79, to: 91 });
  });
});
