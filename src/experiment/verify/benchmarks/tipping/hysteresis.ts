import type { Scenario } from '../../../../scenario/schema.ts';
import { restOfTwo, sharesNext } from '../../../../theory/tipping.ts';
import type { Window } from '../../../windows.ts';
import type { Benchmark, Check, Lab, Picture } from '../../benchmark.ts';
import { compare, ROUNDING } from '../../compare.ts';
import { shareOver } from '../../over-weeks.ts';
import { type Campaign, endOf, oneSubsidy, onlyCampaign, utilitiesUnder } from '../../paper/campaigns.ts';
import { networkAlone, seenAtStart } from '../../paper/crowd.ts';
import { suppose, utilitiesOf } from '../../paper/suppose.ts';
import { platformShare } from '../../read.ts';

/** Share of the campaign's wallet week by week, from week 0. */
function pathOf(scenario: Scenario, campaign: Campaign): number[] {
  const J = scenario.network.strength;
  const usual = utilitiesOf(scenario).map(({ utility }) => utility);
  const paid = utilitiesUnder(scenario, campaign);
  const own = placeOf(scenario, campaign);
  let shares = seenAtStart(scenario);
  const path = [shares[own]];
  for (let week = 1; week <= scenario.weeks; week++) {
    const running = week >= campaign.week && week < endOf(campaign, scenario);
    shares = sharesNext(running ? paid : usual, J, shares);
    path.push(shares[own]);
  }
  return path;
}

const placeOf = (scenario: Scenario, { platform }: Campaign): number =>
  utilitiesOf(scenario).findIndex(({ id }) => id === platform);

/** Where the wallet rests while it is paid for, and after: roots of s = sigma(D + J (2s - 1)), each from where it came. */
function restsOf(scenario: Scenario, campaign: Campaign): { paid: number; after: number } {
  const own = placeOf(scenario, campaign);
  const J = scenario.network.strength;
  const advantage = (utilities: readonly number[]) => utilities[own] - utilities[1 - own];
  const usual = advantage(utilitiesOf(scenario).map(({ utility }) => utility));
  const before = restOfTwo(usual, J, seenAtStart(scenario)[own]);
  const paid = restOfTwo(advantage(utilitiesUnder(scenario, campaign)), J, before);
  return { paid, after: restOfTwo(usual, J, paid) };
}

/** Last weeks of a stretch, over which it is looked. */
const LAST = 10;

/** Distance from rest that may be left, as a share of payments. */
const NEARLY = 1e-3;

interface Stretch {
  readonly what: string;
  readonly window: Window;
  /** Where it tends to. */
  readonly rest: number;
  /** How far from there the week-by-week recursion still is. */
  readonly left: number;
}

function stretchesOf(scenario: Scenario, campaign: Campaign): Stretch[] {
  const path = pathOf(scenario, campaign);
  const { paid, after } = restsOf(scenario, campaign);
  const stretch = (what: string, last: number, rest: number): Stretch => {
    const window = { from: last - LAST + 1, to: last };
    const left = Math.abs((path[window.from] ?? Number.POSITIVE_INFINITY) - rest);
    return { what, window, rest, left };
  };
  return [
    stretch('while it is paid for', endOf(campaign, scenario) - 1, paid),
    stretch('after the end', scenario.weeks, after),
  ];
}

const comesToRest = (scenario: Scenario, campaign: Campaign): boolean =>
  endOf(campaign, scenario) - LAST > campaign.week &&
  scenario.weeks - LAST >= endOf(campaign, scenario) &&
  stretchesOf(scenario, campaign).every(({ left }) => left <= NEARLY);

/** A limit that is approached and not reached: what the recursion says is left of the way is allowed to both engines. */
function examine(lab: Lab): { checks: Check[]; picture: Picture } {
  const { scenario } = lab;
  const campaign = onlyCampaign(scenario)!;
  const checks = stretchesOf(scenario, campaign).flatMap(({ what, window, rest, left }) =>
    compare(lab, {
      what: `share of ${campaign.platform} ${what}`,
      expected: rest,
      read: shareOver(campaign.platform, window),
      rounding: ROUNDING + left / rest,
      bias: left + 2 / scenario.consumers,
    }),
  );
  return { checks, picture: picture(lab, campaign) };
}

/** Every so many weeks a mark of each engine is drawn. */
const EVERY = 5;

function picture(lab: Lab, campaign: Campaign): Picture {
  const { scenario, z } = lab;
  const path = pathOf(scenario, campaign);
  const weeks = path.map((_, week) => week).filter((week) => week > 0 && week % EVERY === 0);
  const found = weeks.flatMap((week) =>
    compare(lab, {
      what: '',
      expected: path[week],
      read: platformShare(campaign.platform, week),
    }).map((check) => ({ week, check })),
  );
  return {
    x: 'week',
    y: `share of ${campaign.platform}`,
    format: 'share',
    theory: path.map((y, x) => ({ x, y })),
    meanField: found
      .filter(({ check }) => check.engine === 'mean-field')
      .map(({ week, check }) => ({ x: week, y: check.simulated })),
    agents: found
      .filter(({ check }) => check.engine === 'agents')
      .map(({ week, check: { simulated, error } }) => ({
        ...{ x: week, y: simulated },
        low: simulated - z * error,
        high: simulated + z * error,
      })),
  };
}

export const hysteresis: Benchmark = {
  name: 'hysteresis',
  family: 'Network effects and tipping',
  title: 'A market that a subsidy has tipped stays tipped when the subsidy ends',
  formula:
    's = sigma(D + J (2s - 1)) while it is paid, then the root of s = sigma(J (2s - 1)) on the side where that ended',
  source: 'Arthur (1989); Brock & Durlauf (2001)',
  unmet: (scenario) => {
    const campaign = onlyCampaign(scenario);
    const premises = suppose([
      ...networkAlone(scenario),
      ...oneSubsidy(scenario),
      [utilitiesOf(scenario).length === 2, 'two methods, cash included'],
    ]);
    if (premises.length > 0 || campaign === undefined) return premises;
    return suppose([
      [
        comesToRest(scenario, campaign),
        `a campaign, and weeks after it, long enough to come within ${NEARLY} of rest`,
      ],
    ]);
  },
  examine,
};
