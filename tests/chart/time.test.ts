import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf, parseDay } from '../../src/chart/calendar.ts';
import { ticksOf, weekInWords } from '../../src/chart/time.ts';
import { smallScenario } from './fixture.ts';

describe('the calendar', () => {
  it('agrees with the days of the platform', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000, max: 60_000 }), (days) => {
        const date = new Date(days * 86_400_000);
        const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        expect(dayOf(days)).toEqual(day);
        expect(dayNumber(day)).toBe(days);
      }),
    );
  });

  it('reads dates as scenarios write them', () => {
    expect(parseDay('2018-03-12')).toEqual({ year: 2018, month: 3, day: 12 });
  });
});

describe('the time axis', () => {
  it('counts months from a start date', () => {
    const labels = ticksOf(smallScenario({ weeks: 104, startDate: '2018-01-01' }), 770).map(
      ({ label }) => label,
    );
    expect(labels).toEqual(['Jan 2018', 'Apr', 'Jul', 'Oct', 'Jan 2019', 'Apr', 'Jul', 'Oct']);
  });

  it('counts weeks without one, and years in a long run', () => {
    expect(ticksOf(smallScenario({ weeks: 52 }), 700).map(({ label }) => label)).toEqual([
      'Week 0',
      '13',
      '26',
      '39',
      '52',
    ]);
    const long = ticksOf(smallScenario({ weeks: 520 }), 700);
    expect(long.map(({ label }) => label)).toEqual(['Year 0', '2', '4', '6', '8', '10']);
    expect(long[1].x).toBe(104);
  });

  it('leaves each mark its room, whatever the length', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 150, max: 800 }),
        fc.boolean(),
        (weeks, width, dated) => {
          const scenario = { ...smallScenario(), weeks, startDate: dated ? '2018-01-01' : null };
          const ticks = ticksOf(scenario, width);
          for (let i = 1; i < ticks.length; i++)
            expect(((ticks[i].x - ticks[i - 1].x) / weeks) * width).toBeGreaterThan(50);
          for (const { x } of ticks) expect(x).toBeLessThanOrEqual(weeks);
        },
      ),
    );
  });

  it('names a week with its Monday', () => {
    expect(weekInWords(smallScenario({ startDate: '2018-01-01' }), 11)).toBe('week 11 (12 March 2018)');
    expect(weekInWords(smallScenario(), 11)).toBe('week 11');
  });
});
