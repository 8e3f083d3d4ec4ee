import { splitList } from '../../core/list.ts';
import type { Scenario } from '../../scenario/schema.ts';

/** Share of a cell's consumers by portfolio (mask >> 1), from the scenario's holdings. Sums to 1. */
export function portfolioShares(scenario: Scenario, region: string, segment: string): Float64Array {
  const { joint, independent, segments, regions } = scenario.holdings;
  const platforms = Object.keys(scenario.platforms);
  const bitOf = (id: string) => 1 << platforms.indexOf(id);
  let shares = new Float64Array(1 << platforms.length);
  for (const [portfolio, share] of Object.entries(regions[region] ?? segments[segment] ?? joint)) {
    const ids = portfolio === 'none' ? [] : splitList(portfolio);
    shares[ids.reduce((mask, id) => mask | bitOf(id), 0)] += share;
  }
  for (const [id, share] of Object.entries(independent)) shares = withHeldBy(shares, bitOf(id), share);
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

/** A share of each portfolio's consumers also holds the platform of `bit`. */
function withHeldBy(
  shares: Float64Array<ArrayBuffer>,
  bit: number,
  share: number,
): Float64Array<ArrayBuffer> {
  const result = new Float64Array(shares.length);
  for (let held = 0; held < shares.length; held++) {
    result[held | bit] += shares[held] * share;
    result[held & ~bit] += shares[held] * (1 - share);
  }
  return result;
}

/** Splits `total` into whole parts in proportion to `shares`, by largest remainders: the parts sum to the total. */
export function apportion(total: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  const exact = shares.map((share) => (total * share) / sum);
  const parts = exact.map(Math.floor);
  const order = exact.map((value, index) => ({ index, rest: value - parts[index] }));
  order.sort((a, b) => b.rest - a.rest || a.index - b.index);
  let left = total - parts.reduce((a, b) => a + b, 0);
  for (const { index } of order) {
    if (left-- <= 0) break;
    parts[index]++;
  }
  return parts;
}
