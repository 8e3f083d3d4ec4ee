import type { Scenario } from './schema.ts';

/**
 * Smallest and largest value that a number can take beside the others of a scenario: an intervention begins before it
 * ends, and while the market runs; nobody starts above the ladder; every segment and region has somebody in it.
 *
 * @param declared what the language allows by itself
 */
export function possibleRange(
  scenario: Scenario,
  steps: readonly string[],
  declared: readonly [low: number, high: number],
): readonly [low: number, high: number] {
  const [low, high] = limits(scenario, steps);
  return [Math.max(low, declared[0]), Math.min(high, declared[1])];
}

function limits(scenario: Scenario, steps: readonly string[]): [low: number, high: number] {
  const [section, name, last] = steps;
  if (section === 'interventions') return datesOf(scenario, Number(name), last);
  if (section === 'consumers') return [fewest(scenario), 3_200_000_000];
  if (section === 'start' && name === 'rung') {
    return [0, scenario.start.habits === 'given' ? scenario.habit.rungs - 1 : 0];
  }
  if (section === 'habit' && name === 'rungs') return [scenario.start.rung + 1, Number.POSITIVE_INFINITY];
  return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
}

function datesOf(scenario: Scenario, index: number, name: string): [low: number, high: number] {
  const { week, until } = scenario.interventions[index];
  if (name === 'week') return [1, Math.min(scenario.weeks, (until ?? Number.POSITIVE_INFINITY) - 1)];
  if (name === 'until') return [Math.max(1, week) + 1, Math.max(scenario.weeks + 1, week + 1)];
  return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
}

/** Consumers of which the smallest share is still half a consumer. */
function fewest({ regions, segments }: Scenario): number {
  const shares = [...Object.values(regions), ...Object.values(segments)].map(({ share }) => share);
  return Math.ceil(0.5 / Math.min(...shares.filter((share) => share > 0)));
}
