import { describe, expect, it } from 'vitest';
import { runKey } from '../../src/core/rng.ts';
import { Agents } from '../../src/model/engine/agents.ts';
import { createRows } from '../../src/model/law/rows.ts';
import { createMarket } from '../../src/model/open/create.ts';
import { step } from '../../src/model/step.ts';
import { sum } from '../helpers/read.ts';
import { bareMarket } from '../helpers/scenario.ts';

/** Bytes of all typed arrays of an engine. */
function bytes(consumers: number): number {
  const agents = new Agents(createRows(3, 8), 0b110, consumers, runKey(1, 0), 1, 0);
  return sum(Object.values(agents).map((field) => (ArrayBuffer.isView(field) ? field.byteLength : 0)));
}

describe('a consumer', () => {
  it('takes five bytes: two of behaviour and three of measurement', () => {
    expect(bytes(3000) - bytes(1000)).toBe(2000 * 5);
  });

  it('makes as many draws as trips', () => {
    const market = createMarket(
      bareMarket({ a: 1, b: 0 }, { consumers: 777, segments: { all: { trips: 4 } } }),
      0,
    );
    const [cell] = market.cells;
    step(market);
    market.engine.beginWeek(2);
    const tally = market.engine.shop(cell, cell.law, market.habitMoves, 4);
    expect(sum(Array.from(tally))).toBe(777 * 4);
    const fraction = sum(Array.from(market.engine.shop(cell, cell.law, market.habitMoves, 0.25)));
    expect(Math.abs(fraction - 777 / 4)).toBeLessThan(5 * Math.sqrt(777 * 0.25 * 0.75));
  });
});

describe('the population', () => {
  it('stands on rows as asked, to one consumer, in every cell', () => {
    for (const consumers of [10, 999, 12_345]) {
      const market = createMarket(
        bareMarket(
          { a: 1, b: 0 },
          {
            consumers,
            habit: { rungs: 4, strength: 1 },
            segments: { all: { share: 0.3 }, others: { share: 0.7, trips: 1 } },
            holdings: { joint: { none: 0.1, a: 0.2, b: 0.05, 'a + b': 0.65 } },
          },
        ),
        0,
      );
      expect(sum(market.cells.map((cell) => cell.consumers))).toBe(consumers);
      for (const cell of market.cells) {
        const held = (mask: number) =>
          sum(Array.from(cell.histogram).filter((_, row) => market.rows.portfolioOf[row] === mask));
        for (const [mask, share] of [
          [0, 0.1],
          [2, 0.2],
          [4, 0.05],
          [6, 0.65],
        ] as const) {
          expect(Math.abs(held(mask) - share * cell.consumers)).toBeLessThan(1);
        }
      }
    }
  });

  it('of two replicates starts alike to a consumer, and differs from there', () => {
    const scenario = bareMarket(
      { a: 1, b: 0 },
      { consumers: 5000, habit: { rungs: 4 }, start: { habits: 'settled' } },
    );
    const [one, two] = [0, 1].map((replicate) => createMarket(scenario, replicate));
    for (let row = 0; row < one.rows.count; row++) {
      expect(Math.abs(one.cells[0].histogram[row] - two.cells[0].histogram[row])).toBeLessThanOrEqual(1);
    }
    step(one);
    step(two);
    expect([...one.flows.payments]).not.toEqual([...two.flows.payments]);
  });
});

describe('months and windows', () => {
  it('count who paid with what: in a month everyone who shops is active with something', () => {
    const market = createMarket(
      bareMarket({ a: 40, b: 0 }, { consumers: 400, holdings: { joint: { a: 0.5, b: 0.5 } } }),
      0,
    );
    const [cell] = market.cells;
    for (let week = 0; week < 4; week++) step(market);
    const { active, before, lapsed, walletUsers, multiUsers } = market.engine.closeMonth(cell);
    expect([...Array.from(active), walletUsers, multiUsers]).toEqual([0, 200, 200, 400, 0]);
    expect(sum(Array.from(before))).toBe(0);
    const idle = market.engine.closeMonth(cell);
    expect([idle.walletUsers, idle.before[1], idle.before[2]]).toEqual([0, 200, 200]);
    expect([idle.lapsed[1], idle.lapsed[2], sum(Array.from(lapsed))]).toEqual([200, 200, 0]);
  });
});
