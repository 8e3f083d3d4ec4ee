import { getPath } from '../core/path.ts';
import { Draft } from './checks/draft.ts';
import { numberField } from './checks/number-field.ts';
import type { Intervention, Scenario } from './schema.ts';

const MOST_EVENTS = 4;
const MOST = 7;

/** Paths of the settings that suit a scenario that names none: of its interventions first, then what its author wrote. */
export function defaultSliderPaths(scenario: Scenario, raw: Readonly<Record<string, unknown>>): string[] {
  const isNumber = (path: string): boolean => typeof numberField(new Draft(scenario), path) !== 'string';
  const isWritten = (path: string): boolean => getPath(raw, path) !== undefined;
  const events = scenario.interventions.flatMap(eventPaths).filter(isNumber).slice(0, MOST_EVENTS);
  const general = generalPaths(scenario).filter(isNumber);
  const ordered = [...general.filter(isWritten), ...general.filter((path) => !isWritten(path))];
  return [...events, ...ordered].slice(0, MOST);
}

/** The numbers of an intervention, the one that matters first. */
function eventPaths(event: Intervention, index: number): string[] {
  const names = NUMBERS[event.kind] ?? ['week'];
  const used = names.filter((name) => Number((event as Record<string, unknown>)[name] ?? 0) !== 0);
  return (used.length > 0 ? used : names).slice(0, 1).map((name) => `interventions[${index}].${name}`);
}

const NUMBERS: Partial<Record<Intervention['kind'], readonly string[]>> = {
  exclusive: ['bonus'],
  offer: ['bonus', 'feeDiscount'],
  campaign: ['cashback', 'cashbackPerPayment', 'signupBonus', 'marketing'],
  set: ['value'],
  openness: ['openness'],
  'fee-cap': ['cap'],
  'incentive-cap': ['cap'],
  interoperability: ['routingFee', 'week'],
  'share-cap': ['share'],
  'data-portability': ['habitShare', 'costReduction'],
  fine: ['amount'],
  'media-shock': ['resentment'],
};

/** What is worth trying in any market. */
function generalPaths(scenario: Scenario): string[] {
  const { platform, retailer } = scenario.output.focus;
  const first = platform ?? Object.keys(scenario.platforms)[0];
  const [segment] = Object.entries(scenario.segments).toSorted(([, a], [, b]) => b.share - a.share)[0];
  return [
    'habit.strength',
    ...(first === undefined ? [] : [`platforms.${first}.cashback`, `platforms.${first}.merchantFee`]),
    `segments.${segment}.storeChoice`,
    'resentment.sensitivity',
    ...(retailer === null ? [] : [`retailers.chains.${retailer}.resentmentCost`]),
    'network.strength',
  ];
}
