import { ALL, CASH, INDEPENDENTS } from '../experiment/weekly.ts';
import type { Scenario } from '../scenario/schema.ts';

const FIXED: Readonly<Record<string, string>> = {
  [CASH]: 'Cash',
  [INDEPENDENTS]: 'Independent shops',
  [ALL]: 'All regions',
};

/** The name shown for a platform, chain, region or table row; the id itself where the scenario gives no name. */
export function nameOf(scenario: Scenario, id: string): string {
  const given =
    scenario.platforms[id]?.name ?? scenario.retailers.chains[id]?.name ?? scenario.regions[id]?.name;
  return given ?? FIXED[id] ?? id;
}

/** The same inside a sentence, where cash is a common noun. */
export const nameInText = (scenario: Scenario, id: string): string =>
  id === CASH || id === INDEPENDENTS ? nameOf(scenario, id).toLowerCase() : nameOf(scenario, id);
