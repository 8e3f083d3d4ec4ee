/**
 * Shards in which a run is missing, from 1 and ascending.
 *
 * @param missing numbers of the runs without a result, each from 0 to `runs` - 1
 * @param shards parts that `runs` runs are cut into by `rangeOf`
 */
export function unfinishedShards(missing: Iterable<number>, runs: number, shards: number): number[] {
  const found = new Set<number>();
  for (const run of missing) found.add(Math.ceil(((run + 1) * shards) / runs));
  return [...found].toSorted((a, b) => a - b);
}
