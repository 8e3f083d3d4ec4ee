import { nameOf } from '../../scenario/names.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Compared } from '../study/study.ts';
import { ALL, INDEPENDENTS } from '../weekly.ts';
import { headlineOf, type Wanted } from './look-up.ts';

export type GroupKind = 'consumers' | 'retailers' | 'platforms' | 'partners' | 'government' | 'all';

/** Somebody whose surplus is a part of welfare. */
export interface Group {
  readonly kind: GroupKind;
  /** `part`: the parts of all groups sum to welfare. `subtotal` and `total`: several parts together. */
  readonly role: 'part' | 'subtotal' | 'total';
  /** Segment, retailer, platform, or the kind itself. */
  readonly subject: string;
  readonly region: string;
  readonly name: string;
  /** By arm: what is summed to the group's surplus, per person of the whole market and year; nothing where the arm has no such group. */
  readonly terms: readonly (readonly Term[])[];
  /** Outcome with the surplus per person of the group; null where the group is no people. */
  readonly persons: number | null;
}

/** An outcome, times another where there is one (nobody has no surplus), added or taken away. */
interface Term {
  readonly outcome: number;
  readonly times?: number;
  readonly sign?: number;
}

export function amountOf(terms: readonly Term[], values: Float64Array): number {
  let sum = 0;
  for (const { outcome, times, sign = 1 } of terms) {
    const factor = times === undefined ? sign : sign * values[times];
    if (factor !== 0) sum += factor * values[outcome];
  }
  return sum;
}

/** Everybody whose surplus is told, in the order of the table: each kind with its parts below it, all together last. */
export function groupsOf(study: Compared): Group[] {
  const at = finder(study);
  const scenarios = study.arms.map(({ scenario }) => scenario);
  const market = (figure: string): Term => ({ outcome: at({ figure }) });
  const whole = (kind: GroupKind, name: string, figure: string, role: Group['role']): Group => ({
    kind,
    role,
    subject: kind,
    region: ALL,
    name,
    terms: scenarios.map(() => [market(figure)]),
    persons: null,
  });
  const under = (kind: GroupKind, name: string, figure: string, parts: readonly Group[]): Group[] =>
    parts.length === 0 ? [whole(kind, name, figure, 'part')] : [whole(kind, name, figure, 'total'), ...parts];
  return [
    ...under('consumers', 'Consumers', 'consumer_surplus', consumers(scenarios, at)),
    ...under('retailers', 'Retailers', 'retailer_surplus', retailers(scenarios, at)),
    ...under('platforms', 'Platforms', 'platform_profit', platforms(scenarios, at)),
    whole('partners', 'Partners', 'partner_profit', 'part'),
    whole('government', 'Government', 'government', 'part'),
    whole('all', 'All together', 'welfare', 'total'),
  ];
}

type Find = (wanted: Wanted) => number;

/** Looks up the headline outcome of a figure by its index, where some arm is known to have it. */
function finder(study: Compared): Find {
  const find = headlineOf(study);
  return (wanted) => {
    const index = find(wanted);
    if (index === undefined) throw new Error(`no figure ${JSON.stringify(wanted)}`);
    return index;
  };
}

/** Whether all arms have the same people: segments and regions with the same shares. */
export function haveSamePeople(scenarios: readonly Scenario[]): boolean {
  const people = ({ segments, regions }: Scenario): string =>
    JSON.stringify(
      [segments, regions].map((map) => Object.entries(map).map(([id, { share }]) => [id, share])),
    );
  return new Set(scenarios.map(people)).size === 1;
}

/** Segments by region, and each segment in all regions; together only where the arms have other people. */
function consumers(scenarios: readonly Scenario[], at: Find): Group[] {
  if (!haveSamePeople(scenarios)) return [];
  const [scenario] = scenarios;
  const segments = Object.keys(scenario.segments);
  const regions = Object.keys(scenario.regions);
  if (segments.length * regions.length === 1) return [];
  const places = regions.length === 1 ? [ALL] : segments.length === 1 ? regions : [ALL, ...regions];
  return segments.flatMap((segment) => places.map((region) => people(scenarios, at, segment, region)));
}

function people(scenarios: readonly Scenario[], at: Find, subject: string, region: string): Group {
  const [scenario] = scenarios;
  const outcome = at({ figure: 'consumer_surplus', subject, region });
  const times = at({ figure: 'consumers', subject, region });
  const isWhole = region === ALL && Object.keys(scenario.regions).length > 1;
  const where = region === ALL ? '' : nameOf(scenario, region);
  const who = Object.keys(scenario.segments).length === 1 ? '' : nameOf(scenario, subject);
  return {
    kind: 'consumers',
    role: isWhole ? 'subtotal' : 'part',
    subject,
    region,
    name: [who, where].filter((word) => word !== '').join(', '),
    terms: scenarios.map(() => [{ outcome, times }]),
    persons: outcome,
  };
}

/** Chains by name; what is left of retailers' profit belongs to those without one. */
function retailers(scenarios: readonly Scenario[], at: Find): Group[] {
  const profit = (subject: string): Term => ({ outcome: at({ figure: 'profit', subject }) });
  const all = { outcome: at({ figure: 'retailer_surplus' }) };
  const chains = eachOnce(scenarios.flatMap(chainsOf)).map((id) =>
    firm('retailers', id, scenarios, (scenario) => (chainsOf(scenario).includes(id) ? [profit(id)] : [])),
  );
  if (!scenarios.some(hasIndependents)) return chains;
  const rest = firm('retailers', INDEPENDENTS, scenarios, (scenario) =>
    hasIndependents(scenario) ? [all, ...chainsOf(scenario).map((id) => ({ ...profit(id), sign: -1 }))] : [],
  );
  return [...chains, rest];
}

/** Chains with an outlet anywhere. */
const chainsOf = ({ retailers: { chains } }: Scenario): string[] =>
  Object.keys(chains).filter((id) => Object.values(chains[id].outlets).some((count) => count > 0));

const hasIndependents = ({ retailers: { independents } }: Scenario): boolean =>
  independents.retailers > 0 && independents.outlets > 0;

const platforms = (scenarios: readonly Scenario[], at: Find): Group[] =>
  eachOnce(scenarios.flatMap(({ platforms: own }) => Object.keys(own))).map((id) =>
    firm('platforms', id, scenarios, (scenario) =>
      Object.hasOwn(scenario.platforms, id) ? [{ outcome: at({ figure: 'profit', subject: id }) }] : [],
    ),
  );

const firm = (
  kind: GroupKind,
  subject: string,
  scenarios: readonly Scenario[],
  termsIn: (scenario: Scenario) => Term[],
): Group => ({
  kind,
  role: 'part',
  subject,
  region: ALL,
  name: nameIn(scenarios, subject),
  terms: scenarios.map(termsIn),
  persons: null,
});

/** The name that the first scenario which knows the id gives it. */
export function nameIn(scenarios: readonly Scenario[], id: string): string {
  const knows = ({ platforms: own, regions, retailers: { chains } }: Scenario): boolean =>
    [own, regions, chains].some((map) => Object.hasOwn(map, id));
  return nameOf(scenarios.find(knows) ?? scenarios[0], id);
}

const eachOnce = (ids: readonly string[]): string[] => [...new Set(ids)];
