/**
 * Rows: all that a consumer remembers, as one small integer.
 *
 * A row is a valid combination of (portfolio, top of wallet, rung). Portfolios are bit masks over methods: bit m is set
 * for a held platform m; bit 0 (cash) is never part of a portfolio. Method 0 is cash, 1..K are the platforms.
 */
export interface Rows {
  /** K, without cash. */
  readonly platforms: number;
  /** K + 1, cash included. */
  readonly methods: number;
  readonly rungs: number;
  readonly count: number;
  readonly portfolioOf: Uint16Array;
  readonly topOf: Uint8Array;
  readonly rungOf: Uint8Array;
  /** First row of each portfolio, by mask >> 1; one more entry closes the last. */
  readonly firstOf: Int32Array;
  /** By row * methods + platform: the row with that platform adopted or dropped; -1 where it is the top of wallet. */
  readonly toggled: Int16Array;
  /** The row of a valid combination; -1 if the top of wallet is not held. */
  at(portfolio: number, top: number, rung: number): number;
}

export function createRows(platforms: number, rungs: number): Rows {
  const methods = platforms + 1;
  const portfolios = 1 << platforms;
  const index = new Int32Array(portfolios * methods * rungs).fill(-1);
  const portfolioOf: number[] = [];
  const topOf: number[] = [];
  const rungOf: number[] = [];
  const firstOf = new Int32Array(portfolios + 1);
  for (let held = 0; held < portfolios; held++) {
    const portfolio = held << 1;
    firstOf[held] = portfolioOf.length;
    for (let top = 0; top < methods; top++) {
      if (top > 0 && !((portfolio >> top) & 1)) continue;
      for (let rung = 0; rung < rungs; rung++) {
        index[(held * methods + top) * rungs + rung] = portfolioOf.length;
        portfolioOf.push(portfolio);
        topOf.push(top);
        rungOf.push(rung);
      }
    }
  }
  firstOf[portfolios] = portfolioOf.length;
  const at: Rows['at'] = (portfolio, top, rung) => index[((portfolio >> 1) * methods + top) * rungs + rung];
  const toggled = new Int16Array(portfolioOf.length * methods).fill(-1);
  for (let row = 0; row < portfolioOf.length; row++) {
    for (let method = 1; method < methods; method++) {
      if (method === topOf[row]) continue;
      toggled[row * methods + method] = at(portfolioOf[row] ^ (1 << method), topOf[row], rungOf[row]);
    }
  }
  return {
    platforms,
    methods,
    rungs,
    count: portfolioOf.length,
    portfolioOf: Uint16Array.from(portfolioOf),
    topOf: Uint8Array.from(topOf),
    rungOf: Uint8Array.from(rungOf),
    firstOf,
    toggled,
    at,
  };
}

/** Number of methods in a mask. */
export function sizeOf(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) count++;
  return count;
}
