import { splitList } from '../../core/list.ts';
import { MIXED } from '../../experiment/contracts.ts';
import { platformWeeks, retailerRows } from '../../experiment/weekly.ts';
import { MONTH, type Series } from '../../model/series.ts';

/** A retailer in a region of one replicate: its row in each week from 1, -1 where there is none. */
type Rows = Int32Array;

/** Reads cells out of the tables of one replicate. Columns are looked up once: a grid has many thousand cells. */
export class CellReader {
  private readonly series: Series;
  private readonly platforms: readonly string[];
  private readonly accepts: readonly string[];
  private readonly partners: readonly string[];
  private readonly sales: Float64Array;
  private readonly visits: Float64Array;
  private readonly lost: Float64Array;
  private readonly resentments: Float64Array;
  private readonly known = new Map<string, ReadonlySet<string>>();

  constructor(series: Series, platforms: readonly string[]) {
    const { retailers } = series;
    this.series = series;
    this.platforms = platforms;
    this.accepts = retailers.text('accepts');
    this.partners = retailers.text('exclusive_with');
    this.sales = retailers.number('sales');
    this.visits = retailers.number('visits');
    this.lost = retailers.number('lost_sales');
    this.resentments = retailers.number('resentment');
  }

  rows(retailer: string, region: string): Rows {
    return retailerRows(this.series, retailer, region);
  }

  /** Place of the exclusive partner among the platforms, from 1; 0 without one. */
  partner(row: number): number {
    return this.platforms.indexOf(this.partners[row]) + 1;
  }

  resentment(row: number): number {
    return this.resentments[row];
  }

  /** Lost sales over visits in the last month: single weeks of a small chain are mostly noise. */
  lostRate(rows: Rows, week: number): number {
    let [lost, visits] = [0, 0];
    for (let at = Math.max(1, week - MONTH + 1); at <= week; at++) {
      if (rows[at - 1] < 0) continue;
      lost += this.lost[rows[at - 1]];
      visits += this.visits[rows[at - 1]];
    }
    return lost / visits;
  }

  /** Whether shops of the row differ in what they accept. */
  differs(row: number): boolean {
    return this.accepts[row] === MIXED;
  }

  takes(row: number, platform: string): boolean {
    return this.acceptedAt(row).has(platform);
  }

  private acceptedAt(row: number): ReadonlySet<string> {
    const words = this.accepts[row];
    const known = this.known.get(words) ?? new Set(splitList(words));
    this.known.set(words, known);
    return known;
  }

  /**
   * The share of a row's sales made where a platform is accepted: what is left of the region's when `others`, who each do
   * the same in all of their shops, are taken out.
   */
  shareTaking(
    row: number,
    others: readonly number[],
    platform: string,
    region: string,
    week: number,
  ): number {
    const all = platformWeeks(this.series, platform, region, 'acceptance_by_sales');
    let [total, taking] = [this.sales[row], 0];
    for (const other of others) {
      total += this.sales[other];
      if (this.takes(other, platform)) taking += this.sales[other];
    }
    const share = (all.values[all.rows[week - 1]] * total - taking) / this.sales[row];
    return Math.min(1, Math.max(0, share));
  }
}
