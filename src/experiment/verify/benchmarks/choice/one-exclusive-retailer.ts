import type { Intervention, Scenario } from '../../../../scenario/schema.ts';
import type { Benchmark, Check, Lab, Picture } from '../../benchmark.ts';
import { type Claim, compare } from '../../compare.ts';
import { curveOf, evenly } from '../../curve.ts';
import { nestedChoice, nobodyReviews, onlyKinds, withoutBudgets } from '../../paper/choice-premises.ts';
import { expectWeek } from '../../paper/expected-week.ts';
import type { Premise } from '../../paper/premises.ts';
import { suppose } from '../../paper/suppose.ts';
import { changedAt, labFor } from '../../variant.ts';
import { paymentClaims, surplusClaim, visitClaim, visitShare } from '../../week-claims.ts';

type Contract = Extract<Intervention, { kind: 'exclusive' }>;

const contractsOf = ({ interventions }: Scenario): Contract[] =>
  interventions.filter((one): one is Contract => one.kind === 'exclusive');

const oneContract = (scenario: Scenario): Premise[] => {
  const contracts = contractsOf(scenario);
  const inside = contracts.every(({ week }) => week >= 2 && week <= scenario.weeks);
  return [
    [contracts.length === 1 && inside, 'one exclusive contract, in week 2 or later'],
    [Object.keys(scenario.retailers.chains).length >= 2, 'a second chain'],
  ];
};

export const oneExclusiveRetailer: Benchmark = {
  name: 'one-exclusive-retailer',
  family: 'Choice and surplus',
  title:
    'A retailer bound to one wallet loses those who hold the other, as far as payment moves store choice',
  formula:
    'P(r | portfolio) = a_r S_r^lambda / sum_r a_r S_r^lambda, S_r = sum of e^V over methods held and taken',
  source: 'McFadden (1978)',
  unmet: (scenario) =>
    suppose([
      ...nestedChoice(scenario),
      ...nobodyReviews(scenario),
      ...withoutBudgets(scenario),
      ...oneContract(scenario),
      ...onlyKinds(scenario, ['exclusive']),
    ]),
  examine: (lab) => ({
    checks: [...asWritten(lab), ...byPortfolio(lab), ...withOthers(lab)],
    picture: picture(lab),
  }),
};

const named = (claim: Claim, words: string): Claim => ({ ...claim, what: `${claim.what}${words}` });

/** The market of the file, before the contract and with it. */
function asWritten(lab: Lab): Check[] {
  const { scenario } = lab;
  const [{ retailer, platform, week }] = contractsOf(scenario);
  const bound = `, bound to ${platform}`;
  const claims = [
    named(visitClaim(scenario, retailer, week - 1), ', open'),
    named(visitClaim(scenario, retailer, week), bound),
    ...paymentClaims(scenario, week).map((claim) => named(claim, bound)),
    named(surplusClaim(scenario, week - 1), ', open'),
    named(surplusClaim(scenario, week), bound),
  ];
  return claims.flatMap((claim) => compare(lab, claim));
}

/** Markets in which everybody holds the same: what each kind of consumer does. */
function byPortfolio(lab: Lab): Check[] {
  const { holdings } = lab.scenario;
  const [{ retailer, week }] = contractsOf(lab.scenario);
  const written = Object.entries(holdings.joint).filter(([, share]) => share > 0);
  return written.flatMap(([portfolio]) => {
    const alike = { joint: { [portfolio]: 1 }, independent: {}, segments: {}, regions: {} };
    const market = changedAt(lab.scenario, { holdings: alike });
    const who = portfolio === 'none' ? ' by holders of none' : ` by holders of ${portfolio}`;
    return compare(labFor(lab, market), named(visitClaim(market, retailer, week), who));
  });
}

/** The contract with any other platform: who loses more. */
function withOthers(lab: Lab): Check[] {
  const [{ retailer, platform, week }] = contractsOf(lab.scenario);
  const others = Object.keys(lab.scenario.platforms).filter((id) => id !== platform);
  return others.flatMap((id) => {
    const market = boundTo(lab.scenario, id);
    return compare(labFor(lab, market), named(visitClaim(market, retailer, week), `, bound to ${id}`));
  });
}

function boundTo(scenario: Scenario, platform: string): Scenario {
  const interventions = scenario.interventions.map((one) => ({ ...one, platform }) as Intervention);
  return { ...scenario, interventions };
}

/** Visits of the bound retailer against how much payment moves store choice. */
function picture(lab: Lab): Picture {
  const { segments, platforms } = lab.scenario;
  const [{ retailer, week }] = contractsOf(lab.scenario);
  return curveOf(
    lab,
    {
      x: 'store choice (lambda)',
      y: `share of visits to ${retailer}`,
      format: 'share',
      marks: evenly(0, 1, 4),
      market: (x) =>
        changedAt(
          lab.scenario,
          Object.fromEntries(Object.keys(segments).map((id) => [`segments.${id}.storeChoice`, x])),
        ),
    },
    Object.keys(platforms)
      .slice(0, 6)
      .map((id) => ({
        group: `bound to ${id}`,
        variant: (market) => boundTo(market, id),
        theory: (market) => {
          const { visits, trips } = expectWeek(boundTo(market, id), week);
          return visits[retailer] / trips;
        },
        read: visitShare(retailer, week),
      })),
  );
}
