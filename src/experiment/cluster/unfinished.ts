/**
 * Shards in which a run is missing, from 1 and ascending.
 *
 * @param missing ranges of runs without a result, `from` up to but without `to`, ascending
 * @param shards parts that `runs` runs are cut into by `rangeOf`, none of which is empty
 */
export function unfinishedShards(
  missing: Iterable<readonly [from: number, to: number]>,
  runs: number,
  shards: number,
): number[] {
  const shardOf = (run: number): number => Math.ceil(((run + 1) * shards) / runs);
  const found: number[] = [];
  for (const [from, to] of missing) {
    const begins = Math.max(shardOf(from), (found.at(-1) ?? 0) + 1);
    for (let shard = begins; shard <= shardOf(to - 1); shard++) found.push(shard);
  }
  return found;
}
