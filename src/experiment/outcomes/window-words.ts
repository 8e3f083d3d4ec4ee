import type { Scenario } from '../../scenario/schema.ts';
import { type Window, windowsOf } from '../windows.ts';

/** Windows that a scenario has by itself. */
export const WINDOW_NAMES = ['first', 'last', 'before', 'after', 'all'] as const;

/** Weeks that are counted from the end of the last intervention that ends: 1 is the first week without it. */
export interface AfterEnd extends Window {
  readonly since: 'end';
}

/**
 * A window by its name: the first or last quarter, the quarter before or after the first intervention, all weeks; or
 * weeks from 1, both included, of the run or after the end.
 */
export type WindowWords = (typeof WINDOW_NAMES)[number] | Window | AfterEnd;

/** Reads `last`, `weeks 10 to 20` or `weeks 40 to 52 after the end`; undefined where it is none of them. */
export function readWindow(words: string): WindowWords | undefined {
  const named = WINDOW_NAMES.find((name) => name === words);
  if (named !== undefined) return named;
  const [, from, to, end] = /^weeks? (\d+)(?: to (\d+))?( after the end)?$/.exec(words) ?? [];
  const window = { from: Number(from), to: Number(to ?? from) };
  if (from === undefined || window.from < 1 || window.from > window.to) return undefined;
  return end === undefined ? window : { ...window, since: 'end' };
}

/** As `readWindow` reads it. */
export function windowText(window: WindowWords): string {
  if (typeof window === 'string') return window;
  return `weeks ${window.from} to ${window.to}${'since' in window ? ' after the end' : ''}`;
}

/** The weeks that are meant; null where nothing happens that they could lie before or after, or no such weeks are left. */
export function weeksOf(window: WindowWords, scenario: Scenario): Window | null {
  if (window === 'all') return { from: 1, to: scenario.weeks };
  if (typeof window === 'string') return windowsOf(scenario)[window];
  return 'since' in window ? afterEnd(window, scenario) : window;
}

function afterEnd({ from, to }: Window, { interventions, weeks }: Scenario): Window | null {
  const ends = interventions.flatMap(({ until }) => until ?? []);
  if (ends.length === 0) return null;
  const before = Math.max(...ends) - 1;
  return before + to <= weeks ? { from: before + from, to: before + to } : null;
}

/**
 * A window of several scenarios. Weeks that lie about an event are the same in all, though only some may have one: the
 * earliest of those meant; null where no scenario has them.
 */
export function inAll(window: WindowWords, scenarios: readonly Scenario[]): WindowWords | null {
  const isNamed = typeof window === 'string';
  if (isNamed ? window !== 'before' && window !== 'after' : !('since' in window)) return window;
  const meant = scenarios.flatMap((scenario) => weeksOf(window, scenario) ?? []);
  return meant.toSorted((a, b) => a.from - b.from)[0] ?? null;
}
