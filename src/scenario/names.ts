import type { Scenario } from './schema.ts';

const KNOWN: Readonly<Record<string, string>> = {
  cash: 'Cash',
  all: 'All',
  none: 'None',
  independents: 'Independents',
};

/** Name of a platform, chain or region as charts and tables for people show it; of anything else its id made readable. */
export function nameOf(scenario: Scenario, id: string): string {
  const given = [scenario.platforms, scenario.retailers.chains, scenario.regions]
    .map((map: Readonly<Record<string, { name?: string }>>) =>
      Object.hasOwn(map, id) ? map[id].name : undefined,
    )
    .find((name) => name !== undefined);
  if (given !== undefined) return given;
  return Object.hasOwn(KNOWN, id) ? KNOWN[id] : readable(id);
}

/** `Alipay`, `Alipay and WeChat Pay`, `Alipay, WeChat Pay and 3 others`. */
export function namesOf(scenario: Scenario, ids: readonly string[]): string {
  const names = ids.map((id) => nameOf(scenario, id));
  if (names.length <= 1) return names.join('');
  const shown = names.length <= 3 ? names : [...names.slice(0, 2), `${names.length - 2} others`];
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** `better-life` as `Better Life`. */
export const readable = (id: string): string =>
  id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
