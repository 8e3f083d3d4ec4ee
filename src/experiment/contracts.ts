import { type Estimate, estimate } from '../core/stats.ts';
import type { Series } from '../model/series.ts';
import { regionsOf, retailerRows } from './weekly.ts';

/** Stands in `retailers.csv` where a chain's regions differ. */
export const MIXED = 'mixed';

/** How long a retailer was bound to a platform by an exclusive contract. */
export interface Bond {
  readonly retailer: string;
  readonly region: string;
  readonly platform: string;
  /** Weeks under contract, over replicates (0 where it never signed). */
  readonly weeks: Estimate;
  /** Share of replicates in which it was ever bound. */
  readonly ever: number;
  /** Share of replicates in which it was bound in the last week. */
  readonly atEnd: number;
}

/** Every bond that held in at least one replicate, for a retailer's every region. */
export function bondsOf(all: readonly Series[], retailer: string): Bond[] {
  return regionsOf(all[0], retailer).flatMap((region) => {
    const runs = all.map((series) => partnersByWeek(series, retailer, region));
    const platforms = new Set(runs.flat().filter((platform) => platform !== '' && platform !== MIXED));
    return [...platforms].sort().map((platform) => bond(runs, { retailer, region, platform }));
  });
}

/** The exclusive partner in each week, empty where there is none. */
export function partnersByWeek(series: Series, retailer: string, region: string): string[] {
  const partners = series.retailers.text('exclusive_with');
  return Array.from(retailerRows(series, retailer, region), (row) => (row < 0 ? '' : partners[row]));
}

function bond(runs: readonly string[][], name: Pick<Bond, 'retailer' | 'region' | 'platform'>): Bond {
  const weeks = runs.map((run) => run.filter((platform) => platform === name.platform).length);
  const bound = runs.filter((run) => run.at(-1) === name.platform).length;
  return {
    ...name,
    weeks: estimate(weeks),
    ever: weeks.filter((count) => count > 0).length / runs.length,
    atEnd: bound / runs.length,
  };
}
