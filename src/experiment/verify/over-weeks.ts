import type { Series } from '../../model/series.ts';
import { ALL, marketWeeks, platformWeeks } from '../weekly.ts';
import { meanOver, type Window } from '../windows.ts';
import type { Reading } from './compare.ts';

/** Mean of a column of `platforms.csv` over a stretch of weeks. */
export const platformOver =
  (method: string, column: string, window: Window, region: string = ALL): Reading =>
  (series) =>
    meanOver(platformWeeks(series, method, region, column), window);

/** Mean of a column of `market.csv` over a stretch of weeks. */
export const marketOver =
  (column: string, window: Window, region: string = ALL): Reading =>
  (series) =>
    meanOver(marketWeeks(series, region, column), window);

/** Mean over weeks of a method's share of payments. */
export const shareOver = (method: string, window: Window): Reading =>
  platformOver(method, 'payment_share', window);

/** Mean over weeks of the share of consumers whose top of wallet a method is. */
export const topShareOver =
  (method: string, window: Window, consumers: number): Reading =>
  (series) =>
    platformOver(method, 'top_of_wallet', window)(series) / consumers;

/** Share of trips that end in a payment with a platform, walking away counted among the trips. */
export const digitalOver =
  (platforms: readonly string[], window: Window, region: string = ALL): Reading =>
  (series) =>
    platforms.reduce((sum, id) => sum + platformOver(id, 'payments', window, region)(series), 0) /
    marketOver('trips', window, region)(series);

/** Changes of the top of wallet per consumer and window of switching, over the windows that lie within these weeks. */
export const changesOver =
  (window: Window): Reading =>
  ({ switching }: Series) => {
    const [starts, consumers] = [switching.number('window_start'), switching.number('consumers')];
    const [region, from, to] = ['region', 'from', 'to'].map((name) => switching.text(name));
    let [moved, all] = [0, 0];
    for (let row = 0; row < switching.rows; row++) {
      if (region[row] !== ALL || starts[row] < window.from || starts[row] > window.to) continue;
      all += consumers[row];
      if (from[row] !== to[row]) moved += consumers[row];
    }
    return moved / all;
  };

/** Sum of readings with signs: a difference of differences is one reading. */
export const lessThan =
  (a: Reading, b: Reading, times = 1): Reading =>
  (series) =>
    a(series) - times * b(series);
