import { createMarket } from '../src/model/open/create.ts';
import { simulate } from '../src/model/simulate.ts';
import { step } from '../src/model/step.ts';
import { holdersOf } from '../src/model/week/adoption.ts';
import { walletLaw } from '../src/model/week/wallets.ts';
import type { Scenario } from '../src/scenario/schema.ts';
import { line, medianMs, shipped } from './measure.ts';

const CONSUMERS = 100_000;

/** Runs until the compiler has seen what is hot: a short run is over before. */
const WARM = 20;

/** Speed of the mean field against agents in one run, and how agents come near it as they become many. */
export function meanField(): void {
  engineAlone(shipped('seed/first-run', ['interventions=[]']));
  wholeRun('first-run', shipped('seed/first-run'));
  wholeRun('china-2018', shipped('seed/china-2018'));
  convergence();
}

/** Trips, adopting and dropping of a week: what an engine does, without the law that both read and the books. */
function engineAlone(scenario: Scenario): void {
  const [agents, expected] = (['agents', 'mean-field'] as const).map((engine) => {
    const market = createMarket({ ...scenario, engine, consumers: CONSUMERS }, 0);
    step(market);
    const laws = market.cells.map((cell) =>
      walletLaw(market, cell, holdersOf(market, market.regions[cell.region])),
    );
    return () => {
      market.engine.beginWeek(2);
      for (const [index, cell] of market.cells.entries()) {
        const { trips } = scenario.segments[cell.segment];
        market.engine.shop(cell, cell.law, market.habitMoves, trips);
        market.engine.changeWallets(cell, laws[index]);
      }
    };
  });
  const pairs = Array.from({ length: 7 }, () => ({
    agents: medianMs(agents, 3),
    expected: medianMs(() => repeat(expected, 100), 3) / 100,
  }));
  const ratios = pairs.map((pair) => pair.agents / pair.expected).sort((a, b) => a - b);
  const middle = pairs.sort((a, b) => a.expected - b.expected)[3];
  line(
    'engines alone, a week of 100,000 consumers in one cell',
    `agents ${middle.agents.toFixed(1)} ms, mean field ${(middle.expected * 1000).toFixed(0)} us`,
  );
  line('', `mean field ratio ${ratios[3].toFixed(0)}`);
}

function repeat(work: () => void, times: number): void {
  for (let i = 0; i < times; i++) work();
}

/** Everything: tables, reviews, books and records, which both engines pay for; and the replicates that one needs. */
function wholeRun(name: string, scenario: Scenario): void {
  const agents = medianMs(() => simulate({ ...scenario, consumers: CONSUMERS }), 3);
  const expected = medianMs(() => simulate({ ...scenario, engine: 'mean-field' }), 9, WARM);
  const { replicates } = scenario;
  const cells = Object.keys(scenario.regions).length * Object.keys(scenario.segments).length;
  line(
    `${name}, ${cells} ${cells === 1 ? 'cell' : 'cells'}, 100,000 consumers x ${scenario.weeks} weeks`,
    `agents ${agents.toFixed(0)} ms a replicate, mean field ${expected.toFixed(0)} ms`,
  );
  line(
    '',
    `${(agents / expected).toFixed(1)} times a replicate, ${((agents * replicates) / expected).toFixed(0)} times its ${replicates} replicates`,
  );
}

const SIZES = [1000, 4000, 16_000, 64_000];
const RUNS = 24;

/** Root mean square distance of single runs from the mean field, over weeks: it should halve as consumers quadruple. */
function convergence(): void {
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
    line(
      i === 0 ? 'distance of agents from the mean field, share of payments' : '',
      `${consumers.toLocaleString('en').padStart(7)} consumers  ${(errors[i] * 100).toFixed(4)} points, times sqrt(N) ${(errors[i] * Math.sqrt(consumers)).toFixed(3)}`,
    );
  }
  line('', `slope of ln error on ln N ${slope(SIZES.map(Math.log), errors.map(Math.log)).toFixed(3)}`);
}

/** Least-squares slope. */
function slope(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const above = x.reduce((sum, value, i) => sum + (value - mx) * (y[i] - my), 0);
  return above / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}
