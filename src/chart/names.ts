import { CASH, INDEPENDENTS } from '../experiment/weekly.ts';
import { nameOf } from '../scenario/names.ts';
import type { Scenario } from '../scenario/schema.ts';

/** The name of a platform, retailer or region inside a sentence, where cash and independents are common nouns. */
export const nameInText = (scenario: Scenario, id: string): string =>
  id === CASH || id === INDEPENDENTS ? nameOf(scenario, id).toLowerCase() : nameOf(scenario, id);

/** Longest name on a chart, in characters. */
const LONGEST = 24;

/** The name where room is short: at a line's end, beside a flow, above a panel. */
export function labelOf(scenario: Scenario, id: string): string {
  const characters = [...nameOf(scenario, id)];
  return characters.length <= LONGEST
    ? characters.join('')
    : `${characters
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`;
}
