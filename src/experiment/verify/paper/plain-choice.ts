import type { Scenario } from '../../../scenario/schema.ts';
import { logitShares, logsum, lossOfOption } from '../../../theory/logit.ts';
import { CASH } from '../../weekly.ts';
import { everyMethodAtHand, nestedChoice, nobodyReviews, withoutBudgets } from './choice-premises.ts';
import { methodsOf } from './expected-week.ts';
import { utilitiesFor } from './people.ts';
import type { Premise } from './premises.ts';

/** What the plain logit supposes: every method at hand on every trip, whatever the segments are. */
export const plainLogit = (scenario: Scenario): Premise[] => [
  ...nestedChoice(scenario),
  ...everyMethodAtHand(scenario),
  ...nobodyReviews(scenario),
  ...withoutBudgets(scenario),
];

/** Trips a week per consumer. */
export function tripsPerConsumer({ segments }: Scenario): number {
  const parts = Object.values(segments);
  return weighted(parts, ({ share, trips }) => share * trips) / weighted(parts, ({ share }) => share);
}

/** Payments that the agents of all replicates make in a week. */
export const paymentsDrawn = (scenario: Scenario): number =>
  scenario.consumers * scenario.replicates * tripsPerConsumer(scenario);

/** Logit shares of payments by method, among those that are there; segments weigh by their trips. */
export function logitOf(scenario: Scenario, there = methodsOf(scenario)): Record<string, number> {
  const parts = Object.values(scenario.segments);
  const trips = weighted(parts, (part) => part.share * part.trips);
  const shares = parts.map((part) => {
    const utilities = utilitiesFor(scenario, part);
    return logitShares(there.map((id) => utilities[id])).map((p) => (p * part.share * part.trips) / trips);
  });
  return Object.fromEntries(there.map((id, j) => [id, shares.reduce((sum, of) => sum + of[j], 0)]));
}

/** Consumer surplus a week per consumer, currency: trips times logsum over the marginal utility of money. */
export function surplusOf(scenario: Scenario, there = methodsOf(scenario)): number {
  const parts = Object.values(scenario.segments);
  const all = weighted(parts, ({ share }) => share);
  return weighted(parts, (part) => {
    const utilities = utilitiesFor(scenario, part);
    const trip = logsum(there.map((id) => utilities[id])) / part.moneyUtility;
    return (part.share / all) * part.trips * trip;
  });
}

/** What losing a method costs on an average trip, currency: -ln(1 - s) / alpha in every segment. */
export function lossOf(scenario: Scenario, lost: string): number {
  const parts = Object.values(scenario.segments);
  const trips = weighted(parts, (part) => part.share * part.trips);
  const there = methodsOf(scenario);
  return weighted(parts, (part) => {
    const utilities = utilitiesFor(scenario, part);
    const shares = logitShares(there.map((id) => utilities[id]));
    const loss = lossOfOption(shares, there.indexOf(lost)) / part.moneyUtility;
    return (loss * part.share * part.trips) / trips;
  });
}

const weighted = <T>(parts: readonly T[], of: (part: T) => number): number =>
  parts.reduce((sum, part) => sum + of(part), 0);

/** A market in which every method is worth `more` utils more. */
export function allRaised(scenario: Scenario, more: number): Scenario {
  const platforms = Object.entries(scenario.platforms).map(([id, platform]) => [
    id,
    { ...platform, taste: platform.taste + more },
  ]);
  return {
    ...scenario,
    cash: { ...scenario.cash, taste: scenario.cash.taste + more },
    platforms: Object.fromEntries(platforms),
  };
}

/** A market in which whoever pays, in cash or not, is better off by an amount of money on every trip. */
export function allPaid(scenario: Scenario, amount: number): Scenario {
  const platforms = Object.entries(scenario.platforms).map(([id, platform]) => [
    id,
    { ...platform, cashbackPerPayment: platform.cashbackPerPayment + amount },
  ]);
  const segments = Object.entries(scenario.segments).map(([id, segment]) => {
    const cash = (segment.tastes[CASH] ?? 0) + segment.moneyUtility * amount;
    return [id, { ...segment, tastes: { ...segment.tastes, [CASH]: cash } }];
  });
  return { ...scenario, platforms: Object.fromEntries(platforms), segments: Object.fromEntries(segments) };
}
