import type { Scenario } from '../../../../scenario/schema.ts';
import type { Benchmark, Lab, Picture } from '../../benchmark.ts';
import type { Reading } from '../../compare.ts';
import { suppose } from '../../paper/suppose.ts';
import { retailerIn } from '../../read.ts';
import { changedAt } from '../../variant.ts';
import { inEverySegment, nearerToOne } from './everywhere.ts';
import { firstOf } from './happenings.ts';
import { doseResponse, signChecks } from './paired.ts';

/** Who is asked, by whom, and whom the contract would shut out. */
interface Deal {
  readonly retailer: string;
  readonly platform: string;
  readonly rival: string;
}

function dealOf(scenario: Scenario): Deal {
  const { platform, retailers } = firstOf(scenario, 'offer')!;
  const rival = Object.keys(scenario.platforms).find((id) => id !== platform)!;
  return { retailer: retailers![0], platform, rival };
}

/** The portfolio of those who hold both, as the file writes it. */
const bothIn = ({ holdings }: Scenario, { platform, rival }: Deal): string =>
  [`${platform} + ${rival}`, `${rival} + ${platform}`].find((key) => key in holdings.joint) ?? '';

/** The share of those who hold both or the rival alone stays; how many of them hold the rival alone changes. */
function withRivalOnly(scenario: Scenario, share: number): Scenario {
  const deal = dealOf(scenario);
  const both = bothIn(scenario, deal);
  const { joint } = scenario.holdings;
  const held = joint[both] + joint[deal.rival];
  return changedAt(scenario, {
    'holdings.joint': { ...joint, [deal.rival]: share, [both]: held - share },
  });
}

/** Twice as many shops beside the one that is asked. */
function withTwiceTheRivals(scenario: Scenario): Scenario {
  const { retailer } = dealOf(scenario);
  const chains = Object.entries(scenario.retailers.chains).map(([id, chain]) => {
    const outlets = Object.entries(chain.outlets).map(([region, count]) => [region, 2 * count]);
    return [id, id === retailer ? chain : { ...chain, outlets: Object.fromEntries(outlets) }];
  });
  return changedAt(scenario, {
    'retailers.chains': Object.fromEntries(chains),
    'retailers.independents.outlets': 2 * scenario.retailers.independents.outlets,
  });
}

/** Each way to make the contract dearer or cheaper. */
const CAUSES = [
  {
    what: 'twice as many hold the rival alone',
    relation: '>',
    to: (s) => withRivalOnly(s, 2 * s.holdings.joint[dealOf(s).rival]),
  },
  {
    what: 'habit half as strong again',
    relation: '>',
    to: (s) => changedAt(s, { 'habit.strength': 1.5 * s.habit.strength }),
  },
  {
    what: 'store choice minds payment more',
    relation: '>',
    to: (s) => inEverySegment(s, 'storeChoice', nearerToOne(0.25)),
  },
  { what: 'twice as many rival shops', relation: '>', to: withTwiceTheRivals },
  {
    what: 'cash carried more often',
    relation: '<',
    to: (s) => inEverySegment(s, 'carriesCash', nearerToOne(0.5)),
  },
] as const satisfies readonly { what: string; relation: '>' | '<'; to: (scenario: Scenario) => Scenario }[];

/** The bonus asked at the latest review. */
const asked = (scenario: Scenario): Reading =>
  retailerIn(dealOf(scenario).retailer, 'asked_bonus', scenario.weeks);

/** From nobody who holds the rival alone to half of those who could. */
const PARTS = [0, 0.125, 0.25, 0.375, 0.5];

function unmet(scenario: Scenario): string[] {
  const offer = firstOf(scenario, 'offer');
  const named = offer?.retailers?.[0] ?? '';
  if (offer === undefined || !(named in scenario.retailers.chains))
    return ['an intervention of kind offer with the retailer it is made to'];
  const deal = dealOf(scenario);
  const { joint } = scenario.holdings;
  return suppose([
    [Object.keys(scenario.platforms).length === 2, 'two platforms'],
    [scenario.retailers.reviewEvery > 0, 'retailers.reviewEvery above 0'],
    [scenario.weeks > scenario.retailers.reviewEvery, 'more weeks than retailers.reviewEvery'],
    [joint[deal.rival] > 0, `holdings.joint.${deal.rival} above 0`],
    [joint[bothIn(scenario, deal)] > joint[deal.rival], 'more consumers who hold both than the rival alone'],
    [scenario.habit.strength > 0, 'habit.strength above 0'],
  ]);
}

export const breakEvenBonus: Benchmark = {
  name: 's03-break-even-bonus',
  family: 'Signs',
  title:
    'An exclusive contract is dearer where more hold only the rival, habits are strong and shops compete; cheaper where cash is carried',
  formula:
    'asked_bonus = (best profit without the contract - profit under it) / opening sales; sign of its change',
  source: 'Rochet & Tirole (2011); Segal & Whinston (2000)',
  unmet,
  examine: (lab) => {
    const { scenario } = lab;
    const read = asked(scenario);
    const { rival } = dealOf(scenario);
    const { joint } = scenario.holdings;
    const held = joint[rival] + joint[bothIn(scenario, dealOf(scenario))];
    return {
      checks: CAUSES.flatMap(({ what, relation, to }) =>
        signChecks(
          lab,
          { from: scenario, to: to(scenario) },
          { what: `bonus asked, ${what}`, relation, read },
        ),
      ),
      picture: curves(lab, held),
    };
  },
};

/** The bonus asked against the share that holds only the rival, as the market is and with each other cause. */
function curves(lab: Lab, held: number): Picture {
  const { scenario } = lab;
  const read = asked(scenario);
  const axes = {
    x: `share of consumers who hold ${dealOf(scenario).rival} alone`,
    y: 'bonus asked, of sales',
    format: 'share',
  } as const;
  const parts = [
    { group: 'this market', to: (market: Scenario) => market },
    ...CAUSES.slice(1).map(({ what, to }) => ({ group: what, to })),
  ].map(({ group, to }) => {
    const market = to(scenario);
    const along = (share: number) => ({ x: share, scenario: withRivalOnly(market, share) });
    const between = PARTS.map((part) => along(part * held));
    return doseResponse(
      lab,
      axes,
      [along(scenario.holdings.joint[dealOf(scenario).rival])],
      [{ group, read }],
      between,
    );
  });
  return {
    ...axes,
    theory: [],
    meanField: parts.flatMap(({ meanField }) => meanField),
    agents: parts.flatMap(({ agents }) => agents),
  };
}
