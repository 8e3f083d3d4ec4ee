import { ALL, marketWeeks, platformWeeks } from '../../../weekly.ts';
import { meanOver, type Window } from '../../../windows.ts';
import type { Reading } from '../../compare.ts';

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

/** Share of trips that end in a payment with a platform, walking away counted among the trips. */
export const digitalOver =
  (platforms: readonly string[], window: Window, region: string = ALL): Reading =>
  (series) =>
    platforms.reduce((sum, id) => sum + platformOver(id, 'payments', window, region)(series), 0) /
    marketOver('trips', window, region)(series);

/** Sum of readings with signs: a difference of differences is one reading. */
export const lessThan =
  (a: Reading, b: Reading, times = 1): Reading =>
  (series) =>
    a(series) - times * b(series);
