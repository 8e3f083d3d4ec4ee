import { fileURLToPath } from 'node:url';
import { Alone } from '../src/model/engine/crew.ts';
import type { Market } from '../src/model/market.ts';
import { createMarket } from '../src/model/open/create.ts';
import { Recorder } from '../src/model/record/recorder.ts';
import { step } from '../src/model/step.ts';
import { buildTables } from '../src/model/week/tables.ts';
import { type Figure, figure } from './finding.ts';
import { fileAt, median, medianMs, shipped } from './measure.ts';

const BUILDS = 40;
const SMALL = fileURLToPath(new URL('./mobile-market.yaml', import.meta.url));
const RUNS = 60;
const WARM = 10;

/** Tables of a country's cells, and all of a week of a small market, of which tables once were the largest part. */
export function* tables(): Generator<Figure> {
  const country = createMarket(shipped('seed/walmart-west'), 0);
  step(country);
  yield figure(
    `tables, 160 rows, ${country.regions[0].classes.length} acceptance classes, every input changed`,
    `${microseconds(country).toFixed(1)} µs per cell and week`,
    '50 µs',
  );
  yield* smallWeek();
}

/** Microseconds to build the tables of a cell, every input changed. */
function microseconds(market: Market): number {
  const build = () => {
    for (let week = 0; week < BUILDS; week++) {
      for (const branch of market.branches) branch.opening += 1e-9; // else the tables would be left as they stand
      buildTables(market);
    }
  };
  return (medianMs(build, 40, 10) * 1000) / (BUILDS * market.cells.length);
}

/** A week of 1,000 consumers in one region, in microseconds: its tables, its trips, and everything else. */
function* smallWeek(): Generator<Figure> {
  const scenario = fileAt(SMALL);
  const trips: number[] = [];
  const weeks: number[] = [];
  for (let run = 0; run < WARM + RUNS; run++) {
    const crew = timedCrew();
    const market = createMarket(scenario, run, crew);
    const recorder = new Recorder(market);
    for (let week = 0; week < scenario.weeks; week++) {
      crew.shopped = 0;
      const start = performance.now();
      step(market);
      recorder.record(market);
      const took = performance.now() - start;
      if (run < WARM) continue;
      trips.push(crew.shopped * 1000);
      weeks.push((took - crew.shopped) * 1000);
    }
  }
  const market = createMarket(scenario, 0);
  step(market);
  const what = 'a week of 1,000 consumers in one region';
  yield figure(`${what}: tables, every input changed`, `${microseconds(market).toFixed(1)} µs`);
  yield figure(`${what}: all but its 3,000 trips`, `${median(weeks).toFixed(1)} µs`, '20 µs');
  yield figure(`${what}: its trips`, `${median(trips).toFixed(1)} µs`);
}

/** A crew that tells the milliseconds that it shopped. */
function timedCrew(): Alone & { shopped: number } {
  const crew = Object.assign(new Alone(), { shopped: 0 });
  const work = crew.work.bind(crew);
  crew.work = (job) => {
    const start = performance.now();
    const sums = work(job);
    if (job.kind === 'shop') crew.shopped += performance.now() - start;
    return sums;
  };
  return crew;
}
