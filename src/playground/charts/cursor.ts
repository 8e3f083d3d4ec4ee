import { signal } from '@preact/signals';
import type { Moment, TimePlot } from '../engine/messages.ts';

/** The week under the cursor, from 1, in all charts over time; null where there is none. */
export const cursor = signal<number | null>(null);

/** What a plot tells of a week. */
export const momentOf = ({ moments }: TimePlot, week: number): Moment | undefined =>
  moments.find(({ from, to }) => from < week && week <= to);

/** Moves the cursor with the keys of a slider. Returns whether the key was one of them. */
export function moveByKey(key: string, isFast: boolean, weeks: number): boolean {
  const now = cursor.value ?? weeks;
  const step = isFast ? 4 : 1;
  const places: Readonly<Record<string, number | null>> = {
    ArrowLeft: now - step,
    ArrowDown: now - step,
    ArrowRight: now + step,
    ArrowUp: now + step,
    PageDown: now - 13,
    PageUp: now + 13,
    Home: 1,
    End: weeks,
    Escape: null,
  };
  if (!Object.hasOwn(places, key)) return false;
  const place = places[key];
  cursor.value = place === null ? null : Math.min(weeks, Math.max(1, place));
  return true;
}
