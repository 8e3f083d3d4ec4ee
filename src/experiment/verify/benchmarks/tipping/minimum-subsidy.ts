import type { Scenario } from '../../../../scenario/schema.ts';
import { minimumSubsidy, restFrom, subsidyForHaste } from '../../../../theory/tipping.ts';
import { platformWeeks } from '../../../weekly.ts';
import type { Benchmark, Check, EngineName, Lab, Picture } from '../../benchmark.ts';
import type { Reading } from '../../compare.ts';
import { type Campaign, endOf, oneSubsidy, onlyCampaign, subsidyOf } from '../../paper/campaigns.ts';
import { networkAlone, seenAtStart } from '../../paper/crowd.ts';
import { suppose, utilitiesOf } from '../../paper/suppose.ts';
import { platformShare } from '../../read.ts';
import { changedAt } from '../../variant.ts';

/** Subsidy in utils above which the campaign's wallet drives out the other: what the big one is liked better comes on top. */
function thresholdOf(scenario: Scenario, { platform }: Campaign): number {
  const [own, other] = [true, false].map(
    (same) => utilitiesOf(scenario).find(({ id }) => (id === platform) === same)!.utility,
  );
  return minimumSubsidy(scenario.network.strength) + other - own;
}

/** The market in which the campaign is worth so many utils a payment. */
function paying(scenario: Scenario, utils: number): Scenario {
  const [{ moneyUtility }] = Object.values(scenario.segments);
  return changedAt(scenario, {
    'interventions[0].cashback': 0,
    'interventions[0].cashbackPerPayment': utils / moneyUtility,
  });
}

/** The largest share that a method reaches. */
const peakOf =
  (id: string): Reading =>
  (series) => {
    const { rows, values } = platformWeeks(series, id, 'all', 'payment_share');
    return rows.reduce((most, row) => Math.max(most, values[row]), 0);
  };

/** Weaker pulls than this leave a big wallet too slowly for the search. */
const WEAKEST = 2.2;

/** A wallet has tipped when it has more than half of the payments. */
const HALF = 0.5;

/** Whether it tips, run by run: `<` looks at the peak, `>` at the end of every run. */
function tips(
  lab: Lab,
  market: Scenario,
  engine: EngineName,
  id: string,
  what: string,
  should: boolean,
): Check {
  const runs = engine === 'agents' ? lab.agents(market) : [lab.meanField(market)];
  const values = runs.map(should ? platformShare(id, market.weeks) : peakOf(id));
  return {
    what: `${should ? 'last' : 'largest'} share of ${id}, ${what}`,
    ...{ engine, relation: should ? '>' : '<', expected: HALF, error: 0, tolerance: 0 },
    simulated: should ? Math.min(...values) : Math.max(...values),
  };
}

/** Weeks of the runs by which the threshold is found, and steps of the search: for the check, and for marks of the picture. */
const SEARCH = { weeks: 200, steps: 12 };
const ROUGH = { weeks: 100, steps: 8 };

/** The least subsidy, in utils, that tips the mean field within the weeks of a search. */
function foundThreshold(
  lab: Lab,
  scenario: Scenario,
  campaign: Campaign,
  { weeks, steps }: typeof SEARCH,
): number {
  const read = platformShare(campaign.platform, weeks);
  const short = changedAt(scenario, { weeks });
  let [low, high] = [0, highest(scenario, campaign)];
  for (let step = 0; step < steps; step++) {
    const middle = (low + high) / 2;
    if (read(lab.meanField(paying(short, middle))) > HALF) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** Subsidies up to twice the least one are searched. */
const highest = (scenario: Scenario, campaign: Campaign): number => 2 * thresholdOf(scenario, campaign);

/** What the search leaves open: its last interval, and the haste of its weeks. */
const openOf = (scenario: Scenario, campaign: Campaign): number =>
  highest(scenario, campaign) / 2 ** SEARCH.steps + subsidyForHaste(scenario.network.strength, SEARCH.weeks);

/** Parts of the minimum at which agents are tried: .30 and .50 utils at J = 3. */
const [BELOW, ABOVE] = [0.72, 1.2];

function examine(lab: Lab): { checks: Check[]; picture: Picture } {
  const { scenario } = lab;
  const campaign = onlyCampaign(scenario)!;
  const id = campaign.platform;
  const least = thresholdOf(scenario, campaign);
  const own = subsidyOf(scenario, campaign);
  const words = (utils: number) => `subsidy ${utils.toFixed(4)} utils`;
  const at = (engine: EngineName, utils: number, weeks = scenario.weeks) =>
    tips(lab, changedAt(paying(scenario, utils), { weeks }), engine, id, words(utils), utils > least);
  const justAbove = least + 2 * subsidyForHaste(scenario.network.strength, scenario.weeks);
  const found = foundThreshold(lab, scenario, campaign, SEARCH);
  const threshold: Check = {
    ...{ what: 'minimum subsidy, utils', engine: 'mean-field', relation: '=', error: 0 },
    ...{ expected: least, simulated: found, tolerance: openOf(scenario, campaign) },
  };
  return {
    checks: [
      threshold,
      at('mean-field', least * 0.9999),
      at('mean-field', justAbove),
      ...(['mean-field', 'agents'] as const).flatMap((engine) => [
        tips(lab, scenario, engine, id, `${words(own)} as written`, own > least),
      ]),
      at('agents', least * BELOW),
      at('agents', least * ABOVE, quick(scenario)),
    ],
    picture: picture(lab, campaign, found),
  };
}

/** Weeks that are enough for a subsidy well above the minimum. */
const quick = ({ weeks }: Scenario): number => Math.min(weeks, 200);

/** The minimum subsidy against the strength of the network effect, where all else is as in the scenario. */
function picture(lab: Lab, campaign: Campaign, found: number): Picture {
  const { scenario } = lab;
  const { strength } = scenario.network;
  const most = Math.max(4, strength + 1);
  const least = (J: number) => thresholdOf(changedAt(scenario, { 'network.strength': J }), campaign);
  const others = [2.5, 3.5, 4].filter((J) => J !== strength);
  const rough = (J: number) => foundThreshold(lab, incumbentAt(scenario, campaign, J), campaign, ROUGH);
  return {
    x: 'strength of the network effect J, utils',
    y: 'least subsidy that tips, utils',
    format: 'number',
    theory: Array.from({ length: 101 }, (_, i) => 2 + ((most - 2) * i) / 100).map((x) => ({
      x,
      y: least(x),
    })),
    meanField: [{ x: strength, y: found }, ...others.map((x) => ({ x, y: rough(x) }))],
    agents: [],
  };
}

/** The market with another pull, opened with the big wallet at rest on its branch without the subsidy. */
function incumbentAt(scenario: Scenario, { platform }: Campaign, J: number): Scenario {
  const methods = utilitiesOf(scenario);
  const start = methods.map(({ id }) => (id === platform ? 0.01 : 0.99));
  const rest = restFrom(
    methods.map(({ utility }) => utility),
    J,
    start,
  );
  const shares = (rest?.shares ?? start).map((share, j) => [methods[j].id, share] as const);
  return changedAt(scenario, { 'network.strength': J, 'start.shares': Object.fromEntries(shares) });
}

/** Whether the big wallet opens where it would stay without the campaign, and with half of the least subsidy. */
function opensBig(scenario: Scenario, campaign: Campaign): boolean {
  const methods = utilitiesOf(scenario);
  const own = methods.findIndex(({ id }) => id === campaign.platform);
  const stays = (utils: number) => {
    const utilities = methods.map(({ utility }, j) => utility + (j === own ? utils : 0));
    return (restFrom(utilities, scenario.network.strength, seenAtStart(scenario))?.shares[own] ?? 1) < HALF;
  };
  const least = thresholdOf(scenario, campaign);
  return least > 0 && stays(0) && stays(least * 0.999);
}

export const leastSubsidy: Benchmark = {
  name: 'minimum-subsidy',
  family: 'Network effects and tipping',
  title: 'A small wallet drives out a big one only if its subsidy exceeds the minimum',
  formula:
    'D_c = J r - ln((1 + r)/(1 - r)), r = sqrt(1 - 2/J), in utils a payment; divide by alpha for money',
  source: 'fold of s = sigma(J (2s - 1) - D); Katz & Shapiro (1985), Brock & Durlauf (2001)',
  unmet: (scenario) => {
    const campaign = onlyCampaign(scenario);
    const premises = suppose([
      ...networkAlone(scenario),
      ...oneSubsidy(scenario),
      [utilitiesOf(scenario).length === 2, 'two methods, cash included'],
      [scenario.network.strength >= WEAKEST, `network.strength: ${WEAKEST} or more`],
      [scenario.weeks >= 100, 'weeks: 100 or more'],
      // Fewer may be carried over the edge by chance.
      [scenario.consumers >= 10_000, 'consumers: 10,000 or more'],
      [campaign === undefined || campaign.week <= 1, 'a campaign from the first week'],
      [campaign === undefined || endOf(campaign, scenario) > scenario.weeks, 'a campaign without an end'],
    ]);
    if (premises.length > 0 || campaign === undefined) return premises;
    return suppose([
      [
        opensBig(scenario, campaign),
        'start.shares from which the other wallet stays big without the campaign',
      ],
    ]);
  },
  examine,
};
