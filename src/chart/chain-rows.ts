import { partnersByWeek } from '../experiment/contracts.ts';
import type { RunResult } from '../experiment/run.ts';
import { ALL, INDEPENDENTS, inWeek, retailerWeeks, type Weeks } from '../experiment/weekly.ts';
import { MONTH, type Series } from '../model/series.ts';
import { type BandPoint, bandsOf, drawnWeeks } from './bands.ts';
import { focusRegion, focusRetailer } from './focus.ts';

/** A stretch of weeks under an exclusive contract with one platform. */
export interface Spell {
  readonly platform: string;
  /** In weeks since the opening. */
  readonly from: number;
  readonly to: number;
}

/** A retailer in a region, with what is drawn of it. */
export interface ChainRow {
  readonly retailer: string;
  /** `all`, or the one region that the scenario is about. */
  readonly region: string;
  readonly lost: readonly BandPoint[];
  readonly resentment: readonly BandPoint[];
  /** Contracts in force in more than half of the runs. */
  readonly spells: readonly Spell[];
}

/** Named chains, the one in focus first, then by the most they ever lost; the independents last. */
export function chainRows({ scenario, series }: RunResult, most: number): ChainRow[] {
  const focus = focusRetailer(scenario);
  const region = focusRegion(scenario);
  const rows = [...Object.keys(scenario.retailers.chains), INDEPENDENTS].flatMap((retailer) => {
    const place = retailer === focus && region !== null ? region : ALL;
    return rowOf(series, scenario.weeks, retailer, place);
  });
  const rank = (row: ChainRow) =>
    row.retailer === focus ? Number.POSITIVE_INFINITY : row.retailer === INDEPENDENTS ? -1 : peak(row.lost);
  const bound = (row: ChainRow) => (row.spells.length > 0 && row.retailer !== focus ? 1 : 0);
  const sorted = rows.sort((a, b) => rank(b) + bound(b) - rank(a) - bound(a));
  return sorted.length <= most ? sorted : [...sorted.slice(0, most - 1), ...sorted.slice(-1)];
}

const peak = (points: readonly BandPoint[]) => Math.max(0, ...points.map(({ mid }) => mid));

function rowOf(series: readonly Series[], weeks: number, retailer: string, region: string): ChainRow[] {
  const column = (name: string) => series.map((one) => retailerWeeks(one, retailer, region, name));
  const [lost, visits] = [column('lost_sales'), column('visits')];
  const rate = bandsOf(
    lost.map((values, i) => ratio(values, visits[i])),
    weeks,
  );
  if (rate.length === 0) return [];
  const resentment = bandsOf(column('resentment'), weeks);
  return [{ retailer, region, lost: rate, resentment, spells: spellsOf(series, weeks, retailer, region) }];
}

/** One column over another, each summed over the last month: single weeks of a small chain are mostly noise. */
function ratio(above: Weeks, below: Weeks): Weeks {
  const month = (column: Weeks, week: number) => {
    let sum = 0;
    for (let back = Math.max(1, week - MONTH + 1); back <= week; back++) sum += inWeek(column, back);
    return sum;
  };
  const values = Float64Array.from(above.rows, (_, i) => month(above, i + 1) / month(below, i + 1));
  return { rows: Int32Array.from(values, (_, i) => i), values };
}

function spellsOf(series: readonly Series[], weeks: number, retailer: string, region: string): Spell[] {
  const runs = series.map((one) => partnersByWeek(one, retailer, region));
  const spells: Spell[] = [];
  let before = 0;
  for (const week of drawnWeeks(weeks)) {
    const platform = commonPartner(runs.map((run) => run[week - 1] ?? ''));
    const last = spells[spells.length - 1];
    if (last && last.platform === platform && last.to === before)
      spells[spells.length - 1] = { ...last, to: week };
    else if (platform !== '') spells.push({ platform, from: before, to: week });
    before = week;
  }
  return spells;
}

/** The partner in more than half of the runs; empty without one. */
function commonPartner(partners: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const partner of partners) counts.set(partner, (counts.get(partner) ?? 0) + 1);
  return [...counts].find(([, n]) => 2 * n > partners.length)?.[0] ?? '';
}
