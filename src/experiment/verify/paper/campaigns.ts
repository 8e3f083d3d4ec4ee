import type { Intervention, Scenario } from '../../../scenario/schema.ts';
import type { Premise } from './premises.ts';
import { utilitiesOf } from './suppose.ts';

export type Campaign = Extract<Intervention, { kind: 'campaign' }>;

/** The one campaign of a scenario in which nothing else happens; else undefined. */
export function onlyCampaign({ interventions }: Scenario): Campaign | undefined {
  const [first, ...others] = interventions;
  return first?.kind === 'campaign' && others.length === 0 ? first : undefined;
}

/** Nothing happens but one campaign that pays everybody everywhere, as long as it lasts. */
export function oneSubsidy(scenario: Scenario): Premise[] {
  const campaign = onlyCampaign(scenario);
  return [
    [campaign !== undefined, 'a single campaign and no other intervention'],
    [campaign?.regions == null && campaign?.retailers == null, 'a campaign in all regions and shops'],
    [campaign?.budget == null, 'a campaign without a budget'],
  ];
}

/** What the campaign is worth to who pays with its platform, utils. */
export function subsidyOf(scenario: Scenario, campaign: Campaign): number {
  const [{ moneyUtility, basket }] = Object.values(scenario.segments);
  return moneyUtility * (campaign.cashback * basket + campaign.cashbackPerPayment);
}

/** V of every method while the campaign runs. */
export const utilitiesUnder = (scenario: Scenario, campaign: Campaign): number[] =>
  utilitiesOf(scenario).map(
    ({ id, utility }) => utility + (id === campaign.platform ? subsidyOf(scenario, campaign) : 0),
  );

/** First week without the campaign; the week after the last if it does not end. */
export const endOf = ({ until }: Campaign, { weeks }: Scenario): number => until ?? weeks + 1;
