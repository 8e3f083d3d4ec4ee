interface Named {
  readonly id: string;
  readonly name: string;
}

interface Coloured extends Named {
  readonly fill: string;
  readonly text: string;
}

/** Who accepts what in every region, week by week: numbers in flat columns, so that they travel quickly. */
export interface RetailerGrid {
  /** Weeks that are told, ascending: all of a short run. */
  readonly weeks: readonly number[];
  readonly retailers: readonly Named[];
  /** How many retailers are left out. */
  readonly left: number;
  readonly regions: readonly Named[];
  readonly platforms: readonly Coloured[];
  /** Percent of replicates (of sales, where shops differ) in which a platform is accepted; 255 where there is no shop. */
  readonly taken: Uint8Array;
  /** Place of the exclusive partner in most replicates among the platforms, from 1; 0 without one. */
  readonly partner: Uint8Array;
  /** Share of visits that ended without a sale, over four weeks, mean of the replicates. */
  readonly lost: Float32Array;
  /** Resentment in points, mean of the replicates. */
  readonly resentment: Float32Array;
  /** What the numbers are the mean of, and of which run. */
  readonly words: string;
  readonly source: string;
}

/** Where there is no shop. */
export const NO_SHOP = 255;

/** A cell of the grid among the flat columns. */
export const placeIn = (
  { retailers, regions }: Pick<RetailerGrid, 'retailers' | 'regions'>,
  week: number,
  retailer: number,
  region: number,
): number => (week * retailers.length + retailer) * regions.length + region;
