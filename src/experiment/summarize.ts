import { type Estimate, estimate } from '../core/stats.ts';
import type { Series } from '../model/series.ts';
import { type Bond, bondsOf } from './contracts.ts';
import { type FigureOf, figuresOf } from './figures.ts';
import type { RunResult } from './run.ts';
import { INDEPENDENTS } from './weekly.ts';
import { type Window, type Windows, windowsOf } from './windows.ts';

/** A headline figure over replicates. Changes are paired: each replicate is compared with itself. */
export interface Figure extends Omit<FigureOf, 'value'> {
  readonly first: Estimate;
  readonly last: Estimate;
  /** Last quarter less the first. */
  readonly change: Estimate;
  /** Quarter before the first intervention; null without one. */
  readonly before: Estimate | null;
  /** Quarter that opens with the first intervention. */
  readonly after: Estimate | null;
  /** After less before. */
  readonly effect: Estimate | null;
  /** Last quarter less the quarter before the first intervention. */
  readonly lasting: Estimate | null;
}

/** The headline figures of a run. As JSON, what does not exist (NaN) is null. */
export interface Summary {
  readonly replicates: number;
  readonly windows: Windows;
  readonly figures: readonly Figure[];
  /** Exclusive contracts that held in at least one replicate. */
  readonly contracts: readonly Bond[];
}

/** Sums a run up: 95 % intervals over replicates, which do not exist with a single one. */
export function summarize({ scenario, series }: RunResult): Summary {
  const windows = windowsOf(scenario);
  const retailers = [...Object.keys(scenario.retailers.chains), INDEPENDENTS];
  return {
    replicates: series.length,
    windows,
    figures: figuresOf(scenario, series[0]).map((figure) => overReplicates(figure, series, windows)),
    contracts: retailers.flatMap((retailer) => bondsOf(series, retailer)),
  };
}

function overReplicates({ value, ...figure }: FigureOf, all: readonly Series[], windows: Windows): Figure {
  const during = (window: Window) => all.map((series) => value(series, window));
  const [first, last] = [during(windows.first), during(windows.last)];
  const before = windows.before && during(windows.before);
  const after = windows.after && during(windows.after);
  return {
    ...figure,
    first: estimate(first),
    last: estimate(last),
    change: paired(last, first),
    before: before && estimate(before),
    after: after && estimate(after),
    effect: before && after && paired(after, before),
    lasting: before && paired(last, before),
  };
}

const paired = (later: readonly number[], earlier: readonly number[]): Estimate =>
  estimate(later.map((value, replicate) => value - earlier[replicate]));

/**
 * Looks a figure up; undefined when the run has no such figure. Where a segment bears the name of a platform or a retailer,
 * the figure of these is found, unless the scope says `consumer`.
 */
export function find(
  summary: Summary,
  name: string,
  subject = 'market',
  region = 'all',
  scope?: Figure['scope'],
): Figure | undefined {
  return summary.figures.find(
    (figure) =>
      figure.name === name &&
      figure.subject === subject &&
      figure.region === region &&
      (scope === undefined || figure.scope === scope),
  );
}

/** What a figure is in two windows, and how it changes from the one to the other within each replicate. */
export interface Contrast {
  readonly from: Estimate;
  readonly to: Estimate;
  readonly change: Estimate;
}

/** Compares any two windows of a run; null when the run has no such figure. */
export function contrast(
  { scenario, series }: RunResult,
  { name, subject, region }: Pick<Figure, 'name' | 'subject' | 'region'>,
  [earlier, later]: readonly [Window, Window],
): Contrast | null {
  const figure = figuresOf(scenario, series[0]).find(
    (one) => one.name === name && one.subject === subject && one.region === region,
  );
  if (!figure) return null;
  const [from, to] = [earlier, later].map((window) => series.map((one) => figure.value(one, window)));
  return { from: estimate(from), to: estimate(to), change: paired(to, from) };
}
