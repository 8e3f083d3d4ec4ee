import { isCertain, type RunResult } from '../experiment/run.ts';

/** Whether a result holds expected values, in which no chance is left to show. */
export const isExpected = ({ scenario }: Pick<RunResult, 'scenario'>): boolean => isCertain(scenario);

/** What lines and bands are, for a subtitle. */
export function bandWords(result: RunResult, wider = ''): string {
  const runs = result.series.length;
  if (isExpected(result)) return 'Lines show expected values (mean field).';
  if (runs === 1) return 'One run only, so there are no bands: ask for more replicates.';
  return `Lines show the median of ${runs} runs; bands hold 80% of the runs${wider}.`;
}

/** What holds in more than half of the runs, for the end of a phrase: nothing where there is one run only. */
export const inMostRuns = ({ series }: RunResult): string => (series.length > 1 ? ' in most runs' : '');

/** What a figure is the mean of: `mean of 10 runs`. */
export function meanWords(result: RunResult): string {
  const runs = result.series.length;
  if (isExpected(result)) return 'expected values (mean field)';
  return runs === 1 ? 'one run only' : `mean of ${runs} runs`;
}
