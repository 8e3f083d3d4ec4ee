import { moments } from '../../core/stats.ts';
import type { Series } from '../../model/series.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Check, Lab } from './benchmark.ts';
import { ROUNDING } from './compare.ts';

/** A number read from a run and from its twin, another scenario with common random numbers. */
export interface PairedClaim {
  readonly what: string;
  readonly twin: Scenario;
  readonly expected: number;
  readonly read: (series: Series, twin: Series) => number;
  /** What rounding leaves of a difference of nearly equal numbers, in the unit of the value. */
  readonly slack?: number;
  /** What separates the agents' mean from the limit N -> infinity, in the unit of the value: 2/N for a share (R4). */
  readonly bias?: number;
}

/** Compares what a difference between two scenarios comes to with both engines; errors are those between replicates (R4). */
export function comparePaired(
  lab: Lab,
  { what, twin, expected, read, slack = 0, bias = 0 }: PairedClaim,
): Check[] {
  const twins = lab.agents(twin);
  const { n, mean, variance } = moments(lab.agents().map((series, r) => read(series, twins[r])));
  const tolerance = ROUNDING * Math.abs(expected) + slack;
  const claim = { what, relation: '=', expected } as const;
  return [
    {
      ...{ ...claim, engine: 'mean-field', tolerance, error: 0 },
      simulated: read(lab.meanField(), lab.meanField(twin)),
    },
    {
      ...{ ...claim, engine: 'agents', tolerance: tolerance + bias },
      simulated: mean,
      error: Math.sqrt(variance / n),
    },
  ];
}
