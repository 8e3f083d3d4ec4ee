import type { Scenario } from '../../scenario/schema.ts';
import { type Window, windowsOf } from '../windows.ts';

/** Windows that a scenario has by itself. */
export const WINDOW_NAMES = ['first', 'last', 'before', 'after', 'all'] as const;

/**
 * A window by its name: the first or last quarter, the quarter before or after the first intervention, all weeks; or
 * weeks from 1, both included.
 */
export type WindowWords = (typeof WINDOW_NAMES)[number] | Window;

/** Reads `last` or `weeks 10 to 20`; undefined where it is neither. */
export function readWindow(words: string): WindowWords | undefined {
  const named = WINDOW_NAMES.find((name) => name === words);
  if (named !== undefined) return named;
  const [, from, to] = /^weeks? (\d+)(?: to (\d+))?$/.exec(words) ?? [];
  const window = { from: Number(from), to: Number(to ?? from) };
  return from !== undefined && window.from >= 1 && window.from <= window.to ? window : undefined;
}

/** As `readWindow` reads it. */
export const windowText = (window: WindowWords): string =>
  typeof window === 'string' ? window : `weeks ${window.from} to ${window.to}`;

/** The weeks that are meant; null where nothing happens that they could lie before or after. */
export function weeksOf(window: WindowWords, scenario: Scenario): Window | null {
  if (typeof window !== 'string') return window;
  return window === 'all' ? { from: 1, to: scenario.weeks } : windowsOf(scenario)[window];
}
