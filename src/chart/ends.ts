/**
 * Moves labels as little as possible (least squares) so that neighbours are `gap` apart and all lie in `[low, high]`.
 * Their order is kept. Isotonic regression by pooling neighbours (Ayer et al. 1955) on positions less i * gap.
 * When they cannot all fit, they spread evenly over the range.
 */
export function pushApart(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const room = wanted.length > 1 ? Math.min(gap, (high - low) / (wanted.length - 1)) : gap;
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const level = isotonic(order.map((place, i) => wanted[place] - i * room));
  const ceiling = high - (wanted.length - 1) * room;
  const moved = new Array<number>(wanted.length);
  order.forEach((place, i) => {
    moved[place] = Math.min(Math.max(level[i], low), Math.max(low, ceiling)) + i * room;
  });
  return moved;
}

/** The closest sequence that never falls. */
function isotonic(values: readonly number[]): number[] {
  const pools: { sum: number; n: number }[] = [];
  for (const value of values) {
    let pool = { sum: value, n: 1 };
    while (pools.length > 0 && average(pools[pools.length - 1]) > average(pool)) {
      const before = pools.pop()!;
      pool = { sum: before.sum + pool.sum, n: before.n + pool.n };
    }
    pools.push(pool);
  }
  return pools.flatMap((pool) => new Array<number>(pool.n).fill(average(pool)));
}

const average = ({ sum, n }: { sum: number; n: number }) => sum / n;
