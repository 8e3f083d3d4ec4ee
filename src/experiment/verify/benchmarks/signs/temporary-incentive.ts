import type { Scenario } from '../../../../scenario/schema.ts';
import type { Benchmark, Lab } from '../../benchmark.ts';
import type { Reading } from '../../compare.ts';
import { lessThan, platformOver } from '../../over-weeks.ts';
import { suppose } from '../../paper/suppose.ts';
import { changedAt } from '../../variant.ts';
import { firstOf, placeOf } from './happenings.ts';
import { type Dose, doseResponse, type Sign, signChecks } from './paired.ts';

/** Weeks over which a share is averaged. */
const MONTH = 4;
/** Subsidies paid for a time, as multiples of the one that tips the market. */
const BELOW = 0.75;
const BEYOND = 1.5;
/** How often the bracket around the tipping subsidy is halved: to about 1 %. */
const HALVINGS = 7;

/** The market with another reward, for as long as the file says or for ever. */
function withReward(scenario: Scenario, reward: number, forEver = false): Scenario {
  const campaign = firstOf(scenario, 'campaign')!;
  const path = placeOf(scenario, campaign);
  return changedAt(scenario, {
    [`${path}.cashbackPerPayment`]: reward,
    [`${path}.until`]: forEver ? null : campaign.until,
  });
}

/** Share of payments over the month that ends with a week. */
const shareIn = (id: string, lastWeek: number): Reading =>
  platformOver(id, 'payment_share', { from: lastWeek - MONTH + 1, to: lastWeek });

/** Whether a reward that never ends makes the challenger the platform that is paid with most. */
function tips(lab: Lab, reward: number): boolean {
  const { scenario } = lab;
  const { platform } = firstOf(scenario, 'campaign')!;
  const series = lab.meanField(withReward(scenario, reward, true));
  const share = (id: string) => shareIn(id, scenario.weeks)(series);
  return Object.keys(scenario.platforms).every((id) => id === platform || share(id) < share(platform));
}

/** The least reward that tips the market if it never ends, by bisection; NaN if 256 times the file's does not. */
function tippingSubsidy(lab: Lab): number {
  let [low, high] = [0, firstOf(lab.scenario, 'campaign')!.cashbackPerPayment];
  for (let doubled = 0; !tips(lab, high); doubled++) {
    if (doubled === 8) return Number.NaN;
    [low, high] = [high, 2 * high];
  }
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (tips(lab, middle)) high = middle;
    else low = middle;
  }
  return high;
}

export const temporaryIncentive: Benchmark = {
  name: 's16-temporary-incentive',
  family: 'Signs',
  title: 'A temporary incentive lasts only beyond the tipping subsidy; below it the gain decays',
  formula:
    'gain while paid, and gain left at the end less half of it, at .75 and 1.5 times the subsidy that tips for ever',
  source: 'Arthur (1989); Brock & Durlauf (2001)',
  unmet: (scenario) => {
    const campaign = firstOf(scenario, 'campaign');
    const until = campaign?.until ?? scenario.weeks;
    return suppose([
      [campaign !== undefined && campaign.cashbackPerPayment > 0, 'a campaign with cashbackPerPayment'],
      [until - (campaign?.week ?? until) >= MONTH, `a campaign of ${MONTH} weeks or more, with until`],
      [scenario.weeks - until >= 2 * MONTH, `${2 * MONTH} weeks or more after the campaign`],
      [scenario.network.strength > 0, 'network.strength above 0'],
    ]);
  },
  examine: (lab) => {
    const { scenario } = lab;
    const { platform, until } = firstOf(scenario, 'campaign')!;
    const subsidy = tippingSubsidy(lab);
    const paid = shareIn(platform, until! - 1);
    const end = shareIn(platform, scenario.weeks);
    const left = lessThan(end, paid, 0.5);
    const nothing = withReward(scenario, 0);
    const at = (times: number): Dose => ({
      x: times * subsidy,
      scenario: withReward(scenario, times * subsidy),
    });
    const signs: (readonly [times: number, sign: Sign])[] = [
      [BELOW, { what: `share of ${platform} while paid, below`, relation: '>', read: paid }],
      [BELOW, { what: 'gain left less half of that while paid, below', relation: '<', read: left }],
      [BEYOND, { what: 'gain left less half of that while paid, beyond', relation: '>', read: left }],
    ];
    return {
      checks: signs.flatMap(([times, sign]) =>
        signChecks(lab, { from: nothing, to: at(times).scenario }, sign),
      ),
      picture: doseResponse(
        lab,
        {
          x: `reward per payment, ${scenario.currency}; the market tips at ${subsidy.toPrecision(3)}`,
          y: `share of ${platform} in payments`,
          format: 'share',
        },
        [BELOW, BEYOND].map(at),
        [
          { group: 'while paid', read: paid },
          { group: 'long after', read: end },
        ],
        [0, 0.25, 0.5, 0.85, 0.95, 1.05, 1.15, 1.25, 1.75, 2].map(at),
      ),
    };
  },
};
