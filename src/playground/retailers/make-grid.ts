import { drawnWeeks } from '../../chart/bands.ts';
import { sourceLine } from '../../chart/figure.ts';
import { meanWords } from '../../chart/run-words.ts';
import { toneOf } from '../../chart/theme.ts';
import type { RunResult } from '../../experiment/run.ts';
import { ALL, INDEPENDENTS } from '../../experiment/weekly.ts';
import type { Series } from '../../model/series.ts';
import { nameOf } from '../../scenario/names.ts';
import { CellReader } from './cell-reader.ts';
import { NO_SHOP, placeIn, type RetailerGrid } from './grid.ts';

const MOST_ROWS = 24;

/** The grid of a finished run. */
export function retailerGrid(result: RunResult): RetailerGrid {
  const { scenario, series } = result;
  const named = (id: string) => ({ id, name: nameOf(scenario, id) });
  const all = retailersOf(series[0]);
  const retailers = all.slice(0, MOST_ROWS).map(named);
  const regions = Object.keys(scenario.regions).map(named);
  const platforms = Object.keys(scenario.platforms).map((id) => ({ ...named(id), ...toneOf(scenario, id) }));
  const weeks = drawnWeeks(scenario.weeks);
  const cells = weeks.length * retailers.length * regions.length;
  const grid: RetailerGrid = {
    weeks,
    retailers,
    left: all.length - retailers.length,
    regions,
    platforms,
    taken: new Uint8Array(cells * platforms.length),
    partner: new Uint8Array(cells),
    lost: new Float32Array(cells),
    resentment: new Float32Array(cells),
    words: meanWords(result),
    source: sourceLine(result),
  };
  for (const [region] of regions.entries()) fillRegion(grid, series, region, all);
  return grid;
}

/** All retailers of a region, over all weeks. */
function fillRegion(
  grid: RetailerGrid,
  series: readonly Series[],
  region: number,
  all: readonly string[],
): void {
  const { id } = grid.regions[region];
  const readers = series.map(
    (one) =>
      new CellReader(
        one,
        grid.platforms.map((platform) => platform.id),
      ),
  );
  const rows = readers.map((reader) => all.map((retailer) => reader.rows(retailer, id)));
  for (const [w, week] of grid.weeks.entries())
    for (let retailer = 0; retailer < grid.retailers.length; retailer++) {
      const runs = readers.map((reader, i) => ({ reader, rows: rows[i], own: rows[i][retailer] }));
      const here = runs.filter(({ own }) => (own[week - 1] ?? -1) >= 0);
      fillCell(grid, placeIn(grid, w, retailer, region), here, id, week);
    }
}

/** A retailer in one replicate, among the rows of all retailers of the region. */
interface Run {
  readonly reader: CellReader;
  readonly rows: readonly Int32Array[];
  readonly own: Int32Array;
}

function fillCell(
  grid: RetailerGrid,
  place: number,
  runs: readonly Run[],
  region: string,
  week: number,
): void {
  const { platforms, taken } = grid;
  for (const [p, { id }] of platforms.entries()) {
    const share = meanOf(runs.map((run) => takenIn(run, id, region, week)));
    taken[place * platforms.length + p] = runs.length === 0 ? NO_SHOP : Math.round(100 * share);
  }
  grid.partner[place] = inMost(runs.map(({ reader, own }) => reader.partner(own[week - 1])));
  grid.lost[place] = meanOf(runs.map(({ reader, own }) => reader.lostRate(own, week)));
  grid.resentment[place] = meanOf(runs.map(({ reader, own }) => reader.resentment(own[week - 1])));
}

function takenIn({ reader, rows, own }: Run, platform: string, region: string, week: number): number {
  const row = own[week - 1];
  if (!reader.differs(row)) return reader.takes(row, platform) ? 1 : 0;
  const others = rows.map((other) => other[week - 1] ?? -1).filter((other) => other >= 0 && other !== row);
  return reader.shareTaking(row, others, platform, region, week);
}

/** The value that more than half have; 0 where none is. */
function inMost(values: readonly number[]): number {
  return values.find((value) => 2 * values.filter((other) => other === value).length > values.length) ?? 0;
}

/** Of those that exist. */
function meanOf(values: readonly number[]): number {
  const known = values.filter(Number.isFinite);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Everyone who has rows of their own, in the order of the table, which begins with the chains; the sum of the others last. */
function retailersOf({ retailers }: Series): string[] {
  const names = [
    ...new Set(retailers.text('retailer').filter((_, row) => retailers.text('region')[row] !== ALL)),
  ];
  return [...names.filter((name) => name !== INDEPENDENTS), ...names.filter((name) => name === INDEPENDENTS)];
}
