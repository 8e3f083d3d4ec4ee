import type { Scenario } from '../../src/scenario/schema.ts';
import { shipped } from '../measure.ts';

/** How large a market is, by what a curve may change. */
export interface Size {
  readonly consumers: number;
  /** Wallets, 1 to 7; anyone may hold any of them together. */
  readonly platforms: number;
  readonly regions: number;
  /** Independent retailers of a region that decide for themselves; eight chains stand beside them. */
  readonly retailers: number;
  readonly replicates: number;
  readonly threads: number;
}

/** What is held while one of them changes. */
export const HELD: Size = {
  consumers: 100_000,
  platforms: 3,
  regions: 5,
  retailers: 30,
  replicates: 1,
  threads: 1,
};

/** Share of consumers who hold a wallet, independently of the others. */
const HELD_BY = 0.6;
const OUTLETS = 500;

/**
 * A market of a given size: `china-2018` with as many like wallets, like regions and deciding retailers as asked for. Its
 * three segments, eight chains, eight rungs of habit and three trips a week stay.
 */
export function marketOf(size: Size): Scenario {
  const base = shipped('seed/china-2018');
  const regions = names('region', size.regions);
  const platforms = names('wallet', size.platforms);
  const wallet = base.platforms['wechat-pay'];
  const { chains, independents } = base.retailers;
  const outlets = byName(regions, () => OUTLETS / regions.length);
  return {
    ...base,
    consumers: size.consumers,
    regions: byName(regions, () => ({ share: 1 / regions.length })),
    platforms: byName(platforms, () => wallet),
    holdings: { ...base.holdings, joint: { none: 1 }, independent: byName(platforms, () => HELD_BY) },
    retailers: {
      ...base.retailers,
      chains: byName(Object.keys(chains), (id) => ({ ...chains[id], outlets })),
      independents: {
        ...independents,
        retailers: size.retailers,
        mandate: 'none',
        acceptance: byName(platforms, (_, i) => 0.9 - 0.05 * i),
      },
    },
  };
}

/** Trips that all consumers make in a week. */
export const tripsOf = ({ consumers, segments }: Scenario): number =>
  consumers * Object.values(segments).reduce((sum, { share, trips }) => sum + share * trips, 0);

const names = (what: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${what}-${i + 1}`);

const byName = <T>(all: readonly string[], make: (name: string, index: number) => T): Record<string, T> =>
  Object.fromEntries(all.map((name, index) => [name, make(name, index)]));
