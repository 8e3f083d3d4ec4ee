import { ALL, type Weeks } from '../experiment/weekly.ts';
import type { Series } from '../model/series.ts';

/**
 * Share of all sales made by retailers bound to each platform by an exclusive contract, week by week.
 * Counted from the retailers' rows of single regions, since a chain may be bound in one region and free in another.
 */
export function exclusiveCoverage(series: Series, platforms: readonly string[]): Map<string, Weeks> {
  const { retailers } = series;
  const weeks = retailers.number('week');
  const sales = retailers.number('sales');
  const [regions, partners] = [retailers.text('region'), retailers.text('exclusive_with')];
  const last = weeks.reduce((most, week) => Math.max(most, week), 0);
  const total = new Float64Array(last);
  const bound = new Map(platforms.map((platform) => [platform, new Float64Array(last)]));
  for (let row = 0; row < retailers.rows; row++) {
    if (regions[row] === ALL || !(sales[row] >= 0)) continue;
    total[weeks[row] - 1] += sales[row];
    const of = bound.get(partners[row]);
    if (of) of[weeks[row] - 1] += sales[row];
  }
  const rows = Int32Array.from(total, (_, i) => i);
  return new Map(
    [...bound].map(([platform, values]) => [
      platform,
      { rows, values: values.map((value, i) => value / total[i]) },
    ]),
  );
}
