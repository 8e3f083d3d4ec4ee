import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Column, Entry, Grid, Tell } from '../finding.ts';
import { HELD, type Size } from './market.ts';
import type { Point } from './point.ts';

const CONSUMERS = [1e3, 1e4, 1e5, 1e6, 1e7, 1e8];
const HANDS = 2;
/** With fewer consumers than these a barrier costs more than a second thread saves. */
const TOGETHER_FROM = 1e4;

/** A curve by one quantity: everything else is as in `HELD`, or as said. */
interface Sweep {
  readonly by: 'platforms' | 'regions' | 'retailers' | 'replicates';
  readonly called: string;
  readonly values: readonly number[];
  readonly held: Partial<Size>;
  readonly title: string;
}

const SWEEPS: readonly Sweep[] = [
  {
    by: 'platforms',
    called: 'platforms',
    values: [1, 2, 3, 4, 5, 6, 7],
    held: {},
    title: 'A week by platforms that anyone may hold together (100,000 consumers, one thread)',
  },
  {
    by: 'regions',
    called: 'regions',
    values: [1, 5, 10, 20, 50],
    held: {},
    title: 'A week by regions, of three segments each (100,000 consumers in all, one thread)',
  },
  {
    by: 'retailers',
    called: 'retailers in a region',
    values: [10, 30, 100, 300, 1000],
    held: {},
    title: 'A week by retailers that decide, in each of five regions (100,000 consumers, one thread)',
  },
  {
    by: 'replicates',
    called: 'replicates',
    values: [1, 2, 4, 8, 16],
    held: { consumers: 20_000 },
    title:
      'A week of a replicate by replicates (20,000 consumers x 26 weeks each, opening included, one thread)',
  },
];

/** What a week takes and holds, by one quantity after the other while the rest of the market stays as it is. */
export async function* curves(tell: Tell): AsyncGenerator<Grid> {
  yield await byConsumers(tell);
  for (const one of SWEEPS) yield await byOne(one, tell);
}

async function byConsumers(tell: Tell): Promise<Grid> {
  const rows: Entry[][] = [];
  for (const consumers of CONSUMERS) {
    const called = `${consumers.toLocaleString('en')} consumers`;
    tell(called);
    const alone = await point({ ...HELD, consumers });
    const together = consumers < TOGETHER_FROM ? null : await onThreads(consumers, called, tell);
    rows.push([
      consumers,
      alone.openMs,
      alone.weekMs,
      perTrip(alone),
      together && perTrip(together),
      together && alone.weekMs / together.weekMs,
      alone.held / consumers,
      alone.resident / 1e6,
      alone.weeks,
    ]);
  }
  return {
    kind: 'grid',
    id: 'consumers',
    title: 'A week by consumers (3 platforms, 5 regions, 3 segments, 30 deciding retailers a region)',
    columns: [
      { name: 'consumers' },
      { name: 'to open, ms', digits: 3 },
      { name: 'week, ms', digits: 3 },
      { name: 'ns per consumer-trip', digits: 3 },
      { name: 'on two threads, ns', digits: 3 },
      { name: 'times as fast', digits: 3 },
      { name: 'bytes per consumer', digits: 3 },
      { name: 'process, MB', digits: 3 },
      { name: 'weeks timed' },
    ],
    rows,
  };
}

function onThreads(consumers: number, called: string, tell: Tell): Promise<Point> {
  tell(`${called}, ${HANDS} threads`);
  return point({ ...HELD, consumers, threads: HANDS });
}

async function byOne({ by, called, values, held, title }: Sweep, tell: Tell): Promise<Grid> {
  const rows: Entry[][] = [];
  for (const value of values) {
    tell(`${value.toLocaleString('en')} ${called}`);
    const at = await point({ ...HELD, ...held, [by]: value }, by);
    rows.push([value, at.weekMs, perTrip(at), at.held / 1e6, at.weeks]);
  }
  return { kind: 'grid', id: by, title, columns: columnsBy(called), rows };
}

/** Nanoseconds. */
const perTrip = ({ weekMs, trips }: Point): number => (weekMs * 1e6) / trips;

const columnsBy = (called: string): Column[] => [
  { name: called },
  { name: 'week, ms', digits: 3 },
  { name: 'ns per consumer-trip', digits: 3 },
  { name: 'market and records, MB', digits: 3 },
  { name: 'weeks timed' },
];

/** Measures a point in a process of its own. */
async function point(size: Size, kind = 'weeks'): Promise<Point> {
  const file = fileURLToPath(new URL('./point.ts', import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, file, kind, JSON.stringify(size)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [answer, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (code !== 0) throw new Error(`${JSON.stringify(size)} ended with ${signal ?? code}`);
  return JSON.parse(answer);
}
