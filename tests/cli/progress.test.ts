import { describe, expect, it } from 'vitest';
import { duration, progressOf } from '../../src/cli/progress.ts';
import { ioIn } from './console.ts';

/** Shows a run of `total` weeks that takes `each` milliseconds a week. */
function shown(total: number, each: number, isTTY: boolean, quiet = false): string {
  const io = ioIn('/', {}, isTTY);
  let now = 0;
  const progress = progressOf(io, 'town', total, { quiet, clock: () => now });
  for (let week = 1; week <= total; week++) {
    now += each;
    progress.update(week);
  }
  progress.end();
  return io.err.text();
}

describe('progress', () => {
  it('is ten lines in a log, one for each tenth', () => {
    const lines = shown(1000, 10, false).trimEnd().split('\n');
    expect(lines).toHaveLength(10);
    expect(lines[3]).toBe('town   40 %  100 weeks a second  6.0 s left');
    expect(lines[9]).toBe('town  100 %  100 weeks a second  took 10 s');
  });

  it('is a line for each week in a log of few weeks', () => {
    expect(shown(3, 1, false).trimEnd().split('\n')).toHaveLength(3);
  });

  it('is one line on a terminal, redrawn ten times a second at most and cleared at the end', () => {
    const text = shown(1000, 10, true);
    const drawings = text.split('\r\u001b[2K').slice(1);
    expect(text).not.toContain('\n');
    expect(drawings).toHaveLength(102);
    expect(drawings.at(-1)).toBe('');
    expect(drawings[50]).toContain('weeks a second');
    expect(Math.max(...drawings.map((line) => line.length))).toBeLessThan(100);
  });

  it('tells how long one takes where a second is too short for any', () => {
    const lines = shown(52, 27_000, false).trimEnd().split('\n');
    expect(lines[0]).toBe('town   11 %  one of the weeks in 27 s  20 min 42 s left');
  });

  it('is nothing when quiet', () => {
    expect(shown(1000, 10, true, true)).toBe('');
    expect(shown(1000, 10, false, true)).toBe('');
  });

  it('tells time in the unit that fits', () => {
    expect([0.04, 9.94, 9.96, 59.4, 59.6, 200, 3599.6, 7500].map(duration)).toEqual([
      '0.0 s',
      '9.9 s',
      '10 s',
      '59 s',
      '1 min 0 s',
      '3 min 20 s',
      '1 h 0 min',
      '2 h 5 min',
    ]);
  });
});
