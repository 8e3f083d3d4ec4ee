import type { Scenario } from '../../scenario/schema.ts';
import { type Claim, errorOfShare, type Reading } from './compare.ts';
import { expectWeek } from './paper/expected-week.ts';
import { marketIn, platformShare, retailerIn } from './read.ts';

/** Trips that the agents of all replicates make in a week. */
const tripsDrawn = (scenario: Scenario, trips: number): number =>
  scenario.consumers * scenario.replicates * trips;

/** Share of trips that go to a chain. */
export const visitShare =
  (chain: string, week: number): Reading =>
  (series) =>
    retailerIn(chain, 'visits', week)(series) / marketIn('trips', week)(series);

export function visitClaim(scenario: Scenario, chain: string, week: number): Claim {
  const { visits, trips } = expectWeek(scenario, week);
  const expected = visits[chain] / trips;
  const error = errorOfShare(expected, tripsDrawn(scenario, trips));
  return { what: `share of visits to ${chain}`, expected, error, read: visitShare(chain, week) };
}

/** Share of payments by every method. */
export function paymentClaims(scenario: Scenario, week: number): Claim[] {
  const { payments, paid } = expectWeek(scenario, week);
  return Object.entries(payments).map(([id, count]) => ({
    what: `share of ${id}`,
    expected: count / paid,
    error: errorOfShare(count / paid, tripsDrawn(scenario, paid)),
    read: platformShare(id, week),
  }));
}

/** Trips on which the top of wallet did not work, as a share of all. */
export function refusalClaim(scenario: Scenario, week: number): Claim {
  const { refusals, trips } = expectWeek(scenario, week);
  const expected = refusals / trips;
  return {
    what: 'refusals',
    expected,
    error: errorOfShare(expected, tripsDrawn(scenario, trips)),
    read: (series) => marketIn('refusals', week)(series) / marketIn('trips', week)(series),
  };
}

/** Surplus per consumer: worked out for whoever is there, so that it scatters only as holdings are rounded to consumers. */
export function surplusClaim(scenario: Scenario, week: number): Claim {
  const read: Reading = (series) => marketIn('consumer_surplus', week)(series) / scenario.consumers;
  return { what: 'surplus per consumer', expected: expectWeek(scenario, week).surplus, read };
}
