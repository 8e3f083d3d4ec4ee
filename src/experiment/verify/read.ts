import { ALL, inWeek, marketWeeks, platformWeeks, retailerWeeks } from '../weekly.ts';
import type { Reading } from './compare.ts';

/** A column of `platforms.csv` in a week. */
export const platformIn =
  (method: string, column: string, week: number, region: string = ALL): Reading =>
  (series) =>
    inWeek(platformWeeks(series, method, region, column), week);

/** Share of all payments. */
export const platformShare = (method: string, week: number, region: string = ALL): Reading =>
  platformIn(method, 'payment_share', week, region);

/** A column of `market.csv` in a week. */
export const marketIn =
  (column: string, week: number, region: string = ALL): Reading =>
  (series) =>
    inWeek(marketWeeks(series, region, column), week);

/** A column of `retailers.csv` in a week. */
export const retailerIn =
  (retailer: string, column: string, week: number, region: string = ALL): Reading =>
  (series) =>
    inWeek(retailerWeeks(series, retailer, region, column), week);
