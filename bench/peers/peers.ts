import { fileURLToPath } from 'node:url';
import type { Cell, Table } from '../../src/core/table.ts';
import { createMarket } from '../../src/model/open/create.ts';
import { Recorder } from '../../src/model/record/recorder.ts';
import type { Series } from '../../src/model/series.ts';
import { step } from '../../src/model/step.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { type Figure, figure, type Grid } from '../finding.ts';
import { fileAt, median } from '../measure.ts';
import { type Declared, declared, elsewhere } from './declared.ts';

/** Whole runs that are timed, after one that is not: as DECLARATION.md asks of everybody. */
const RUNS = 5;

/** The market of DECLARATION.md in our own language. */
export const peersMarket = (): Scenario => fileAt(fileURLToPath(new URL('./market.yaml', import.meta.url)));

/** Nanoseconds per consumer-trip of the declared market by this program, and whether it comes to the declared values. */
export function* peers(): Generator<Figure | Grid> {
  const scenario = peersMarket();
  const runs = Array.from({ length: 1 + RUNS }, () => timedRun(scenario)).slice(1);
  const trips = scenario.consumers * scenario.segments.all.trips * scenario.weeks;
  const nanoseconds = (median(runs.map(({ ms }) => ms)) * 1e6) / trips;
  yield figure('market of the peers (DECLARATION.md)', `${nanoseconds.toFixed(1)} ns per consumer-trip`);
  yield speeds(nanoseconds);
  yield checks(runs[0].series);
}

interface Run {
  /** Milliseconds of all weeks, without the opening. */
  readonly ms: number;
  readonly series: Series;
}

function timedRun(scenario: Scenario): Run {
  const market = createMarket(scenario, 0);
  const recorder = new Recorder(market);
  const start = performance.now();
  while (market.week < scenario.weeks) {
    step(market);
    recorder.record(market);
  }
  return { ms: performance.now() - start, series: recorder.series };
}

const speeds = (own: number): Grid => ({
  kind: 'grid',
  id: 'peers',
  title: 'The same kind of rule elsewhere, as reported: other machines and versions',
  columns: [{ name: 'simulator' }, { name: 'ns per consumer-trip', digits: 2 }, { name: 'measured' }],
  rows: [
    ['paymarket', own, 'here'],
    ...elsewhere().map(({ name, nanoseconds }) => [name, nanoseconds, 'elsewhere']),
  ],
});

const checks = (series: Series): Grid => ({
  kind: 'grid',
  id: 'peers-check',
  title: 'What must come out',
  columns: [
    { name: 'what' },
    { name: 'week' },
    { name: 'declared', digits: 4 },
    { name: 'here', digits: 4 },
    { name: 'tolerance', digits: 2 },
    { name: 'verdict' },
  ],
  rows: declared().map((one) => {
    const here = valueIn(series, one);
    const holds = Math.abs(here - one.expected) <= one.tolerance;
    return [one.what, one.week, one.expected, here, one.tolerance, holds ? 'holds' : 'DIFFERS'];
  }),
});

const METHODS: Readonly<Record<string, string>> = { cash: 'cash', A: 'a', B: 'b' };

/** A declared value as our tables tell it. */
export function valueIn(
  { platforms, market }: Series,
  { what, week }: Pick<Declared, 'what' | 'week'>,
): number {
  const [quantity, method] = what.split(', ');
  const of = (name: string, id = METHODS[method]) => cellOf(platforms, name, { week, method: id });
  const all = (name: string) => cellOf(market, name, { week });
  switch (quantity) {
    case 'share of payments':
      return of('payment_share');
    case 'share of consumers by top of wallet':
      return of('top_of_wallet') / of('holders', 'cash'); // everybody can pay cash
    case 'refusals over trips':
      return all('refusals') / all('trips');
    case 'payments with the top of wallet over payments':
      return all('preferred_payments') / all('payments');
    default:
      throw new Error(`nobody counts ${quantity}`);
  }
}

/** The number in a column where all of the market is told, and other columns are as asked. */
function cellOf(table: Table, name: string, where: Readonly<Record<string, Cell>>): number {
  const wanted = Object.entries({ ...where, region: 'all' });
  const isWanted = (row: number) => wanted.every(([column, value]) => table.at(column, row) === value);
  const column = table.number(name);
  return column[column.findIndex((_, row) => isWanted(row))];
}
