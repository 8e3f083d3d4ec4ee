import type { Scenario } from '../scenario/schema.ts';
import { inWeek, type Weeks } from './weekly.ts';

/** Weeks in a quarter, over which the summary and the report's findings look. */
export const QUARTER = 13;

/** A stretch of weeks as a noun: `quarter`, `week`, `4 weeks`. */
export const spanInWords = (weeks: number): string =>
  weeks === QUARTER ? 'quarter' : weeks === 1 ? 'week' : `${weeks} weeks`;

/** One of several windows of switching: `quarter`, `week`, `window of 4 weeks`. */
export const windowInWords = (weeks: number): string =>
  weeks === QUARTER || weeks === 1 ? spanInWords(weeks) : `window of ${spanInWords(weeks)}`;

/** Weeks `from` to `to`, both included, from 1. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** The stretches of a run that are compared. */
export interface Windows {
  /** The first quarter (13 weeks), or the first half of a run of less than two quarters. */
  readonly first: Window;
  /** The last quarter, or the second half of a short run. */
  readonly last: Window;
  /** The quarter before the first intervention; null when there is none after week 1. */
  readonly before: Window | null;
  /** The quarter that opens with the first intervention. */
  readonly after: Window | null;
}

/** The week of the first intervention that has a week before it in the run; null without one. */
export function firstEvent(scenario: Scenario): number | null {
  const weeks = scenario.interventions
    .map(({ week }) => week)
    .filter((week) => week > 1 && week <= scenario.weeks);
  return weeks.length > 0 ? Math.min(...weeks) : null;
}

export function windowsOf(scenario: Scenario): Windows {
  const { weeks } = scenario;
  const length = Math.max(1, Math.min(QUARTER, Math.floor(weeks / 2)));
  const event = firstEvent(scenario);
  return {
    first: { from: 1, to: length },
    last: { from: weeks - length + 1, to: weeks },
    before: event === null ? null : { from: Math.max(1, event - QUARTER), to: event - 1 },
    after: event === null ? null : { from: event, to: Math.min(weeks, event + QUARTER - 1) },
  };
}

/** Mean of the weeks of a window, weeks without a value left out; NaN when all are. */
export function meanOver(values: Weeks, { from, to }: Window): number {
  let sum = 0;
  let n = 0;
  for (let week = from; week <= to; week++) {
    const value = inWeek(values, week);
    if (!Number.isFinite(value)) continue;
    sum += value;
    n++;
  }
  return n > 0 ? sum / n : Number.NaN;
}

/** Value at the end of a window. */
export const atEnd = (values: Weeks, { to }: Window): number => inWeek(values, to);
