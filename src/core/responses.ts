/** What the runs of a design answered. */
export interface Responses {
  /**
   * Run after run, in a run outcome after outcome, as runs are numbered: the value of an outcome in a replicate of a point
   * is at `(point * replicates + replicate) * outcomes + outcome`. NaN where a run failed or an outcome does not exist.
   */
  readonly values: Float64Array;
  readonly replicates: number;
  readonly outcomes: number;
}

/**
 * One outcome alone: point after point, in a point replicate after replicate.
 *
 * @throws RangeError if there are more or fewer numbers than the points, replicates and outcomes make.
 */
export function runsOf(
  { values, replicates, outcomes }: Responses,
  points: number,
  outcome: number,
): Float64Array {
  const runs = points * replicates;
  if (values.length !== runs * outcomes)
    throw new RangeError(
      `${points} points, ${replicates} replicates and ${outcomes} outcomes make ${runs * outcomes} numbers, ` +
        `but there are ${values.length}.`,
    );
  return Float64Array.from({ length: runs }, (_, run) => values[run * outcomes + outcome]);
}
