import { describe, expect, it } from 'vitest';
import { type Diaries, keepDiaries } from '../../src/experiment/diary/diaries.ts';
import { interestingConsumers } from '../../src/experiment/diary/interesting.ts';
import { tellDiary } from '../../src/playground/diary/tell.ts';
import type { ToldDiary, ToldTrip } from '../../src/playground/diary/told.ts';
import { openText } from './lesson-runs.ts';

const { scenario } = openText('extends: first-run.yaml\nconsumers: 500\n');

function kept(): Diaries {
  const weeks = keepDiaries(scenario, 0, { consumers: 200 });
  let next = weeks.next();
  while (!next.done) next = weeks.next();
  return next.value;
}

const diaries = kept();
const found = interestingConsumers(diaries, 8);
const told: ToldDiary[] = found.map((one) => tellDiary(scenario, diaries.of(one.consumer), one));
const tripsOf = ({ parts }: ToldDiary): ToldTrip[] =>
  parts.flatMap(({ weeks }) => weeks.flatMap(({ trips }) => trips));

describe('the diary of a consumer in the page', () => {
  it('tells every week once, those with something new apart', () => {
    expect(told.length).toBeGreaterThan(2);
    for (const { parts, course } of told) {
      const weeks = parts.flatMap((part) => part.weeks.map(({ week }) => week));
      expect(weeks).toEqual(Array.from({ length: scenario.weeks }, (_, i) => i + 1));
      expect(course).toHaveLength(scenario.weeks);
      for (const { isNew, weeks: own } of parts) if (isNew) expect(own).toHaveLength(1);
      for (const [i, { isNew }] of parts.entries()) if (!isNew) expect(parts[i + 1]?.isNew).not.toBe(false);
    }
  });

  it('opens the week of the event and the week of the switch, and leaves what comes later folded', () => {
    for (const { parts, week, events } of told) {
      const at = (wanted: number) => parts.find(({ weeks }) => weeks.some((one) => one.week === wanted))!;
      expect(events).toEqual([13]);
      expect(at(13).notes[0]).toMatch(/^Hypermarket takes only WeChat Pay/);
      expect(at(week).isOpen).toBe(true);
      expect(at(week).notes.join(' ')).toMatch(/ replaces .* as top of wallet\./);
      for (const part of parts) if (part.weeks[0].week > week) expect(part.isOpen).toBe(false);
    }
  });

  it('shows chances that sum to 1 on every trip, one of them chosen, and what a refused wallet would have had', () => {
    const trips = told.flatMap(tripsOf);
    for (const { ways } of trips) {
      const possible = ways.filter(({ kind }) => kind !== 'refused');
      expect(possible.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 9);
      expect(possible.filter(({ kind }) => kind === 'chosen')).toHaveLength(1);
    }
    const refused = trips.flatMap(({ ways }) => ways.filter(({ kind }) => kind === 'refused'));
    expect(refused.length).toBeGreaterThan(0);
    for (const { text } of refused) expect(text).toMatch(/^not taken, else \d+%$/);
  });

  it('climbs and falls by single rungs, each trip from where the last one ended', () => {
    for (const one of told) {
      const trips = tripsOf(one);
      for (const { before, after } of trips)
        expect(before.name !== after.name || Math.abs(before.rung - after.rung) <= 1).toBe(true);
    }
  });
});
