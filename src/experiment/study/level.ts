import { joined, NO_CHANGE } from '../../scenario/change.ts';
import type { Place } from '../../scenario/place.ts';
import { Source } from '../../scenario/place.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { plain } from '../../scenario/setting-words.ts';
import type { Arm } from './study.ts';

/** What arms must share so that a consumer of the one is the same consumer in the others, with the same draws. */
const SHARED = ['seed', 'consumers', 'engine'] as const satisfies readonly (keyof Scenario)[];

/**
 * Arms made comparable: the first one's seed, number of consumers and engine for all (common random numbers), and the length of
 * the shortest. What was changed is told in words.
 */
export function levelled(arms: readonly Arm[]): { arms: Arm[]; notes: string[] } {
  const [{ scenario: first }] = arms;
  const weeks = Math.min(...arms.map(({ scenario }) => scenario.weeks));
  const settings: Record<string, string | number> = {
    ...Object.fromEntries(SHARED.map((name) => [name, first[name]])),
    weeks,
  };
  const notes = [...SHARED, 'weeks' as const].flatMap((name) => noteOn(name, arms, settings[name]));
  return { arms: arms.map((arm) => withSettings(arm, settings)), notes };
}

function noteOn(name: keyof Scenario, arms: readonly Arm[], value: string | number): string[] {
  const moved = arms.filter(({ scenario }) => scenario[name] !== value).map((arm) => arm.name);
  if (moved.length === 0) return [];
  const words = typeof value === 'number' ? plain(value) : `"${value}"`;
  return [`${name} ${words} for all, so that they can be compared (${moved.join(', ')}: changed)`];
}

function withSettings(arm: Arm, settings: Readonly<Record<string, unknown>>): Arm {
  const place: Place = { source: new Source('comparison', '', false), offset: 0 };
  const set = Object.entries(settings)
    .filter(([name, value]) => arm.scenario[name as keyof Scenario] !== value)
    .map(([path, value]) => ({ path, place, value: { kind: 'scalar' as const, place, value } }));
  if (set.length === 0) return arm;
  const change = joined([arm.change, { ...NO_CHANGE, set }]);
  return { ...arm, change, scenario: arm.open.changed(change).scenario };
}
