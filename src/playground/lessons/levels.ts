import { weeksOf } from '../../experiment/outcomes/window-words.ts';
import type { RunResult } from '../../experiment/run.ts';
import { find, type Summary, summarize } from '../../experiment/summarize.ts';
import { marketWeeks } from '../../experiment/weekly.ts';
import { meanOver, type Window } from '../../experiment/windows.ts';

/** A figure in the quarters that lessons speak of: means over replicates, NaN where there is no such quarter. */
export interface Levels {
  /** The quarter before the first event. */
  readonly before: number;
  /** The quarter that opens with it. */
  readonly after: number;
  readonly last: number;
}

const summaries = new WeakMap<RunResult, Summary>();

/** The summary of a run, made once. */
export function summaryOf(result: RunResult): Summary {
  const known = summaries.get(result) ?? summarize(result);
  summaries.set(result, known);
  return known;
}

/** Throws where the run has no such figure: a lesson asks for those of its own scenarios. */
export function levels(result: RunResult, name: string, subject = 'market', region = 'all'): Levels {
  const figure = find(summaryOf(result), name, subject, region);
  if (figure === undefined) throw new Error(`no figure ${name} of ${subject} in ${region}`);
  const { before, after, last } = figure;
  return { before: before?.mean ?? Number.NaN, after: after?.mean ?? Number.NaN, last: last.mean };
}

/** Sum of a column of `market.csv` over the quarter after the first event, mean over replicates; NaN without an event. */
export function countAfter({ scenario, series }: RunResult, column: string): number {
  const window: Window | null = weeksOf('after', scenario);
  if (window === null) return Number.NaN;
  const sums = series.map(
    (one) => meanOver(marketWeeks(one, 'all', column), window) * (window.to - window.from + 1),
  );
  return sums.reduce((total, sum) => total + sum, 0) / sums.length;
}

/** Share of the replicates in which a retailer is bound to the platform in the last week. */
export function boundAtEnd(result: RunResult, retailer: string, platform: string): number {
  const bonds = summaryOf(result).contracts.filter(
    (bond) => bond.retailer === retailer && bond.platform === platform,
  );
  return Math.max(0, ...bonds.map(({ atEnd }) => atEnd));
}
