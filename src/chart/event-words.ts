import { describeIntervention } from '../scenario/describe.ts';
import { nameOf } from '../scenario/names.ts';
import type { Intervention, Scenario } from '../scenario/schema.ts';

/** Percent signs as all charts write them, close to their number. */
export const closePercent = (text: string): string => text.replace(/(\d)[ \u00a0]%/g, '$1%');

/** The start of an intervention in a few words. */
export const startWords = (intervention: Intervention, scenario: Scenario): string =>
  closePercent(describeIntervention(intervention, scenario));

/** The same for its end; null for what happens at once. */
export function endWords(intervention: Intervention, scenario: Scenario): string | null {
  const name = (id: string) => nameOf(scenario, id);
  if (intervention.kind === 'fine' || intervention.kind === 'media-shock') return null;
  if (intervention.label !== undefined) return `${closePercent(intervention.label)}: end`;
  switch (intervention.kind) {
    case 'exclusive':
      return `${name(intervention.retailer)} contract ends`;
    case 'offer':
      return `${name(intervention.platform)} offer ends`;
    case 'campaign':
      return `${name(intervention.platform)} campaign ends`;
    case 'outage':
      return `${name(intervention.platform)} works again`;
    case 'exit':
      return `${name(intervention.platform)} returns`;
    default:
      return `${startWords(intervention, scenario)}: end`;
  }
}
