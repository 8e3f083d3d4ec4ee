import { moments } from '../../core/stats.ts';
import type { Series } from '../../model/series.ts';
import type { Check, Lab, Picture, Point } from './benchmark.ts';

/** Relative error of a number that is computed and not drawn (R1). */
export const ROUNDING = 1e-9;

/** A number read from a run. */
export type Reading = (series: Series) => number;

export interface Claim {
  readonly what: string;
  readonly expected: number;
  readonly read: Reading;
  /** What separates the agents' mean from the limit N -> infinity, in the unit of the value: 2/N for a share (R4). */
  readonly bias?: number;
  /** Standard error of the agents' mean, where theory gives it (R2, R3); else it is that between replicates (R4). */
  readonly error?: number;
  /** Relative error allowed to the mean field; only where a limit is approached, not reached. */
  readonly rounding?: number;
}

/** Compares a number known on paper with both engines. */
export function compare(lab: Lab, claim: Claim): Check[] {
  return [checkMeanField(lab, claim), checkAgents(lab, claim)];
}

export function checkMeanField(lab: Lab, { what, expected, read, rounding = ROUNDING }: Claim): Check {
  const simulated = read(lab.meanField());
  const tolerance = rounding * Math.max(Math.abs(expected), Number.MIN_VALUE);
  return { what, engine: 'mean-field', relation: '=', expected, simulated, error: 0, tolerance };
}

export function checkAgents(lab: Lab, { what, expected, read, bias = 0, error }: Claim): Check {
  const { n, mean, variance } = moments(lab.agents().map(read));
  const tolerance = bias + ROUNDING * Math.abs(expected);
  // Where nothing is drawn, the last digits of a sum may still differ between replicates: that is no standard error.
  const spread = Math.sqrt(variance / n);
  const drawn = spread <= 1e-3 * ROUNDING * Math.abs(mean) ? 0 : spread;
  return {
    what,
    engine: 'agents',
    relation: '=',
    expected,
    simulated: mean,
    error: error ?? drawn,
    tolerance,
  };
}

/** Standard error of a share of `n` independent draws (R2). */
export const errorOfShare = (p: number, n: number): number => Math.sqrt((p * (1 - p)) / n);

/** Whether a check holds at z standard errors. */
export function holds({ relation, expected, simulated, error, tolerance }: Check, z: number): boolean {
  const gap = simulated - expected;
  if (relation === '=') return Math.abs(gap) <= z * error + tolerance;
  return (relation === '>' ? gap : -gap) > z * error + tolerance;
}

/** Standard errors between what is expected and what was found; NaN where nothing is drawn. */
export const zOf = ({ expected, simulated, error }: Check): number =>
  error > 0 ? (simulated - expected) / error : Number.NaN;

/** A picture of checks: one place on the x axis each, in the order given, both engines beside the closed form. */
export function pictureOf(
  checks: readonly Check[],
  axes: Pick<Picture, 'x' | 'y' | 'format'>,
  z: number,
): Picture {
  const at = (engine: Check['engine']) => checks.filter((check) => check.engine === engine);
  const point = ({ what, simulated }: Check): Point => ({ x: what, y: simulated });
  const expected = new Map(checks.map((check) => [check.what, check.expected]));
  return {
    ...axes,
    theory: [...expected].map(([x, y]) => ({ x, y })),
    meanField: at('mean-field').map(point),
    agents: at('agents').map((check) => ({
      ...point(check),
      low: check.simulated - z * check.error,
      high: check.simulated + z * check.error,
    })),
  };
}
