import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChartEvent, eventsOf, layEvents } from '../../src/chart/events.ts';
import { measureByAdvances } from '../../src/chart/measure.ts';
import { SIZE } from '../../src/chart/theme.ts';
import { smallScenario } from './fixture.ts';

const room = { weeks: 104, width: 700, right: 60, measure: measureByAdvances };
const events = fc.array(
  fc.record({ week: fc.integer({ min: 2, max: 104 }), words: fc.string({ minLength: 1, maxLength: 40 }) }),
  { maxLength: 14 },
);

describe('events above a plot', () => {
  it('never overlap within a row, and stay inside the figure', () => {
    fc.assert(
      fc.property(events, (drawn) => {
        const all: ChartEvent[] = drawn
          .sort((a, b) => a.week - b.week)
          .map((event) => ({ ...event, x: event.week - 1 }));
        const { placed } = layEvents(all, room);
        const spans = placed.map(({ px, row, align, text }) => {
          const wide = measureByAdvances(text, SIZE.event, 600);
          return {
            row,
            from: align === 'left' ? px - 4 : px - wide,
            to: align === 'left' ? px + wide : px + 4,
          };
        });
        for (const span of spans) {
          expect(span.from).toBeGreaterThanOrEqual(-40);
          for (const other of spans) {
            if (other !== span && other.row === span.row)
              expect(other.to <= span.from || span.to <= other.from).toBe(true);
          }
        }
      }),
    );
  });

  it('give way to numbers with a key when their words would take more than three rows', () => {
    const all = Array.from({ length: 8 }, (_, i) => ({
      week: 10 + i,
      x: 9 + i,
      words: `Something long happens, number ${i}`,
    }));
    const { placed, key } = layEvents(all, room);
    expect(placed.map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(key[7]).toBe('8 Something long happens, number 7');
  });

  it('share a number label in one week', () => {
    const all = [2, 2, 50].map((week, i) => ({ week, x: week - 1, words: `Event ${i}` }));
    expect(layEvents(all, { ...room, numbers: true }).placed.map(({ text }) => text)).toEqual(['1, 2', '3']);
  });

  it('include the end of what ends, and leave out what is in force from the opening', () => {
    const interventions = [
      { week: 5, until: 20, kind: 'exclusive', retailer: 'big-box', platform: 'platform-1' },
      { week: 0, kind: 'fee-cap', cap: 0.01 },
    ];
    const words = eventsOf(smallScenario({ over: { interventions } })).map(({ week, words }) => [
      week,
      words,
    ]);
    expect(words).toEqual([
      [5, 'Big Box takes only Wallet 1'],
      [20, 'Big Box contract ends'],
    ]);
  });
});
