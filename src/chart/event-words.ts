import type { Intervention, Scenario } from '../scenario/schema.ts';
import { percent } from './format.ts';
import { nameOf } from './names.ts';

/** A few words for the start of an intervention, short enough to stand on a chart. */
export function startWords(intervention: Intervention, scenario: Scenario): string {
  if (intervention.label !== undefined) return intervention.label;
  const name = (id: string) => nameOf(scenario, id);
  switch (intervention.kind) {
    case 'exclusive':
      return `${name(intervention.retailer)} takes only ${name(intervention.platform)}`;
    case 'offer':
      return `${name(intervention.platform)} offers exclusive deals`;
    case 'campaign':
      return `${name(intervention.platform)} campaign`;
    case 'set':
      return `${settingWords(intervention.parameter, scenario)}: ${intervention.value}`;
    case 'entry':
      return `${name(intervention.platform)} enters`;
    case 'exit':
      return `${name(intervention.platform)} leaves`;
    case 'outage':
      return `${name(intervention.platform)} fails`;
    case 'openness':
      return `${name(intervention.platform)} openness ${percent(intervention.openness)}`;
    case 'ban-exclusivity':
      return 'Exclusivity banned';
    case 'fee-cap':
      return `Fees capped at ${percent(intervention.cap, 2)}`;
    case 'incentive-cap':
      return `Cashback capped at ${percent(intervention.cap, 1)}`;
    case 'interoperability':
      return 'Interoperability';
    case 'share-cap':
      return `Share capped at ${percent(intervention.share)}`;
    case 'data-portability':
      return 'Data portability';
    case 'fine':
      return `${name(intervention.platform)} fined`;
    case 'media-shock':
      return 'News in the media';
    default:
      return intervention satisfies never;
  }
}

/** The same for its end; null for what happens at once. */
export function endWords(intervention: Intervention, scenario: Scenario): string | null {
  const name = (id: string) => nameOf(scenario, id);
  if (intervention.label !== undefined) return `${intervention.label}: end`;
  switch (intervention.kind) {
    case 'fine':
    case 'media-shock':
    case 'entry':
      return null;
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
    case 'ban-exclusivity':
      return 'Ban lifted';
    default:
      return `${startWords(intervention, scenario)}: end`;
  }
}

/** The last words of a parameter's path: `platforms.alipay.merchantFee` is `Alipay merchant fee`. */
function settingWords(path: string, scenario: Scenario): string {
  const parts = path.split('.');
  const last = parts[parts.length - 1].replace(/([A-Z])/g, ' $1').toLowerCase();
  const owner = parts.length > 1 ? nameOf(scenario, parts[parts.length - 2]) : '';
  return owner === '' || parts.length === 2 ? last : `${owner} ${last}`;
}
