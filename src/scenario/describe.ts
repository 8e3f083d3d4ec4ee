import { nameOf, namesOf } from './names.ts';
import type { Intervention, Scenario } from './schema.ts';
import { percent, plain, settingWords, valueWords } from './setting-words.ts';

type Of<K extends Intervention['kind']> = Extract<Intervention, { kind: K }>;

/** What happens, in a few words for charts and lists: its label, or `Wal-Mart takes only WeChat Pay (West)`. */
export function describeIntervention(intervention: Intervention, scenario: Scenario): string {
  return intervention.label ?? describeTerms(intervention, scenario);
}

/** What happens, whatever its label says. */
export function describeTerms(intervention: Intervention, scenario: Scenario): string {
  return generatedWords(intervention, scenario) + where(intervention, scenario);
}

function generatedWords(event: Intervention, scenario: Scenario): string {
  const platform = 'platform' in event ? nameOf(scenario, event.platform) : '';
  switch (event.kind) {
    case 'exclusive':
      return `${nameOf(scenario, event.retailer)} takes only ${platform}`;
    case 'offer':
      return offerWords(event, scenario);
    case 'campaign':
      return campaignWords(event, scenario);
    case 'set':
      return `${settingWords(scenario, event.parameter)} ${valueWords(scenario, event.parameter, event.value)}`;
    case 'entry':
      return `${platform} enters`;
    case 'exit':
      return `${platform} leaves`;
    case 'outage':
      return `${platform} outage`;
    case 'openness':
      return `${platform}: openness ${percent(event.openness)}`;
    case 'fine':
      return `${platform} fined ${plain(event.amount)} ${scenario.currency}`;
    case 'media-shock':
      return `News on ${whoOf(event.retailers, scenario, 'all retailers')}: resentment ${signed(event.resentment)}`;
    default:
      return ruleWords(event);
  }
}

function ruleWords(
  event: Of<
    'ban-exclusivity' | 'fee-cap' | 'incentive-cap' | 'interoperability' | 'share-cap' | 'data-portability'
  >,
): string {
  switch (event.kind) {
    case 'ban-exclusivity':
      return event.grandfather ? 'Ban on new exclusive contracts' : 'Ban on exclusive contracts';
    case 'fee-cap':
      return `Fee cap ${percent(event.cap)}`;
    case 'incentive-cap':
      return `Incentive cap ${percent(event.cap)}`;
    case 'interoperability':
      return 'Every code takes every wallet';
    case 'share-cap':
      return `Share cap ${percent(event.share)}`;
    case 'data-portability':
      return 'Data portability';
    default:
      return event satisfies never;
  }
}

function offerWords({ platform, retailers, bonus, feeDiscount }: Of<'offer'>, scenario: Scenario): string {
  const terms = [
    ...(bonus > 0 ? [`${percent(bonus)} of sales`] : []),
    ...(feeDiscount > 0 ? [`${percent(feeDiscount)} off the fee`] : []),
  ];
  const whom = whoOf(retailers, scenario, 'every retailer');
  const price = terms.length === 0 ? '' : ` for ${terms.join(' and ')}`;
  return `${nameOf(scenario, platform)} offers ${whom} exclusivity${price}`;
}

function campaignWords(event: Of<'campaign'>, scenario: Scenario): string {
  const { cashback, cashbackPerPayment, signupBonus, marketing, retailers } = event;
  const money = (value: number): string => `${plain(value)} ${scenario.currency}`;
  const parts = [
    ...(cashback > 0 ? [`${percent(cashback)} cashback`] : []),
    ...(cashbackPerPayment > 0 ? [`${money(cashbackPerPayment)} a payment`] : []),
    ...(signupBonus > 0 ? [`${money(signupBonus)} to new users`] : []),
    ...(marketing > 0 ? ['advertising'] : []),
  ];
  const at = retailers === null ? '' : ` at ${namesOf(scenario, retailers)}`;
  return `${nameOf(scenario, event.platform)} campaign${parts.length === 0 ? '' : `: ${parts.join(', ')}`}${at}`;
}

const whoOf = (ids: readonly string[] | null, scenario: Scenario, all: string): string =>
  ids === null ? all : namesOf(scenario, ids);

const signed = (value: number): string => (value >= 0 ? `+${plain(value)}` : plain(value));

/** ` (West)` where it holds in some regions only. */
function where(event: Intervention, scenario: Scenario): string {
  const regions = 'regions' in event ? event.regions : null;
  const isEverywhere = regions === null || regions.length >= Object.keys(scenario.regions).length;
  return isEverywhere ? '' : ` (${namesOf(scenario, regions)})`;
}

/** `from week 11`, `weeks 11 to 62`. */
export function datesOf({ week, until }: Intervention): string {
  const first = Math.max(1, week);
  if (until === null) return first === 1 ? 'from the start' : `from week ${first}`;
  return until === first + 1 ? `week ${first}` : `weeks ${first} to ${until - 1}`;
}
