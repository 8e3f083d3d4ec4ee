import { createMarket } from '../src/model/open/create.ts';
import { simulate } from '../src/model/simulate.ts';
import { step } from '../src/model/step.ts';
import { walletLaw } from '../src/model/week/wallets.ts';
import type { Scenario } from '../src/scenario/schema.ts';
import { type Figure, figure } from './finding.ts';
import { median, medianMs, shipped } from './measure.ts';

const CONSUMERS = 100_000;

/** Measurements of both engines in turn, so that a busy machine slows both. */
const PAIRS = 5;
/** Runs until the compiler has seen what is hot: a short run is over before. */
const WARM = 10;

/**
 * Speed of the mean field against agents, as two ratios that differ by far, and how agents come near it as they become many.
 * Engines alone is how much less work it is to average than to draw; whole runs is how much sooner the tables are there.
 */
export function* meanField(): Generator<Figure> {
  for (const name of ['first-run', 'china-2018']) {
    const scenario = { ...shipped(`seed/${name}`), consumers: CONSUMERS };
    yield enginesAlone(name, scenario);
    yield wholeRuns(name, scenario);
  }
  yield* convergence();
}

/** Trips, adopting and dropping of a week: what an engine does, without the law that both read and the books. */
function enginesAlone(name: string, scenario: Scenario): Figure {
  const [agents, expected] = (['agents', 'mean-field'] as const).map((engine) => weekOf(scenario, engine));
  const { times, ratio } = inTurn(
    () => medianMs(agents, 3),
    () => medianMs(() => repeat(expected, 20), 3) / 20,
  );
  return figure(
    `engines alone, ${name}: a week, ${cellsOf(scenario)}`,
    `agents ${times[0].toFixed(1)} ms, mean field ${(times[1] * 1000).toFixed(0)} µs: ratio ${short(ratio)}`,
  );
}

function weekOf(scenario: Scenario, engine: Scenario['engine']): () => void {
  const market = createMarket({ ...scenario, engine }, 0);
  step(market);
  const changes = market.cells.map((cell) => ({
    cell,
    law: walletLaw(market, cell, market.regions[cell.region].holders),
  }));
  const outings = market.cells.map((cell) => ({
    cell,
    law: cell.law,
    trips: scenario.segments[cell.segment].trips,
  }));
  return () => {
    market.engine.beginWeek(2);
    market.engine.shop(outings, market.habitMoves);
    market.engine.changeWallets(changes);
  };
}

/** End to end: opening, tables, reviews, books and records, which both engines pay for; and the replicates that one needs. */
function wholeRuns(name: string, scenario: Scenario): Figure {
  const { replicates, weeks } = scenario;
  const expected = () => simulate({ ...scenario, engine: 'mean-field' });
  repeat(expected, WARM);
  const { times, ratio } = inTurn(
    () => medianMs(() => simulate({ ...scenario, engine: 'agents' }), 1, 0),
    () => medianMs(expected, 3, 0),
  );
  return figure(
    `whole runs, ${name}: ${weeks} weeks, ${cellsOf(scenario)}`,
    `agents ${times[0].toFixed(0)} ms, mean field ${times[1].toFixed(0)} ms: ratio ${short(ratio)}, ${short(ratio * replicates)} for ${replicates} replicates`,
  );
}

/** Medians of the times of two measurements, and of the ratio of the first to the second. */
function inTurn(first: () => number, second: () => number): { times: [number, number]; ratio: number } {
  const pairs = Array.from({ length: PAIRS }, () => [first(), second()] as const);
  const times = [0, 1].map((which) => median(pairs.map((pair) => pair[which]))) as [number, number];
  return { times, ratio: median(pairs.map(([one, other]) => one / other)) };
}

const short = (ratio: number): string => ratio.toFixed(ratio < 10 ? 1 : 0);

function cellsOf({ regions, segments }: Scenario): string {
  const cells = Object.keys(regions).length * Object.keys(segments).length;
  return cells === 1 ? '1 cell' : `${cells} cells`;
}

function repeat(work: () => void, times: number): void {
  for (let i = 0; i < times; i++) work();
}

const SIZES = [1000, 4000, 16_000, 64_000];
const RUNS = 24;

/** Root mean square distance of single runs from the mean field, over weeks: it should halve as consumers quadruple. */
function* convergence(): Generator<Figure> {
  const scenario = { ...shipped('seed/first-run', ['interventions=[]']), weeks: 26 };
  const sharesOf = (one: Scenario, replicate: number) =>
    simulate(one, { replicate }).platforms.number('payment_share');
  const limit = sharesOf({ ...scenario, engine: 'mean-field' }, 0);
  const errors = SIZES.map((consumers) => {
    let squares = 0;
    for (let replicate = 0; replicate < RUNS; replicate++) {
      const shares = sharesOf({ ...scenario, consumers }, replicate);
      for (const [i, share] of shares.entries()) squares += (share - limit[i]) ** 2;
    }
    return Math.sqrt(squares / (RUNS * limit.length));
  });
  for (const [i, consumers] of SIZES.entries()) {
    yield figure(
      `distance from the mean field, ${consumers.toLocaleString('en')} consumers`,
      `${(errors[i] * 100).toFixed(4)} points of payment share, times sqrt(N) ${(errors[i] * Math.sqrt(consumers)).toFixed(3)}`,
    );
  }
  yield figure(
    'slope of ln distance on ln N',
    slope(SIZES.map(Math.log), errors.map(Math.log)).toFixed(3),
    '-0.5',
  );
}

/** Least-squares slope. */
function slope(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const above = x.reduce((sum, value, i) => sum + (value - mx) * (y[i] - my), 0);
  return above / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}
