import { CASH, INDEPENDENTS } from '../experiment/weekly.ts';
import { nameOf } from '../scenario/names.ts';
import type { Scenario } from '../scenario/schema.ts';

/** The name of a platform, retailer or region inside a sentence, where cash and independents are common nouns. */
export const nameInText = (scenario: Scenario, id: string): string =>
  id === CASH || id === INDEPENDENTS ? nameOf(scenario, id).toLowerCase() : nameOf(scenario, id);
