import { moments } from '../../../../core/stats.ts';
import type { Series } from '../../../../model/series.ts';
import type { Scenario } from '../../../../scenario/schema.ts';
import type { Check, Lab, Picture } from '../../benchmark.ts';
import { type Reading, ROUNDING } from '../../compare.ts';

/** Two markets that differ in one thing. With one seed they have common random numbers (Glasserman & Yao 1992). */
export interface Pair {
  readonly from: Scenario;
  readonly to: Scenario;
}

/** Which way a figure must move from the one market to the other. */
export interface Sign {
  readonly what: string;
  readonly relation: '>' | '<';
  readonly read: Reading;
}

/** Difference between the two markets, replicate by replicate, against none (R6); and that of the mean field. */
export function signChecks(lab: Lab, pair: Pair, { what, relation, read }: Sign): Check[] {
  const { mean, error } = pairedGap(lab, pair, read);
  const before = read(lab.meanField(pair.from));
  const claim = { what, relation, expected: 0 };
  return [
    {
      ...claim,
      engine: 'mean-field',
      simulated: read(lab.meanField(pair.to)) - before,
      error: 0,
      // what rounding alone could move is no move
      tolerance: ROUNDING * Math.abs(before),
    },
    { ...claim, engine: 'agents', simulated: mean, error, tolerance: 0 },
  ];
}

/** Mean difference over replicates with common draws, and its standard error. */
export function pairedGap(lab: Lab, { from, to }: Pair, read: Reading): { mean: number; error: number } {
  const before = lab.agents(from);
  const gaps = lab.agents(to).map((series, replicate) => read(series) - read(before[replicate]));
  const { n, mean, variance } = moments(gaps);
  return { mean, error: Math.sqrt(variance / n) };
}

/** A strength of the cause, and the market in which it is as strong. */
export interface Dose {
  readonly x: number;
  readonly scenario: Scenario;
}

/** What is looked at along the strengths, as one curve. */
export interface Response {
  readonly group: string;
  readonly read: Reading;
}

/** The outcome against the strength of the cause: agents at `doses`, the mean field at these and at `between`. */
export function doseResponse(
  lab: Lab,
  axes: Pick<Picture, 'x' | 'y' | 'format'>,
  doses: readonly Dose[],
  responses: readonly Response[],
  between: readonly Dose[] = [],
): Picture {
  const all = [...new Map([...between, ...doses].map((dose) => [dose.x, dose])).values()].toSorted(
    (a, b) => a.x - b.x,
  );
  return {
    ...axes,
    theory: [],
    meanField: responses.flatMap(({ group, read }) =>
      all.map(({ x, scenario }) => ({ x, y: read(lab.meanField(scenario)), group })),
    ),
    agents: responses.flatMap(({ group, read }) =>
      doses.map(({ x, scenario }) => ({ x, group, ...meanWithin(lab, lab.agents(scenario), read) })),
    ),
  };
}

/** Mean over replicates with z standard errors to either side. */
function meanWithin({ z }: Lab, runs: readonly Series[], read: Reading) {
  const { n, mean, variance } = moments(runs.map(read));
  const reach = z * Math.sqrt(variance / n);
  return { y: mean, low: mean - reach, high: mean + reach };
}
