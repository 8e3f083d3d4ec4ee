import type { Chain, Intervention, Scenario } from '../../../scenario/schema.ts';
import { breakEvenBonus, type Earned, earnings, type Payments, subsetsOf } from '../../../theory/retail.ts';
import { CASH } from '../../weekly.ts';
import { expectWeek, methodsOf } from './expected-week.ts';
import type { Premise } from './premises.ts';

type Offer = Extract<Intervention, { kind: 'offer' }>;

const offersOf = ({ interventions }: Scenario): Offer[] =>
  interventions.filter((one): one is Offer => one.kind === 'offer');

/** The offer that a market is about; it has one, by `oneOffer`. */
export const offerOf = (scenario: Scenario): Offer => offersOf(scenario)[0];

/** The chain that weighs it. */
export const chainOf = (scenario: Scenario): string =>
  offerOf(scenario).retailers?.[0] ?? Object.keys(scenario.retailers.chains)[0];

/** The same market with another offer. */
export const offering = (scenario: Scenario, terms: Partial<Offer>): Scenario => ({
  ...scenario,
  interventions: [{ ...offerOf(scenario), ...terms }],
});

/** With up to this many platforms a retailer weighs every set. */
const WEIGHS_ALL = 4;

/** One chain weighs one offer in week 1, and nothing but payments and their fees speaks for or against it. */
export function oneOffer(scenario: Scenario): Premise[] {
  const { retailers, platforms, segments } = scenario;
  const offers = offersOf(scenario);
  const names = offers[0]?.retailers ?? Object.keys(retailers.chains);
  const chain: Chain | undefined = retailers.chains[names[0]];
  const plain = Object.values(platforms).every(
    ({ kind, reviewed, basketUplift }) => kind === 'wallet' && reviewed && basketUplift === 0,
  );
  return [
    [
      offers.length === 1 && offers[0].week <= 1 && offers[0].regions === null,
      'one offer, from week 1, in all regions',
    ],
    [names.length === 1 && chain !== undefined, 'an offer to one chain'],
    [retailers.reviewEvery === 1, 'retailers.reviewEvery: 1'],
    [plain, 'platforms.<id>.kind: wallet, .reviewed: true and .basketUplift: 0'],
    [Object.keys(platforms).length <= WEIGHS_ALL, `${WEIGHS_ALL} platforms or fewer`],
    [Object.keys(segments).length === 1, 'one segment'],
    ...(chain === undefined ? [] : paymentsAlone(chain)),
  ];
}

const paymentsAlone = (chain: Chain): Premise[] => [
  [chain.mandate !== 'fixed', 'a chain that reviews (mandate: none or open)'],
  [chain.decides === 'chain', 'a chain that decides as one (decides: chain)'],
  [
    [
      chain.integrationCost,
      chain.adjustCost,
      chain.choiceNoise,
      chain.dataConcern,
      chain.resentmentCost,
    ].every((cost) => cost === 0),
    'integrationCost, adjustCost, choiceNoise, dataConcern and resentmentCost of the chain: 0',
  ],
  [chain.lossPerception === 1, 'lossPerception of the chain: 1'],
];

/** Payments a week per consumer at the chain if it took these platforms, rivals as they are. */
export function paymentsIf(scenario: Scenario, accepts: readonly string[]): Payments {
  const chain = chainOf(scenario);
  return expectWeek(openMarket(scenario), 1, { [chain]: accepts }).paidAt[chain];
}

/** Payments a week per consumer at the chain as it opens. */
export function paymentsNow(scenario: Scenario): Payments {
  return expectWeek(openMarket(scenario)).paidAt[chainOf(scenario)];
}

/** A market in which nothing is offered and nobody reviews. */
export const openMarket = (scenario: Scenario): Scenario => ({
  ...scenario,
  interventions: [],
  retailers: { ...scenario.retailers, reviewEvery: 0 },
});

/** The bonus at which the offer just pays, as a share of opening sales, worked out from the scenario. */
export function expectedBonus(scenario: Scenario): number {
  const { platform, feeDiscount } = offerOf(scenario);
  const free = subsetsOf(Object.keys(scenario.platforms)).map((accepts) =>
    earnings(paymentsIf(scenario, accepts), earnedOn(scenario)),
  );
  const waived = earnedOn(scenario, { platform, feeDiscount });
  const bound = earnings(paymentsIf(scenario, [platform]), waived);
  return breakEvenBonus(paymentsNow(scenario), Math.max(...free), bound);
}

/** What is left of a sale by method: margin less the fee, or less the cost of handling cash. */
function earnedOn(scenario: Scenario, waived?: Pick<Offer, 'platform' | 'feeDiscount'>): Earned {
  const { margin } = scenario.retailers.chains[chainOf(scenario)];
  const left = methodsOf(scenario).map((id) => {
    if (id === CASH) return [id, margin - scenario.cash.handlingCost] as const;
    const discount = id === waived?.platform ? waived.feeDiscount : 0;
    return [id, margin - scenario.platforms[id].merchantFee * (1 - discount)] as const;
  });
  return Object.fromEntries(left);
}
