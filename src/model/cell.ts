import type { BuiltLaw } from './law/build-law.ts';
import type { CellDraft } from './law/law.ts';
import type { WalletLaw } from './law/wallet-law.ts';

/** Consumers of one segment in one region, all under the same law. */
export interface Cell {
  readonly index: number;
  readonly region: number;
  readonly segment: string;
  /** Consumers `first .. first + consumers`. */
  readonly first: number;
  readonly consumers: number;
  /** Consumers by row. */
  readonly histogram: Float64Array;
  /** The same as retailers believe it to be: smoothed over the past. */
  readonly belief: Float64Array;
  /** The inputs of the week's law, written by the phase that has it built. */
  readonly inputs: CellDraft;
  /** The law of the week under way, or of the last one that was. */
  readonly law: BuiltLaw;
  /** By which its consumers adopt and drop platforms, where anybody may: written by the phase that lets them. */
  readonly wallets: WalletLaw;
}
