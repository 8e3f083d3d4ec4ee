import fc from 'fast-check';
import { type Scenario, scenarioSchema } from '../../src/scenario/schema.ts';
import type { Draft } from './scenario.ts';

// Drawn step by step, a market shrinks badly: hundreds of runs for little. The seed that fast-check prints repeats it.
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });

const PLATFORMS = ['alpha', 'beta', 'gamma', 'delta'];
const REGIONS = ['west', 'middle', 'east'];
const SEGMENTS = ['young', 'grown', 'old'];
const CHAINS = ['hyper', 'corner', 'depot'];

type Value = fc.GeneratorValue;
type Interventions = NonNullable<Draft['interventions']>;

/** Draws: the few kinds that a scenario is made of. */
class Draw {
  private readonly gen: Value;
  constructor(gen: Value) {
    this.gen = gen;
  }
  whole(min: number, max: number): number {
    return this.gen(fc.integer, { min, max });
  }
  /** A number on a grid of a hundredth of the range, so that counterexamples can be read. */
  from(low: number, high: number): number {
    return Number((low + ((high - low) * this.whole(0, 100)) / 100).toPrecision(6));
  }
  chance(percent: number): boolean {
    return this.whole(1, 100) <= percent;
  }
  one<T>(of: readonly T[]): T {
    return of[this.whole(0, of.length - 1)];
  }
  some<T>(of: readonly T[], percent = 60): T[] {
    return of.filter(() => this.chance(percent));
  }
  /** Some, at least one. */
  few<T>(of: readonly T[]): T[] {
    const some = this.some(of);
    return some.length > 0 ? some : [this.one(of)];
  }
  /** Shares that sum to 1. */
  shares(count: number): number[] {
    const parts = Array.from({ length: count }, () => this.whole(1, 20));
    const total = parts.reduce((sum, part) => sum + part, 0);
    return parts.map((part) => part / total);
  }
}

interface Names {
  readonly platforms: readonly string[];
  readonly regions: readonly string[];
  readonly segments: readonly string[];
  readonly chains: readonly string[];
}

const byName = <T>(names: readonly string[], make: (name: string, index: number) => T): Record<string, T> =>
  Object.fromEntries(names.map((name, index) => [name, make(name, index)]));

function draft(gen: Value): Draft {
  const d = new Draw(gen);
  const names: Names = {
    platforms: PLATFORMS.slice(0, d.whole(1, 4)),
    regions: REGIONS.slice(0, d.whole(1, 3)),
    segments: SEGMENTS.slice(0, d.whole(1, 3)),
    chains: CHAINS.slice(0, d.whole(0, 3)),
  };
  const weeks = d.whole(6, 20);
  const side = platforms(d, names);
  return {
    name: 'Arbitrary',
    weeks,
    output: { switchingWindow: d.one([13, 13, 1, 4]) },
    replicates: 1,
    consumers: d.whole(300, 1500),
    population: d.chance(50) ? null : 100_000,
    seed: d.whole(0, 1000),
    ...consumers(d, names),
    ...side,
    ...retail(d, names),
    // nobody can take up an offer by a platform that retailers never reconsider: the checks refuse it
    interventions: interventions(d, names, weeks).filter(
      (made) => made.kind !== 'offer' || side.platforms?.[made.platform]?.reviewed,
    ),
  };
}

function consumers(
  d: Draw,
  { platforms, regions, segments }: Names,
): Pick<
  Draft,
  'habit' | 'network' | 'cash' | 'shopping' | 'wallets' | 'resentment' | 'regions' | 'segments' | 'start'
> {
  const [regionShares, segmentShares] = [d.shares(regions.length), d.shares(segments.length)];
  return {
    habit: {
      rule: d.one(['ladder', 'ladder', 'last-used']),
      rungs: d.whole(1, 6),
      gain: d.from(0, 1),
      decay: d.from(0.1, 1),
      strength: d.from(0, 3),
    },
    network: { strength: d.chance(50) ? 0 : d.from(0, 1), memory: d.from(0, 0.8) },
    cash: { offered: d.chance(85), taste: d.from(0, 3), handlingCost: d.from(0, 0.01) },
    shopping: { walkAway: d.chance(70), passThrough: d.chance(70) ? 0 : d.from(0, 1) },
    wallets: { enabled: d.chance(80), valueDriven: d.chance(70), noise: d.from(0.2, 2) },
    resentment: {
      growth: d.from(0, 1),
      fade: d.from(0.01, 0.5),
      sensitivity: d.from(0, 1),
      spillover: d.from(0, 0.5),
    },
    regions: byName(regions, (_, i) => ({ share: regionShares[i] })),
    segments: byName(segments, (_, i) => ({
      share: segmentShares[i],
      trips: d.from(0, 4),
      basket: d.from(5, 100),
      moneyUtility: d.from(0.02, 0.3),
      carriesCash: d.from(0, 1),
      storeChoice: d.one([0, 0.5, 1, 0.3]),
      habitStrength: d.from(0, 2),
      adoptionCost: d.from(-1, 1),
      tastes: byName(d.some(['cash', ...platforms], 30), () => d.from(-1, 1)),
    })),
    start: { habits: d.one(['settled', 'given']) },
  };
}

function platforms(d: Draw, { platforms: ids }: Names): Pick<Draft, 'platforms' | 'holdings'> {
  const portfolios = ['none', ...ids, ...(ids.length > 1 ? [ids.join(' + ')] : [])];
  const shares = d.shares(portfolios.length);
  return {
    platforms: byName(ids, (_, i) => ({
      kind: i > 0 && d.chance(20) ? 'card' : 'wallet',
      taste: d.from(0, 3),
      merchantFee: d.from(0, 0.02),
      cashback: d.chance(30) ? d.from(0, 0.05) : 0,
      cashbackPerPayment: d.chance(20) ? d.from(0, 2) : 0,
      signupBonus: d.chance(30) ? d.from(0, 20) : 0,
      marketing: d.chance(30) ? d.from(0, 2) : 0,
      budget: d.chance(40) ? d.from(0, 50_000) : null,
      basketUplift: d.chance(30) ? d.from(-0.1, 0.2) : 0,
      dataIntensity: d.from(0, 2),
      openness: d.from(0, 1),
      reviewed: d.chance(80),
      financeIncome: d.from(0, 0.002),
      adoption: {
        innovation: d.from(0, 0.05),
        imitation: d.from(0, 0.1),
        abandonment: d.from(0, 0.05),
        cost: d.from(-2, 5),
        keepCost: d.from(-2, 2),
      },
      partners: { stock: d.from(0, 5), fixedCost: d.from(0.01, 1) },
    })),
    holdings: { joint: byName(portfolios, (_, i) => shares[i]) },
  };
}

function retail(d: Draw, { platforms: ids, regions, chains }: Names): Pick<Draft, 'retailers'> {
  const traits = () => ({
    margin: d.from(0.05, 0.4),
    resentmentCost: d.from(0, 2),
    dataConcern: d.from(0, 0.01),
    integrationCost: d.from(0.0001, 0.003),
    adjustCost: d.from(0.0001, 0.01),
    choiceNoise: d.chance(70) ? 0 : d.from(0, 0.01),
    lossPerception: d.from(0.5, 2),
  });
  return {
    retailers: {
      reviewEvery: d.one([0, 1, 3, 5]),
      memory: d.from(0, 0.9),
      chains: byName(chains, () => ({
        outlets: byName(d.few(regions), () => d.from(1, 30)),
        attraction: d.from(0.5, 10),
        accepts: d.chance(50) ? ('all' as const) : d.some(ids),
        mandate: d.one(['none', 'none', 'open', 'fixed'] as const),
        decides: d.one(['chain', 'region'] as const),
        ...traits(),
      })),
      independents: {
        retailers: d.whole(1, 4),
        outlets: d.from(10, 100),
        sizeSpread: d.from(0, 1),
        acceptance: byName(d.some(ids, 50), () => d.from(0, 1)),
        mandate: d.one(['none', 'open', 'fixed'] as const),
        ...traits(),
      },
    },
  };
}

/** A few interventions; at most one exclusive contract is imposed on a chain, so that none overlap. */
function interventions(d: Draw, names: Names, weeks: number): Interventions {
  const { platforms: ids, regions, chains } = names;
  const dated = () => {
    const week = d.whole(1, weeks);
    return { week, until: d.chance(50) ? null : week + d.whole(1, 8) };
  };
  // one that leaves has nothing else dated
  const leaver = ids.length > 1 && d.chance(15) ? ids[ids.length - 1] : null;
  const platform = () => d.one(ids.filter((id) => id !== leaver));
  const somewhere = () => (d.chance(50) ? null : d.few(regions));
  const makers: (() => Interventions[number])[] = [
    () => ({
      kind: 'offer',
      ...dated(),
      platform: platform(),
      regions: null,
      bonus: d.from(0, 0.1),
      duration: d.whole(1, 6),
      penalty: d.from(0, 0.01),
    }),
    () => ({
      kind: 'campaign',
      ...dated(),
      platform: platform(),
      regions: somewhere(),
      retailers: d.chance(70) ? null : ['independents'],
      cashback: d.from(0, 0.1),
      cashbackPerPayment: d.from(0, 1),
      signupBonus: d.from(0, 5),
      marketing: d.from(0, 2),
      budget: d.chance(50) ? null : d.from(0, 20_000),
    }),
    () => ({ kind: 'outage', ...dated(), platform: platform(), regions: somewhere() }),
    () => ({ kind: 'openness', ...dated(), platform: platform(), openness: d.from(0, 1) }),
    () => ({ kind: 'set', ...dated(), parameter: `platforms.${platform()}.taste`, value: d.from(0, 3) }),
    () => ({ kind: 'set', ...dated(), parameter: 'habit.gain', value: d.from(0, 1) }),
    () => ({ kind: 'ban-exclusivity', ...dated(), grandfather: d.chance(50) }),
    () => ({ kind: 'fee-cap', ...dated(), cap: d.from(0, 0.01) }),
    () => ({ kind: 'incentive-cap', ...dated(), cap: d.from(0, 0.05) }),
    () => ({ kind: 'interoperability', ...dated(), routingFee: d.from(0, 0.002) }),
    () => ({ kind: 'share-cap', ...dated(), share: d.from(0.2, 1) }),
    () => ({ kind: 'data-portability', ...dated(), habitShare: d.from(0, 1) }),
    () => ({ kind: 'fine', ...dated(), platform: platform(), amount: d.from(0, 1e6) }),
    () => ({ kind: 'media-shock', ...dated(), regions: somewhere(), resentment: d.from(-1, 2) }),
  ];
  const list = Array.from({ length: d.whole(0, 4) }, () => d.one(makers)());
  if (chains.length > 0 && d.chance(50))
    list.push({
      kind: 'exclusive',
      ...dated(),
      retailer: d.one(chains),
      platform: platform(),
      regions: null,
      bonus: d.from(0, 0.02),
    });
  if (leaver !== null) list.push({ kind: 'exit', week: d.whole(2, weeks), platform: leaver });
  return list;
}

/** Any small market that the scenario language can say, in drafts that can be changed before they are checked. */
export const arbitraryDraft: fc.Arbitrary<Draft> = fc.gen().map(draft);

/** Any small market that the scenario language can say. */
export const arbitraryScenario: fc.Arbitrary<Scenario> = arbitraryDraft.map((d) => scenarioSchema.parse(d));

/** The same, carried by agents or by expected flows. */
export const draftByEitherEngine: fc.Arbitrary<Draft> = fc
  .tuple(arbitraryDraft, fc.boolean())
  .map(([market, averages]) => ({ ...market, engine: averages ? 'mean-field' : 'agents' }));
