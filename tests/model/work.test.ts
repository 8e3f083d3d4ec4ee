import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/model/cell.ts';
import { Alone } from '../../src/model/engine/crew.ts';
import type { Job } from '../../src/model/engine/job.ts';
import { type Market, segmentOf } from '../../src/model/market.ts';
import { createMarket } from '../../src/model/open/create.ts';
import { Recorder } from '../../src/model/record/recorder.ts';
import { step } from '../../src/model/step.ts';
import { countMade } from '../helpers/made.ts';
import { bareMarket, changed } from '../helpers/scenario.ts';

/*
 * How much work a week is, in what is built, drawn and allocated. Time depends on the machine, and is measured by
 * `npm run bench`; these counts do not, and whoever lets a week do more than it needs finds out here.
 */

/** Consumers adopt, pay and form habits, in two regions and two segments; retailers go on accepting what they do. */
const busyMarket = () =>
  bareMarket(
    { a: 1, b: 0.8, c: 0.5 },
    {
      weeks: 40,
      consumers: 800,
      regions: { west: { share: 0.4 }, east: { share: 0.6 } },
      habit: { rungs: 6, strength: 2, gain: 0.4, decay: 0.3 },
      network: { strength: 1, memory: 0.5 },
      cash: { offered: true },
      shopping: { walkAway: true },
      wallets: { enabled: true },
      segments: {
        all: { share: 0.7, trips: 2.5, storeChoice: 0.5 },
        few: { share: 0.3, trips: 1, storeChoice: 0 },
      },
      holdings: { joint: { none: 0.5, a: 0.3, 'a + b': 0.2 } },
      retailers: {
        chains: {
          shop: { outlets: { west: 3, east: 2 }, accepts: 'all' },
          other: { outlets: { west: 2, east: 1 }, accepts: 'all' },
          narrow: { outlets: { west: 1, east: 1 }, accepts: ['a'] },
        },
      },
    },
  );

/** The cells' counts of rows built in the week that `step` makes. */
function builtIn(market: Market): { cell: Cell; before: Float64Array; chances: number; tables: number }[] {
  const before = market.cells.map(({ law, histogram }) => ({
    ...law.rowsBuilt,
    histogram: histogram.slice(),
  }));
  step(market);
  return market.cells.map((cell, index) => ({
    cell,
    before: before[index].histogram,
    chances: cell.law.rowsBuilt.chances - before[index].chances,
    tables: cell.law.rowsBuilt.tables - before[index].tables,
  }));
}

/** Rows that consumers of a cell may be in when a trip begins: where they are, and where the trips before it may lead. */
function departures(market: Market, cell: Cell, histogram: Float64Array): Set<number> {
  const { rows, habitMoves } = market;
  const reached = new Set([...histogram.keys()].filter((row) => histogram[row] > 0));
  for (let trip = 1; trip < segmentOf(market, cell).trips; trip++) {
    for (const row of [...reached]) {
      for (let method = 0; method < rows.methods; method++)
        reached.add(habitMoves.to[row * rows.methods + method]);
    }
  }
  return reached;
}

describe('what is counted', () => {
  it('is every typed array and buffer, however it is made, but no view on memory that is there', () => {
    expect(countMade(() => new Float64Array(3).map((x) => x))).toBe(2);
    expect(countMade(() => Float64Array.from([1, 2]).slice(1).subarray(0))).toBe(2);
    expect(countMade(() => new Int32Array(new ArrayBuffer(8)))).toBe(1);
    expect(countMade(() => [1, 2].map((x) => x + 1))).toBe(0);
  });
});

describe('a week', () => {
  it('builds the chances of portfolios that somebody holds, and of no other', () => {
    const market = createMarket(busyMarket(), 0);
    const { firstOf, portfolioOf } = market.rows;
    for (let week = 0; week < 10; week++) {
      for (const { before, chances } of builtIn(market)) {
        const held = new Set(
          [...before.keys()].filter((row) => before[row] > 0).map((row) => portfolioOf[row] >> 1),
        );
        const rows = [...held].reduce((sum, one) => sum + firstOf[one + 1] - firstOf[one], 0);
        expect(chances).toBe(rows);
      }
    }
  });

  it('builds tables to draw from where a trip may begin, and nowhere else', () => {
    const market = createMarket(busyMarket(), 0);
    for (let week = 0; week < 10; week++) {
      for (const { cell, before, tables } of builtIn(market)) {
        expect(tables).toBe(departures(market, cell, before).size);
      }
    }
  });

  it('never looks at a table that is not built', () => {
    const market = createMarket(busyMarket(), 0);
    const spoilt = createMarket(busyMarket(), 0);
    const { shop } = spoilt.engine;
    spoilt.engine.shop = (outings, moves) => {
      for (const { cell, law } of outings) {
        for (const [row, trips] of cell.inputs.departures!.entries()) {
          if (trips === 0) law.alias.fill(-1, row << law.shape.bits, (row + 1) << law.shape.bits);
        }
      }
      shop.call(spoilt.engine, outings, moves);
    };
    for (let week = 0; week < 20; week++) {
      for (const one of [market, spoilt]) step(one);
      expect(spoilt.cells.map(({ histogram }) => histogram)).toEqual(
        market.cells.map(({ histogram }) => histogram),
      );
    }
  });

  it('in which no input changes builds nothing that stands, and every table once', () => {
    const still = changed(busyMarket(), { network: { strength: 0 }, wallets: { enabled: false } });
    const market = createMarket(still, 0);
    step(market);
    for (let week = 0; week < 20; week++) {
      for (const { chances } of builtIn(market)) expect(chances).toBe(0);
    }
    for (const { law } of market.cells) expect(law.rowsBuilt.tables).toBeLessThanOrEqual(market.rows.count);
  });

  it('builds no tables where nothing is drawn', () => {
    const market = createMarket({ ...busyMarket(), engine: 'mean-field' }, 0);
    for (let week = 0; week < 5; week++) {
      for (const { tables } of builtIn(market)) expect(tables).toBe(0);
    }
  });

  it('visits every consumer once to shop and once to adopt and drop, and draws its trips', () => {
    const crew = new Alone();
    const jobs: Job[] = [];
    const { work } = crew;
    crew.work = (job) => {
      jobs.push(job);
      return work.call(crew, job);
    };
    const scenario = busyMarket();
    const market = createMarket(scenario, 0, crew);
    jobs.length = 0;
    step(market);
    expect(jobs.map(({ kind }) => kind)).toEqual(['shop', 'change']);
    for (const { cells } of jobs) {
      expect(cells.reduce((sum, { consumers }) => sum + consumers, 0)).toBe(scenario.consumers);
    }
    const [shopping] = jobs;
    if (shopping.kind !== 'shop') throw new Error('nobody shops');
    for (const [index, { trips }] of shopping.cells.entries()) {
      expect(trips).toBe(segmentOf(market, market.cells[index]).trips);
    }
  });

  it('makes no typed array and no buffer, once all memory has been needed', () => {
    const scenario = busyMarket();
    const market = createMarket(scenario, 0);
    const recorder = new Recorder(market);
    const week = () => {
      step(market);
      recorder.record(market);
    };
    while (market.week < scenario.output.switchingWindow) week();
    while (market.week < scenario.weeks) expect(countMade(week)).toBe(0);
  });
});
