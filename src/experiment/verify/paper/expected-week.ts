import type { Scenario } from '../../../scenario/schema.ts';
import { type Shop, tripOf } from '../../../theory/nest.ts';
import { CASH } from '../../weekly.ts';
import { type People, peopleOf, topsOf, utilitiesFor } from './people.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';

/** What a week brings per consumer, on paper: every trip of every kind of people by the nested logit. */
export interface ExpectedWeek {
  readonly trips: number;
  /** Payments by method. */
  readonly payments: Readonly<Record<string, number>>;
  /** All payments. */
  readonly paid: number;
  /** Payments by method, at each chain. */
  readonly paidAt: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Trips to each chain. */
  readonly visits: Readonly<Record<string, number>>;
  /** Trips on which the top of wallet did not work; where it is still the one of the opening. */
  readonly refusals: number;
  /** Consumer surplus, currency (Small & Rosen 1981). */
  readonly surplus: number;
}

/** What each chain takes instead of what the file says: for a chain that weighs another set. */
export type Takes = Readonly<Record<string, readonly string[]>>;

/** The week of a scenario as its file says that it begins. Premises: `nestedChoice`. */
export function expectWeek(scenario: Scenario, week = 1, instead: Takes = {}): ExpectedWeek {
  const snapshot = snapshotOf(scenario, week);
  const sums = emptySums(scenario);
  for (const people of peopleOf(snapshot.rules)) addPeople(sums, snapshot, people, instead);
  return { ...sums, paid: Object.values(sums.payments).reduce((sum, count) => sum + count, 0) };
}

/** Methods of a market: cash, if it is offered, and the platforms, in the order of the file. */
export const methodsOf = ({ cash, platforms }: Scenario): string[] => [
  ...(cash.offered ? [CASH] : []),
  ...Object.keys(platforms),
];

type Sums = ReturnType<typeof emptySums>;

function emptySums(scenario: Scenario) {
  const methods = methodsOf(scenario);
  const chains = Object.keys(scenario.retailers.chains);
  const none = (ids: readonly string[]): Record<string, number> =>
    Object.fromEntries(ids.map((id) => [id, 0]));
  return {
    trips: 0,
    refusals: 0,
    surplus: 0,
    payments: none(methods),
    visits: none(chains),
    paidAt: Object.fromEntries(chains.map((chain) => [chain, none(methods)])),
  };
}

function addPeople(sums: Sums, snapshot: Snapshot, people: People, instead: Takes): void {
  const { rules } = snapshot;
  const { region, segment, share } = people;
  const methods = methodsOf(rules);
  const chains = Object.keys(rules.retailers.chains).filter(
    (id) => rules.retailers.chains[id].outlets[region] > 0,
  );
  const shops = chains.map((chain) => shopOf(snapshot, region, chain, instead[chain]));
  const utilities = utilitiesFor(rules, segment);
  const trip = tripOf(
    {
      utilities: methods.map((id) => utilities[id]),
      means: indicesOf(methods, [...(people.carryCash ? [CASH] : []), ...people.held]),
      storeChoice: segment.storeChoice,
      walksAway: rules.shopping.walkAway,
    },
    shops,
  );
  const tops = topsOf(rules, people);
  const trips = share * segment.trips;
  sums.trips += trips;
  sums.surplus += (trips * trip.inclusiveValue) / segment.moneyUtility;
  chains.forEach((chain, r) => {
    sums.visits[chain] += trips * trip.visits[r];
    sums.refusals += trips * trip.visits[r] * refusedAt(shops[r], methods, tops);
    methods.forEach((id, m) => {
      sums.payments[id] += trips * trip.payments[r][m];
      sums.paidAt[chain][id] += trips * trip.payments[r][m];
    });
  });
}

/** Share of people whose top of wallet is a platform that does not work at a shop. */
const refusedAt = (
  { takes }: Shop,
  methods: readonly string[],
  tops: Readonly<Record<string, number>>,
): number =>
  Object.entries(tops).reduce(
    (sum, [id, share]) => (id === CASH || takes.includes(methods.indexOf(id)) ? sum : sum + share),
    0,
  );

function shopOf(
  { rules, takes }: Snapshot,
  region: string,
  chain: string,
  instead?: readonly string[],
): Shop {
  const { outlets, attraction, acceptsCash } = rules.retailers.chains[chain];
  const works = [...(acceptsCash ? [CASH] : []), ...(instead ?? takes(chain, region))];
  return { attraction: outlets[region] * attraction, takes: indicesOf(methodsOf(rules), works) };
}

const indicesOf = (methods: readonly string[], ids: readonly string[]): number[] =>
  ids.map((id) => methods.indexOf(id)).filter((index) => index >= 0);
