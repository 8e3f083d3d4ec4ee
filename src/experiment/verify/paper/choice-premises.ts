import type { Intervention, Scenario } from '../../../scenario/schema.ts';
import { methodsOf } from './expected-week.ts';
import { peopleOf } from './people.ts';
import { noHabit, noNetwork, type Premise, withoutStrategies } from './premises.ts';
import { snapshotOf } from './snapshot.ts';

/** Trips are draws of the nested logit for people who hold what they hold, and nothing feeds back. */
export const nestedChoice = (scenario: Scenario): Premise[] => [
  ...noHabit(scenario),
  ...noNetwork(scenario),
  [!scenario.wallets.enabled, 'wallets.enabled: false'],
  [scenario.resentment.sensitivity === 0, 'resentment.sensitivity: 0'],
  [scenario.resentment.spillover === 0, 'resentment.spillover: 0'],
  [scenario.shopping.passThrough === 0, 'shopping.passThrough: 0'],
  [scenario.retailers.independents.retailers === 0, 'retailers.independents.retailers: 0'],
  ...withoutPartners(scenario),
  ...withoutStrategies(scenario.strategies),
  ...wholeGroups(scenario),
];

const withoutPartners = ({ platforms }: Scenario): Premise[] => [
  [
    Object.values(platforms).every(({ partners, openness }) => partners.stock === 0 && openness === 0),
    'platforms.<id>.partners.stock: 0 and .openness: 0',
  ],
];

/** Cells of whole consumers: the market rounds them, and paper does not. */
function wholeGroups({ consumers, regions, segments }: Scenario): Premise[] {
  const shares = (parts: Scenario['regions'] | Scenario['segments']) =>
    Object.values(parts).map(({ share }) => share);
  const counts = shares(regions).flatMap((here) => shares(segments).map((part) => consumers * here * part));
  const whole = counts.every((count) => Math.abs(count - Math.round(count)) < 1e-6);
  return [[whole, 'consumers: a number of which the shares of regions and segments make whole parts']];
}

/** No budget runs dry. */
export const withoutBudgets = ({ platforms }: Scenario): Premise[] => [
  [Object.values(platforms).every(({ budget }) => budget === null), 'platforms.<id>.budget: null'],
];

/** Nobody reviews what is accepted. */
export const nobodyReviews = ({ retailers }: Scenario): Premise[] => [
  [retailers.reviewEvery === 0, 'retailers.reviewEvery: 0'],
];

/** Nothing happens but what the benchmark is about. */
export const onlyKinds = (scenario: Scenario, kinds: readonly Intervention['kind'][]): Premise[] => [
  [
    scenario.interventions.every(({ kind }) => kinds.includes(kind)),
    kinds.length === 0 ? 'no interventions' : `no interventions but of kind ${kinds.join(', ')}`,
  ],
];

/** On every trip, all methods of the market are there to choose from, and nobody leaves. */
export function everyMethodAtHand(scenario: Scenario): Premise[] {
  const platforms = Object.keys(scenario.platforms);
  const { chains } = scenario.retailers;
  const opening = snapshotOf({ ...scenario, interventions: [] }, 1);
  const isTaken = Object.keys(chains).every((chain) =>
    Object.keys(scenario.regions).every((region) => opening.takes(chain, region).length === platforms.length),
  );
  const isHeld = peopleOf(scenario).every(({ held }) => platforms.every((id) => held.includes(id)));
  const cash = methodsOf(scenario).length > platforms.length;
  const carried = peopleOf(scenario).every(({ carryCash }) => carryCash === cash);
  const cashTaken = !cash || Object.values(chains).every(({ acceptsCash }) => acceptsCash);
  return [
    [isHeld, 'holdings.joint: all platforms held by everybody'],
    [isTaken, 'retailers.chains.<id>.accepts: all'],
    [carried, 'segments.<id>.carriesCash: 1, or no cash'],
    [cashTaken, 'retailers.chains.<id>.acceptsCash: true, or no cash'],
    [!scenario.shopping.walkAway, 'shopping.walkAway: false'],
  ];
}
