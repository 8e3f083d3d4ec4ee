import type { z } from 'zod';
import { type Scenario, scenarioSchema } from '../../src/scenario/schema.ts';

/** What an author may write: everything with a default may be left out. */
export type Draft = z.input<typeof scenarioSchema>;

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Maps of shares: what is written replaces the whole. */
const WHOLE = new Set(['joint', 'independent', 'topOfWallet', 'shares']);

/** `over` laid on `base`: maps are merged (but for maps of shares), everything else is replaced. */
export function merged<T>(base: T, over: unknown): T {
  if (!isPlain(base) || !isPlain(over)) return over as T;
  const result: Plain = { ...base };
  for (const [key, value] of Object.entries(over)) {
    result[key] = WHOLE.has(key) ? value : merged(result[key], value);
  }
  return result as T;
}

/** As `merged`, for a part of a draft however deep. */
export type Part<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]?: Part<T[K]> }
    : T;

/**
 * A market in which everything that a test does not ask for is switched off: one region, one segment, one shop that
 * takes all, no cash, nobody walks away, no habit, no network effect, no adoption, no resentment, no review, no fee.
 */
const BARE: Draft = {
  name: 'Theory',
  weeks: 1,
  replicates: 1,
  consumers: 1000,
  seed: 1,
  habit: { rungs: 1, strength: 0 },
  cash: { offered: false, taste: 0 },
  shopping: { walkAway: false, priceSensitivity: 0 },
  wallets: { enabled: false, valueDriven: false },
  resentment: { growth: 0, sensitivity: 0 },
  segments: { all: { share: 1, trips: 1, moneyUtility: 1, basket: 1, carriesCash: 1, storeChoice: 0 } },
  regions: { here: { share: 1 } },
  platforms: {},
  start: { habits: 'given' },
  retailers: {
    reviewEvery: 0,
    memory: 0,
    chains: {
      shop: { outlets: { here: 1 }, integrationCost: 0, adjustCost: 0 },
    },
    independents: { retailers: 0 },
  },
};

/** A bare market with platforms of the given tastes, held by all, and whatever else `over` says. */
export function bareMarket(tastes: Readonly<Record<string, number>>, over: Part<Draft> = {}): Scenario {
  const platforms = Object.fromEntries(
    Object.entries(tastes).map(([id, taste]) => [id, { taste, merchantFee: 0, cost: 0, dataValue: 0 }]),
  );
  const everything = Object.keys(tastes).join(' + ');
  const draft: Draft = { ...BARE, platforms, holdings: { joint: { [everything || 'none']: 1 } } };
  return scenarioSchema.parse(merged(draft, over));
}

/** A scenario that differs from another in some settings. */
export const changed = (scenario: Scenario, over: Part<Draft>): Scenario =>
  scenarioSchema.parse(merged(scenario as Draft, over));
