/**
 * One point of a curve, measured in a process of its own, so that memory is that of one market and nobody's compiled code
 * helps another. It is told a size as JSON and answers with a point as JSON.
 */
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startMates } from '../../src/cli/threads/start-thread.ts';
import { ThreadCrew } from '../../src/cli/threads/thread-crew.ts';
import type { Crew } from '../../src/model/engine/crew.ts';
import { createMarket } from '../../src/model/open/create.ts';
import { Recorder } from '../../src/model/record/recorder.ts';
import type { Series } from '../../src/model/series.ts';
import { simulate } from '../../src/model/simulate.ts';
import { step } from '../../src/model/step.ts';
import { median } from '../measure.ts';
import { marketOf, type Size, tripsOf } from './market.ts';

/** What was measured at a size. */
export interface Point {
  /** Milliseconds to open the market; of replicates, those of the first are in `weekMs`. */
  readonly openMs: number | null;
  /** Median milliseconds of a week, record included; of replicates, of a week and replicate. */
  readonly weekMs: number;
  /** Weeks that were timed. */
  readonly weeks: number;
  /** Trips of a week. */
  readonly trips: number;
  /** Bytes that the market holds after its first week, or all replicates with their records, without garbage. */
  readonly held: number;
  /** Bytes of the whole process, this measuring included. */
  readonly resident: number;
}

/** Milliseconds of weeks that are not counted, in which the compiler sees what is hot; at least one week. */
const WARM_MS = 500;
/** Milliseconds of weeks that are counted, and bounds on how many they are. */
const TIMED_MS = 500;
const FEWEST = 2;
const MOST = 300;
/** Milliseconds in which threads have surely started. */
const START = 800;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What must not be taken for garbage before its bytes are counted. */
const standing: unknown[] = [];

/** Bytes of objects and buffers that are in use. */
function inUse(): number {
  for (let time = 0; time < 3; time++) collect(); // what a collection sets free may hold what the next one does
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function weeksOfOne(size: Size): Promise<Point> {
  const mates = size.threads > 1 ? startMates(size.threads) : null;
  if (mates) await setTimeout(START);
  const point = weeksBy(size, mates ? new ThreadCrew(mates.shared, mates.ports) : undefined);
  await Promise.all(mates?.threads.map((thread) => thread.terminate()) ?? []);
  return point;
}

function weeksBy(size: Size, crew?: Crew): Point {
  const scenario = marketOf(size);
  const before = inUse();
  const start = performance.now();
  const market = createMarket(scenario, 0, crew);
  const recorder = new Recorder(market);
  standing.push(market, recorder);
  const openMs = performance.now() - start;
  const week = (): number => {
    const begin = performance.now();
    step(market);
    recorder.record(market);
    return performance.now() - begin;
  };
  let spent = week();
  const held = inUse() - before;
  while (spent < WARM_MS) spent += week();
  const times: number[] = [];
  for (let timed = 0; times.length < FEWEST || (timed < TIMED_MS && times.length < MOST); ) {
    times.push(week());
    timed += times[times.length - 1];
  }
  return {
    openMs,
    weekMs: median(times),
    weeks: times.length,
    trips: tripsOf(scenario),
    held,
    resident: process.memoryUsage.rss(),
  };
}

/** Milliseconds of whole runs until the compiler has seen all of one. */
const WARM_RUNS_MS = 1500;
const WEEKS = 26;
const ROUNDS = 3;

/** Whole runs, one after the other, whose series are all kept: what a week of a replicate takes among so many. */
function replicatesOf(size: Size): Point {
  const scenario = { ...marketOf(size), weeks: WEEKS };
  const all = (replicates: number): Series[] =>
    Array.from({ length: replicates }, (_, replicate) => simulate(scenario, { replicate }));
  for (const start = performance.now(); performance.now() - start < WARM_RUNS_MS; ) all(1);
  const before = inUse();
  const times = Array.from({ length: ROUNDS }, () => {
    standing.length = 0;
    const start = performance.now();
    standing.push(...all(size.replicates));
    return performance.now() - start;
  });
  const weeks = size.replicates * WEEKS;
  const held = inUse() - before;
  return {
    openMs: null,
    weekMs: median(times) / weeks,
    weeks: weeks * ROUNDS,
    trips: tripsOf(scenario),
    held,
    resident: process.memoryUsage.rss(),
  };
}

const [kind, size] = process.argv.slice(2);
const measure = kind === 'replicates' ? replicatesOf : weeksOfOne;
console.log(JSON.stringify(await measure(JSON.parse(size))));
