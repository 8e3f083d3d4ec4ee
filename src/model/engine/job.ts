import type { RunKey } from '../../core/rng.ts';
import type { WalletLaw } from '../law/wallet-law.ts';
import type { KernelTables } from './kernel-tables.ts';

/** What is known of the consumers of a market beside their words. It stays the same for a whole run. */
export interface Population {
  readonly consumers: number;
  readonly platforms: number;
  readonly rungs: number;
  /** The platforms that are wallets, as a mask. */
  readonly wallets: number;
  readonly key: RunKey;
}

/** Consumers under one law, and where their sums go: from `at` to `at + size`. */
export interface Part {
  readonly first: number;
  readonly consumers: number;
  readonly at: number;
  readonly size: number;
}

/**
 * What is to be done with all consumers of some cells. A job is numbers and arrays alone, so that it can be handed to
 * another thread; what it leaves is sums of whole numbers, so that any split of the consumers gives the same.
 */
export type Job = Shopping | Changing | Closing;

/** Trips of a week. Sums: trips by (top of wallet << bits) + outcome. */
export interface Shopping {
  readonly kind: 'shop';
  readonly week: number;
  readonly cells: readonly (Part & Errand)[];
}

export interface Errand {
  /** Expected trips a consumer. */
  readonly trips: number;
  readonly alias: Int32Array;
  readonly tables: KernelTables;
}

/** Adopting and dropping. Sums: adopted by method, dropped by method, consumers by row. */
export interface Changing {
  readonly kind: 'change';
  readonly week: number;
  readonly cells: readonly (Part & { readonly change: Change | null })[];
}

export interface Change {
  readonly law: WalletLaw;
  /** By row: a 32-bit word below this means that some platform changes hands. */
  readonly below: Float64Array;
}

/** The end of a month, or of a window of switching. Sums: an `Activity`; consumers by from * methods + to. */
export interface Closing {
  readonly kind: 'month' | 'window';
  readonly cells: readonly Part[];
}

/** Consumers that are worked on at a time: their trips fit a 32-bit tally, and they take about a millisecond. */
export const BLOCK = 1 << 15;

/** Places that the sums of a job take. */
export function sizeOf({ cells }: Job): number {
  const last = cells.at(-1);
  return last === undefined ? 0 : last.at + last.size;
}
