import type { Scenario } from '../../../../scenario/schema.ts';
import { breakEvenWalkingAway } from '../../../../theory/retail.ts';
import { CASH } from '../../../weekly.ts';
import type { Benchmark, Check, Lab, Picture, Point } from '../../benchmark.ts';
import { compare } from '../../compare.ts';
import { curveOf, evenly } from '../../curve.ts';
import { chainOf, offering, offerOf, oneOffer } from '../../paper/account.ts';
import { nestedChoice, onlyKinds, withoutBudgets } from '../../paper/choice-premises.ts';
import { peopleOf, utilitiesFor } from '../../paper/people.ts';
import type { Premise } from '../../paper/premises.ts';
import { suppose } from '../../paper/suppose.ts';
import { platformIn, retailerIn } from '../../read.ts';
import { changedAt, labFor } from '../../variant.ts';

export const breakEvenAgainstWalkingAway: Benchmark = {
  name: 'break-even-walking-away',
  family: 'Retailers',
  title: 'A rebate pays as long as no more than r / (s m) of the stranded customers walk away',
  formula: 'q* = r / (s m): rebate r, share of wallet users stranded s, gross margin m; bonus asked = s m q',
  source: 'Accounting of a retailer; Rochet & Tirole (2011)',
  unmet: (scenario) =>
    suppose([
      ...nestedChoice(scenario),
      ...withoutBudgets(scenario),
      ...oneOffer(scenario),
      ...onlyKinds(scenario, ['offer']),
      ...walletsFirst(scenario),
    ]),
  examine: (lab) => ({
    checks: [...askedChecks(lab), ...REBATES.flatMap((factor) => thresholdChecks(lab, factor))],
    picture: picture(lab),
  }),
};

/** Multiples of the scenario's rebate for which the threshold is looked at. */
const REBATES = [1, 3];

/** Utils at which a choice between two is a certainty to within 1e-12. */
const CERTAIN = 28;
/** Utils by which wallets are better than cash, so that turnover is wallet turnover. */
const BETTER = 15;

/** Whoever can pay with a wallet does; whoever cannot pays in cash, if there is some at hand, and else leaves. */
function walletsFirst(scenario: Scenario): Premise[] {
  const { shopping, platforms, retailers, cash } = scenario;
  const gaps = Object.values(scenario.segments).map((segment) => {
    const utilities = utilitiesFor(scenario, segment);
    return { cash: utilities[CASH], best: Math.min(...Object.keys(platforms).map((id) => utilities[id])) };
  });
  const free = Object.values(platforms).every(({ merchantFee }) => merchantFee === 0);
  return [
    [shopping.walkAway, 'shopping.walkAway: true'],
    [cash.offered && gaps.every((one) => one.cash >= CERTAIN), `cash.taste: ${CERTAIN} or more`],
    [gaps.every((one) => one.best >= one.cash + BETTER), `platforms at least ${BETTER} utils above cash`],
    [free && cash.handlingCost === 0, 'platforms.<id>.merchantFee and cash.handlingCost: 0'],
    [peopleOf(scenario).every(({ held }) => held.length > 0), 'holdings.joint: a platform for everybody'],
    [Object.keys(retailers.chains).length === 1, 'one chain'],
    [
      Object.values(retailers.chains).every(({ acceptsCash, accepts }) => acceptsCash && accepts === 'all'),
      'a chain that takes cash and all platforms',
    ],
    [strandedBy(scenario) > 0, 'an offer of a platform that not everybody holds'],
    [(scenario.interventions[0] as { bonus?: number })?.bonus !== 0, 'an offer with a bonus'],
  ];
}

/** Share of wallet users who do not hold the partner. */
function strandedBy(scenario: Scenario): number {
  const partner = offerOf(scenario)?.platform;
  return peopleOf(scenario).reduce((sum, { held, share }) => (held.includes(partner) ? sum : sum + share), 0);
}

const marginOf = (scenario: Scenario): number => scenario.retailers.chains[chainOf(scenario)].margin;

const leaversOf = (scenario: Scenario): number => 1 - Object.values(scenario.segments)[0].carriesCash;

/** The bonus at which the contract pays: the margin on those who leave. */
const bonusFor = (scenario: Scenario): number =>
  strandedBy(scenario) * marginOf(scenario) * leaversOf(scenario);

/** A market in which this share of the stranded walk away. */
function withLeavers(scenario: Scenario, leave: number): Scenario {
  const [segment] = Object.keys(scenario.segments);
  return changedAt(scenario, { [`segments.${segment}.carriesCash`]: 1 - leave });
}

const asked = (scenario: Scenario) => retailerIn(chainOf(scenario), 'asked_bonus', 1);

const askedChecks = (lab: Lab): Check[] =>
  compare(lab, {
    what: `bonus asked where ${percent(leaversOf(lab.scenario))} walk away`,
    expected: bonusFor(lab.scenario),
    read: asked(lab.scenario),
  });

const percent = (share: number): string => `${Number((100 * share).toPrecision(4))} %`;

/** Distance from the threshold at which the retailer is asked, as a factor. */
const NEAR = 0.01;

/** At the threshold the retailer asks for just the rebate; it signs below, and not above. */
function thresholdChecks(lab: Lab, factor: number): Check[] {
  const { scenario } = lab;
  const { platform, bonus } = offerOf(scenario);
  const rebate = factor * bonus;
  const threshold = breakEvenWalkingAway(rebate, strandedBy(scenario), marginOf(scenario));
  if (threshold * (1 + NEAR) > 1) return [];
  const market = (leave: number) => offering(withLeavers(scenario, leave), { bonus: rebate });
  const at = compare(labFor(lab, market(threshold)), {
    what: `bonus asked where ${percent(threshold)} walk away, q* of a rebate of ${percent(rebate)}`,
    expected: rebate,
    read: asked(scenario),
  });
  if (scenario.retailers.chains[chainOf(scenario)].mandate !== 'none') return at;
  const signed = [1 - NEAR, 1 + NEAR].flatMap((near) =>
    compare(labFor(lab, market(near * threshold)), {
      what: `contracts at a rebate of ${percent(rebate)} where ${near} q* walk away`,
      expected: near < 1 ? 1 : 0,
      read: platformIn(platform, 'exclusive_retailers', 1),
      error: 0,
    }),
  );
  return [...at, ...signed];
}

/** The bonus asked against the share that walks away; q* is where it meets the rebate. */
function picture(lab: Lab): Picture {
  const curve = curveOf(
    lab,
    {
      x: 'share of the stranded who walk away',
      y: 'share of sales',
      format: 'share',
      marks: evenly(0, 1, 4),
      market: (x) => withLeavers(lab.scenario, x),
    },
    [{ group: 'bonus asked', theory: bonusFor, read: asked(lab.scenario) }],
  );
  const rebates = REBATES.flatMap((factor): Point[] => {
    const rebate = factor * offerOf(lab.scenario).bonus;
    return [0, 1].map((x) => ({ x, y: rebate, group: `rebate of ${percent(rebate)}` }));
  });
  return { ...curve, theory: [...curve.theory, ...rebates] };
}
