import type { Rows } from './rows.ts';

/**
 * The law of a week's adopting and dropping in one cell (ODD 7.10). Each platform changes hands independently: one that is
 * not held is adopted, one that is held is dropped, with the hazard of the consumer's row. It is numbers alone, so that it
 * can be handed to another thread.
 */
export interface WalletLaw {
  /** By row * methods + platform: chance of adopting it where it is not held, of dropping it where it is. */
  readonly hazard: Float64Array;
  /** By portfolio mask >> 1: the held method that a lost top of wallet falls to. */
  readonly favourite: Uint8Array;
  /** The rung it starts on. */
  landing: number;
}

/** Memory for the wallet law of a cell, to be written anew every week. */
export const emptyWalletLaw = ({ count, methods, platforms }: Rows): WalletLaw => ({
  hazard: new Float64Array(count * methods),
  favourite: new Uint8Array(1 << platforms),
  landing: 0,
});

/** The row after adopting and dropping the platforms of a mask. */
export function rowAfter(
  rows: Rows,
  { favourite, landing }: Pick<WalletLaw, 'favourite' | 'landing'>,
  row: number,
  toggles: number,
): number {
  const portfolio = rows.portfolioOf[row] ^ toggles;
  const top = rows.topOf[row];
  if (top === 0 || (portfolio >> top) & 1) return rows.at(portfolio, top, rows.rungOf[row]);
  return rows.at(portfolio, favourite[portfolio >> 1], landing);
}
