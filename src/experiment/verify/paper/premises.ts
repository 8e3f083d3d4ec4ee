import { splitList } from '../../../core/list.ts';
import type { Scenario } from '../../../scenario/schema.ts';

/** Something that a closed form supposes: whether the scenario keeps it, and what its author would have to write. */
export type Premise = readonly [holds: boolean, words: string];

/** Every trip ends in a payment, with any of the methods. */
export const allMethodsEverywhere = (scenario: Scenario): Premise[] => [
  [Object.keys(scenario.segments).length === 1, 'one segment'],
  [allHoldAll(scenario), 'holdings.joint: all platforms held by everybody'],
  [allTakeAll(scenario), 'shops that accept all platforms'],
  [!scenario.cash.offered || cashAlways(scenario), 'cash that is always carried and taken, or none'],
  [!scenario.shopping.walkAway, 'shopping.walkAway: false'],
  [!scenario.wallets.enabled, 'wallets.enabled: false'],
];

/** Nothing happens to the market. */
export const undisturbed = ({ interventions, strategies }: Scenario): Premise[] => [
  [interventions.length === 0, 'no interventions'],
  ...withoutStrategies(strategies),
];

export const withoutStrategies = (strategies: Scenario['strategies']): Premise[] => [
  [strategies.every(({ kind }) => kind === 'hold'), 'no strategies'],
];

export const noHabit = ({ habit }: Scenario): Premise[] => [[habit.strength === 0, 'habit.strength: 0']];

export const noNetwork = ({ network }: Scenario): Premise[] => [
  [network.strength === 0, 'network.strength: 0'],
];

/** Changes of the top of wallet are counted trip by trip. */
export const countedByTrip = (scenario: Scenario): Premise[] => [
  [tripsOf(scenario) === 1, 'segments.<id>.trips: 1'],
  [scenario.output.switchingWindow === 1, 'output.switchingWindow: 1'],
];

export const tripsOf = (scenario: Scenario): number => Object.values(scenario.segments)[0].trips;

function allHoldAll({ holdings, platforms }: Scenario): boolean {
  const portfolios = [
    holdings.joint,
    ...Object.values(holdings.segments),
    ...Object.values(holdings.regions),
  ].flatMap((shares) => Object.entries(shares).filter(([, share]) => share > 0));
  return Object.keys(platforms).every((id) =>
    id in holdings.independent
      ? holdings.independent[id] === 1
      : portfolios.every(([portfolio]) => splitList(portfolio).includes(id)),
  );
}

const allTakeAll = ({ retailers, platforms }: Scenario): boolean =>
  Object.values(retailers.chains).every(
    ({ accepts }) => accepts === 'all' || Object.keys(platforms).every((id) => accepts.includes(id)),
  ) &&
  Object.values(retailers.independents.acceptance).every((share) => share === 1) &&
  retailers.reviewEvery === 0;

const cashAlways = ({ segments, retailers }: Scenario): boolean =>
  Object.values(segments).every(({ carriesCash }) => carriesCash === 1) &&
  [...Object.values(retailers.chains), retailers.independents].every(({ acceptsCash }) => acceptsCash);
