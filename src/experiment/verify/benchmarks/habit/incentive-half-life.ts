import type { Series } from '../../../../model/series.ts';
import type { Scenario } from '../../../../scenario/schema.ts';
import { loyaltyLogit } from '../../../../theory/loyalty.ts';
import { halfLife, oneTripLater } from '../../../../theory/markov.ts';
import type { Benchmark, Check, Lab, Picture, Point } from '../../benchmark.ts';
import { comparePaired } from '../../paired.ts';
import { type Campaign, endOf, oneSubsidy, onlyCampaign, utilitiesUnder } from '../../paper/campaigns.ts';
import { tripsOf, withoutStrategies } from '../../paper/premises.ts';
import { suppose, utilitiesOf } from '../../paper/suppose.ts';
import { platformShare } from '../../read.ts';
import { changedAt } from '../../variant.ts';
import { bonusOf, lastUsedEverywhere, loyaltyOf } from './loyalty-logit.ts';

/** Weeks after the campaign that are looked at. */
const LATER = [0, 1, 2, 4, 8];

/** Rounding of a share, which a small difference of two shares keeps. */
const OF_SHARES = 1e-14;

/** Share that the campaign's platform has above its stationary one, by week from 1. */
function excessOver(scenario: Scenario, campaign: Campaign): number[] {
  const usual = loyaltyOf(scenario);
  const paid = loyaltyLogit(utilitiesUnder(scenario, campaign), bonusOf(scenario));
  const j = utilitiesOf(scenario).findIndex(({ id }) => id === campaign.platform);
  const end = endOf(campaign, scenario);
  let shares: readonly number[] = usual.stationary;
  return Array.from({ length: scenario.weeks }, (_, i) => {
    const running = i + 1 >= campaign.week && i + 1 < end;
    shares = oneTripLater(shares, running ? paid.matrix : usual.matrix);
    return shares[j] - usual.stationary[j];
  });
}

const lastWeekOf = (campaign: Campaign, scenario: Scenario): number => endOf(campaign, scenario) - 1;

function examine(lab: Lab): { checks: Check[]; picture: Picture } {
  const { scenario } = lab;
  const campaign = onlyCampaign(scenario)!;
  const twin = changedAt(scenario, { interventions: [] });
  const expected = excessOver(scenario, campaign);
  const last = lastWeekOf(campaign, scenario);
  const excess = (week: number) => (series: Series, without: Series) =>
    platformShare(campaign.platform, week)(series) - platformShare(campaign.platform, week)(without);
  const half = halfLife(loyaltyOf(scenario).memory);
  const apart = Math.min(Math.max(1, Math.round(half)), scenario.weeks - last);
  const weeks = LATER.map((later) => last + later).filter((week) => week <= scenario.weeks);
  const byWeek = weeks.flatMap((week) =>
    comparePaired(lab, {
      ...{ what: `share gained, ${afterWords(week - last)}`, twin, expected: expected[week - 1] },
      read: excess(week),
      slack: OF_SHARES,
      bias: 2 / scenario.consumers,
    }).map((check) => ({ check, week })),
  );
  const ofHalf = comparePaired(lab, {
    ...{ what: 'half-life of the gain, trips', twin, expected: half },
    read: (series, without) => {
      const [soon, late] = [last, last + apart].map((week) => excess(week)(series, without));
      return (apart * Math.log(0.5)) / Math.log(late / soon);
    },
  });
  return {
    checks: [...byWeek.map(({ check }) => check), ...ofHalf],
    picture: picture(lab, expected, byWeek),
  };
}

const afterWords = (trips: number): string =>
  trips === 0 ? 'at the end of the campaign' : `${trips === 1 ? '1 trip' : `${trips} trips`} later`;

function picture(
  { z }: Lab,
  expected: readonly number[],
  found: readonly { check: Check; week: number }[],
): Picture {
  const marks = (engine: Check['engine']) =>
    found
      .filter(({ check }) => check.engine === engine)
      .map(({ check, week }) => ({ x: week, y: check.simulated, error: check.error }));
  return {
    x: 'week (one trip each)',
    y: 'share gained by the campaign',
    format: 'share',
    theory: expected.map((y, i) => ({ x: i + 1, y })),
    meanField: marks('mean-field').map(({ x, y }): Point => ({ x, y })),
    agents: marks('agents').map(({ x, y, error }) => ({ x, y, low: y - z * error, high: y + z * error })),
  };
}

export const incentiveHalfLife: Benchmark = {
  name: 'incentive-half-life',
  family: 'Habit and churn',
  title: 'What a temporary incentive gained halves every ln .5 / ln lam2 trips',
  formula: 'gain after n trips = gain lam2^n, lam2 = e^h (e_1/S_1 + e_2/S_2) - 1; tanh(h/2) between equals',
  source: 'Guadagni & Little (1983); second eigenvalue of a chain of two states',
  unmet: (scenario) => {
    const campaign = onlyCampaign(scenario);
    return suppose([
      ...lastUsedEverywhere(scenario),
      ...oneSubsidy(scenario),
      ...withoutStrategies(scenario.strategies),
      [utilitiesOf(scenario).length === 2, 'two methods, cash included'],
      [scenario.habit.strength > 0, 'habit.strength above 0'],
      [scenario.start.habits === 'settled', 'start.habits: settled'],
      [tripsOf(scenario) === 1, 'segments.<id>.trips: 1'],
      [
        campaign !== undefined && lastWeekOf(campaign, scenario) < scenario.weeks,
        'a campaign that ends before the run does',
      ],
      [campaign === undefined || campaign.week < endOf(campaign, scenario), 'a campaign of a week or more'],
    ]);
  },
  examine,
};
