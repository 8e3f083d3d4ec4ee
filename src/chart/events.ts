import type { Scenario } from '../scenario/schema.ts';
import { endWords, startWords } from './event-words.ts';
import type { Measure } from './measure.ts';
import { SIZE } from './theme.ts';

/** Something dated. `x` is the time since the opening in weeks: what begins in week w stands at w - 1. */
export interface ChartEvent {
  readonly x: number;
  readonly week: number;
  readonly words: string;
}

/** What happens during the run, in order; what is in force from week 1 is the market itself and left out. */
export function eventsOf(scenario: Scenario): ChartEvent[] {
  const events = scenario.interventions.flatMap((intervention) => [
    { week: intervention.week, words: startWords(intervention, scenario) },
    ...(intervention.until === null
      ? []
      : [{ week: intervention.until, words: endWords(intervention, scenario) }]),
  ]);
  const dated = events.filter(({ week, words }) => words !== null && week > 1 && week <= scenario.weeks);
  return mergeAlike(dated as { week: number; words: string }[]).sort((a, b) => a.week - b.week);
}

/** One event for interventions with the same words in the same week (a contract in several regions). */
function mergeAlike(events: readonly { week: number; words: string }[]): ChartEvent[] {
  const unique = new Map(events.map((event) => [`${event.week} ${event.words}`, event]));
  return [...unique.values()].map(({ week, words }) => ({ x: week - 1, week, words }));
}

/** An event with the place of its label above the plot, in pixels from its left edge; row 0 is the lowest. */
export interface PlacedEvent extends ChartEvent {
  readonly px: number;
  readonly row: number;
  readonly align: 'left' | 'right';
  readonly text: string;
}

/** Events laid out above a plot. When their words would not fit they are numbered, and `key` holds the words. */
export interface EventLayout {
  readonly placed: readonly PlacedEvent[];
  readonly rows: number;
  readonly key: readonly string[];
}

export const EVENT_ROW = 18;
const MOST_ROWS = 3;
const GAP = 12;
/** Pixels left of a plot that a label may use. */
const LEFT_ROOM = 40;

/** Places labels over a plot of `width` pixels that shows `weeks` weeks. */
export function layEvents(
  events: readonly ChartEvent[],
  { numbers, measure, ...room }: LayoutRoom & { measure: Measure },
): EventLayout {
  const widthOf = (text: string) => measure(text, SIZE.event, 600);
  const worded = numbers
    ? null
    : place(
        events.map((event) => ({ ...event, text: event.words })),
        room,
        widthOf,
      );
  if (worded?.fits && worded.rows <= MOST_ROWS) return { placed: worded.placed, rows: worded.rows, key: [] };
  return {
    ...place(numbered(events), room, widthOf),
    key: events.map(({ words }, i) => `${i + 1} ${words}`),
  };
}

/** Numbers instead of words; events of one week share a label. */
function numbered(events: readonly ChartEvent[]): (ChartEvent & { text: string })[] {
  const byWeek = new Map<number, ChartEvent & { text: string }>();
  events.forEach((event, i) => {
    const same = byWeek.get(event.week);
    byWeek.set(event.week, { ...event, text: same ? `${same.text}, ${i + 1}` : String(i + 1) });
  });
  return [...byWeek.values()];
}

export interface LayoutRoom {
  readonly weeks: number;
  readonly width: number;
  /** Free pixels to the right of the plot. */
  readonly right: number;
  /** Numbers in any case. */
  readonly numbers?: boolean;
}

/**
 * From right to left, each label takes the lowest free row. A label that begins before a later rule thus passes above
 * it, and no rule cuts through words.
 */
function place(
  events: readonly (ChartEvent & { text: string })[],
  { weeks, width, right }: LayoutRoom,
  widthOf: (text: string) => number,
): { placed: PlacedEvent[]; rows: number; fits: boolean } {
  const ends: number[] = [];
  let fits = true;
  const placed = [...events].reverse().map((event): PlacedEvent => {
    const px = (event.x / weeks) * width;
    const wide = widthOf(event.text);
    const align = px + wide > width + right ? 'right' : 'left';
    const [from, to] = align === 'left' ? [px - 4, px + wide] : [px - wide, px + 4];
    const free = ends.findIndex((end) => to + GAP <= end);
    const row = free < 0 ? ends.length : free;
    ends[row] = from;
    fits &&= from >= -LEFT_ROOM;
    return { ...event, px, row, align };
  });
  return { placed: placed.reverse(), rows: ends.length, fits };
}
