import type { Comparison } from '../../experiment/compare/comparison.ts';
import { type ChartEvent, type EventLayout, eventsOf, type LayoutRoom, layEvents } from '../events.ts';
import type { Measure } from '../measure.ts';
import { quoted } from './words.ts';

/** Something dated, and the scenarios in which it happens, by index. */
interface SharedEvent extends ChartEvent {
  readonly arms: readonly number[];
}

/**
 * What happens in a scenario or in the first, laid out for a panel of each of the others. A single panel has words above it; several
 * have numbers, the same in all, and `key` holds the words.
 */
export function comparisonEvents(
  comparison: Comparison,
  room: LayoutRoom & { measure: Measure },
): { events: EventLayout[]; key: readonly string[] } {
  const all = sharedEvents(comparison);
  if (comparison.pairs.length === 1) {
    const layout = layEvents(all, room);
    return { events: [layout], key: layout.key };
  }
  const events = comparison.pairs.map((_, i) => layEvents(numbered(all, i + 1), room));
  return { events, key: all.map(({ words }, i) => `${i + 1} ${words}`) };
}

/** Everything that happens in any of the scenarios, once, in the order of weeks. */
function sharedEvents({ study: { arms } }: Comparison): SharedEvent[] {
  const found = new Map<string, { event: ChartEvent; arms: number[] }>();
  for (const [arm, { scenario }] of arms.entries())
    for (const event of eventsOf(scenario)) {
      const key = `${event.week} ${event.words}`;
      const known = found.get(key) ?? { event, arms: [] };
      known.arms.push(arm);
      found.set(key, known);
    }
  return [...found.values()]
    .toSorted((a, b) => a.event.week - b.event.week)
    .map(({ event, arms: where }) => ({
      ...event,
      arms: where,
      words: event.words + whereWords(where, arms),
    }));
}

/** In which scenarios something happens, unless it is in all of them, or in all but the first. */
function whereWords(where: readonly number[], arms: readonly { readonly name: string }[]): string {
  const names = (indices: readonly number[]): string => indices.map((i) => quoted(arms[i].name)).join(', ');
  const others = arms.map((_, i) => i).slice(1);
  const lacking = others.filter((i) => !where.includes(i));
  if (lacking.length === 0) return '';
  if (!where.includes(0) && lacking.length === 1 && where.length > 1) return ` (not ${names(lacking)})`;
  return ` (${names(where)})`;
}

/** The events of one scenario and of the first under their numbers; those of one week share a label. */
function numbered(all: readonly SharedEvent[], arm: number): ChartEvent[] {
  const byWeek = new Map<number, ChartEvent>();
  for (const [i, { x, week, arms }] of all.entries()) {
    if (!arms.includes(0) && !arms.includes(arm)) continue;
    const before = byWeek.get(week);
    byWeek.set(week, { x, week, words: before === undefined ? `${i + 1}` : `${before.words}, ${i + 1}` });
  }
  return [...byWeek.values()];
}
