import type { Intervention, Scenario } from '../../../scenario/schema.ts';
import { type RewardedWeek, rewardedByWeek } from '../../../theory/policy.ts';
import { expectWeek } from './expected-week.ts';
import type { Premise } from './premises.ts';

type Campaign = Extract<Intervention, { kind: 'campaign' }>;

/** The one purse of a market: a platform's own, or that of a campaign. */
export interface BudgetedReward {
  readonly platform: string;
  /** Money for the consumers who are simulated. */
  readonly budget: number;
  /** Money for one payment. */
  readonly reward: number;
  /** Weeks in which it pays, from 1. */
  readonly from: number;
  readonly until: number;
}

const campaignsOf = ({ interventions }: Scenario): Campaign[] =>
  interventions.filter((one): one is Campaign => one.kind === 'campaign');

const ownersOf = ({ platforms }: Scenario): string[] =>
  Object.keys(platforms).filter((id) => platforms[id].cashback > 0 || platforms[id].cashbackPerPayment > 0);

/** One source of cashback, with a budget that is spent on it alone. */
export function oneBudget(scenario: Scenario): Premise[] {
  const { platforms } = scenario;
  const campaigns = campaignsOf(scenario);
  const owners = ownersOf(scenario);
  const everywhere = campaigns.every(({ regions, retailers }) => regions === null && retailers === null);
  const quiet =
    Object.values(platforms).every(({ marketing }) => marketing === 0) &&
    campaigns.every(({ marketing }) => marketing === 0);
  const one = campaigns.length + owners.length === 1;
  const limited =
    owners.every((id) => platforms[id].budget !== null) && campaigns.every(({ budget }) => budget !== null);
  return [
    [one && limited, 'cashback of one platform or one campaign, with a budget'],
    [everywhere, 'a campaign in all regions and at all retailers'],
    [quiet, 'marketing: 0'],
    [Object.keys(scenario.segments).length === 1, 'one segment'],
  ];
}

export function purseOf(scenario: Scenario): BudgetedReward {
  const [{ basket }] = Object.values(scenario.segments);
  const scale = scenario.population === null ? 1 : scenario.consumers / scenario.population;
  const [campaign] = campaignsOf(scenario);
  const [owner] = ownersOf(scenario);
  const source = campaign ?? scenario.platforms[owner];
  return {
    platform: campaign?.platform ?? owner,
    budget: (source.budget ?? 0) * scale,
    reward: source.cashback * basket + source.cashbackPerPayment,
    from: Math.max(1, campaign?.week ?? 1),
    until: campaign?.until ?? scenario.weeks + 1,
  };
}

/** Payments with the platform in a week, while rewards are paid or when they are not. */
export function paymentsOf(scenario: Scenario, rewarded: boolean): number {
  const { platform, reward } = purseOf(scenario);
  const own = scenario.platforms[platform];
  const terms = { ...own, cashback: 0, cashbackPerPayment: rewarded ? reward : 0 };
  const market = { ...scenario, interventions: [], platforms: { ...scenario.platforms, [platform]: terms } };
  return expectWeek(market).payments[platform] * scenario.consumers;
}

/** The weeks of the purse, from the first in which it pays. */
export function weeksOfPurse(scenario: Scenario): RewardedWeek[] {
  const { budget, reward, from, until } = purseOf(scenario);
  const weeks = Math.max(0, Math.min(until, scenario.weeks + 1) - from);
  return rewardedByWeek(budget, reward, new Array(weeks).fill(paymentsOf(scenario, true)));
}
