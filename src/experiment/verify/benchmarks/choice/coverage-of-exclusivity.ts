import type { Intervention, Scenario } from '../../../../scenario/schema.ts';
import type { Benchmark, Check, Lab, Picture } from '../../benchmark.ts';
import { type Claim, checkAgents, compare } from '../../compare.ts';
import { nestedChoice, nobodyReviews, onlyKinds, withoutBudgets } from '../../paper/choice-premises.ts';
import { expectWeek } from '../../paper/expected-week.ts';
import type { Premise } from '../../paper/premises.ts';
import { suppose } from '../../paper/suppose.ts';
import { paymentClaims, refusalClaim, surplusClaim } from '../../week-claims.ts';

const contracts = (scenario: Scenario): Premise[] => [
  [scenario.interventions.some(({ kind }) => kind === 'exclusive'), 'exclusive contracts'],
  [
    scenario.interventions.every((one) => one.kind !== 'exclusive' || one.regions === null),
    'exclusive contracts of whole chains',
  ],
  [scenario.weeks >= 2, 'weeks: 2 or more'],
  [scenario.habit.decay === 0, 'habit.decay: 0'],
  [scenario.start.habits === 'given', 'start.habits: given'],
];

export const coverageOfExclusivity: Benchmark = {
  name: 'coverage-of-exclusivity',
  family: 'Choice and surplus',
  title:
    'If payment does not move store choice, shares, refusals and surplus follow the share of visits under exclusivity',
  formula:
    'by portfolio: sum over shops of visits_r times the logit at r; lambda = 0: (1 - c) open + c bound',
  source: 'McFadden (1978); Small & Rosen (1981)',
  unmet: (scenario) =>
    suppose([
      ...nestedChoice(scenario),
      ...nobodyReviews(scenario),
      ...withoutBudgets(scenario),
      ...contracts(scenario),
      ...onlyKinds(scenario, ['exclusive']),
    ]),
  examine: (lab) => ({
    checks: lookedAt(lab.scenario).flatMap((week) => weekChecks(lab, week)),
    picture: picture(lab),
  }),
};

/** First, middle and last week. */
const lookedAt = ({ weeks }: Scenario): number[] => [...new Set([1, Math.ceil(weeks / 2), weeks])];

const claimsOf = (scenario: Scenario, week: number): Claim[] => [
  ...paymentClaims(scenario, week),
  refusalClaim(scenario, week),
  surplusClaim(scenario, week),
];

function weekChecks(lab: Lab, week: number): Check[] {
  const { scenario } = lab;
  const when = `, ${formatted(coverageIn(scenario, week))} of visits bound`;
  return [...claimsOf(scenario, week), ...straightClaims(scenario, week)].flatMap((claim) =>
    compare(lab, { ...claim, what: `${claim.what}${when}` }),
  );
}

const formatted = (share: number): string => `${Number((100 * share).toFixed(1))} %`;

const isBound = ({ interventions }: Scenario, chain: string, week: number): boolean =>
  interventions.some(
    (one) =>
      one.kind === 'exclusive' &&
      one.retailer === chain &&
      week >= one.week &&
      (one.until === null || week < one.until),
  );

/** Share of visits that go to chains under a contract. */
function coverageIn(scenario: Scenario, week: number): number {
  const { visits, trips } = expectWeek(scenario, week);
  return Object.entries(visits).reduce(
    (sum, [chain, count]) => (isBound(scenario, chain, week) ? sum + count / trips : sum),
    0,
  );
}

/** Where the share of visits that are bound is all that counts: what is refused and lost, between none and all bound. */
function straightClaims(scenario: Scenario, week: number): Claim[] {
  const { chains } = scenario.retailers;
  const c = coverageIn(scenario, week);
  const partners = new Set(scenario.interventions.map((one) => one.kind === 'exclusive' && one.platform));
  const alike = new Set(Object.values(chains).map(({ accepts }) => String(accepts))).size === 1;
  const still = Object.values(scenario.segments).every(({ storeChoice }) => storeChoice === 0);
  const inside = c > 0 && c < 1;
  if (!inside || !still || !alike || partners.size !== 1 || Object.keys(scenario.regions).length > 1)
    return [];
  const [contract] = scenario.interventions;
  const everywhere = Object.keys(chains).map((retailer) => ({ ...contract, retailer, week: 1, until: null }));
  const open = expectWeek({ ...scenario, interventions: [] });
  const bound = expectWeek({ ...scenario, interventions: everywhere as Intervention[] });
  const between = (from: number, to: number): number => (1 - c) * from + c * to;
  return [
    {
      ...refusalClaim(scenario, week),
      what: 'refusals on the straight line',
      expected: between(open.refusals, bound.refusals) / open.trips,
    },
    {
      ...surplusClaim(scenario, week),
      what: 'surplus on the straight line',
      expected: between(open.surplus, bound.surplus),
    },
  ];
}

/** Shares, refusals and what is left of the surplus over the share of visits under exclusivity. */
function picture(lab: Lab): Picture {
  const { scenario } = lab;
  const series = lab.meanField();
  const weeks = Array.from({ length: scenario.weeks }, (_, i) => i + 1);
  const marks = weeks.flatMap((week) =>
    linesOf(scenario, week).map((claim) => ({ claim, x: coverageIn(scenario, week), group: claim.what })),
  );
  return {
    x: 'share of visits under exclusivity',
    y: 'share',
    format: 'share',
    theory: marks.map(({ claim, x, group }) => ({ x, y: claim.expected, group })),
    meanField: marks.map(({ claim, x, group }) => ({ x, y: claim.read(series), group })),
    agents: marks.map(({ claim, x, group }) => {
      const { simulated: y, error } = checkAgents(lab, claim);
      return { x, y, low: y - lab.z * error, high: y + lab.z * error, group };
    }),
  };
}

/** Up to four methods, refusals, and surplus as a share of what it was in week 1. */
function linesOf(scenario: Scenario, week: number): Claim[] {
  const opening = expectWeek(scenario, 1).surplus;
  const surplus = surplusClaim(scenario, week);
  return [
    ...paymentClaims(scenario, week).slice(0, 4),
    refusalClaim(scenario, week),
    {
      what: 'surplus, of that in week 1',
      expected: surplus.expected / opening,
      read: (series) => surplus.read(series) / opening,
    },
  ];
}
