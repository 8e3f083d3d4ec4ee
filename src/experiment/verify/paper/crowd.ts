import type { Scenario } from '../../../scenario/schema.ts';
import { allMethodsEverywhere, noHabit, type Premise, tripsOf, withoutStrategies } from './premises.ts';
import { utilitiesOf } from './suppose.ts';

/** Shares of payments as the network effect first sees them, in the order of `utilitiesOf`. */
export const seenAtStart = (scenario: Scenario): number[] =>
  utilitiesOf(scenario).map(({ id }) => scenario.start.shares[id] ?? 0);

/** Methods differ by their worth and by who uses them, and by nothing else. */
export const networkAlone = (scenario: Scenario): Premise[] => [
  ...allMethodsEverywhere(scenario),
  ...noHabit(scenario),
  ...withoutStrategies(scenario.strategies),
  [tripsOf(scenario) > 0, 'segments.<id>.trips above 0'],
  [Object.keys(scenario.regions).length === 1, 'one region'],
  [scenario.network.memory === 0, 'network.memory: 0'],
  [Math.abs(sumOf(seenAtStart(scenario)) - 1) < 1e-9, 'start.shares that sum to 1'],
];

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
