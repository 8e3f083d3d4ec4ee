import { sizeOf } from '../law/rows.ts';
import type { Market } from '../market.ts';
import { walletMask } from '../week/terms.ts';

/** Consumers by cell. */
export interface WalletHolders {
  /** Who hold one wallet or more. */
  readonly some: Float64Array;
  /** Who hold two or more. */
  readonly several: Float64Array;
}

/** Counts those who hold wallets; a card is none. */
export function walletHolders(market: Market): WalletHolders {
  const { cells, rows } = market;
  const wallets = walletMask(market);
  const held = Uint8Array.from({ length: rows.firstOf.length - 1 }, (_, i) => sizeOf((i << 1) & wallets));
  const some = new Float64Array(cells.length);
  const several = new Float64Array(cells.length);
  for (const { index, histogram } of cells) {
    for (let portfolio = 0; portfolio < held.length; portfolio++) {
      if (held[portfolio] === 0) continue;
      for (let row = rows.firstOf[portfolio]; row < rows.firstOf[portfolio + 1]; row++) {
        some[index] += histogram[row];
        if (held[portfolio] > 1) several[index] += histogram[row];
      }
    }
  }
  return { some, several };
}
