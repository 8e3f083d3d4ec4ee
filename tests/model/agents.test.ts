import { describe, expect, it } from 'vitest';
import { Alone } from '../../src/model/engine/crew.ts';
import { bytesOf } from '../../src/model/engine/word.ts';
import { createMarket } from '../../src/model/open/create.ts';
import { step } from '../../src/model/step.ts';
import { sum } from '../helpers/read.ts';
import { bareMarket } from '../helpers/scenario.ts';

/** Bytes that a crew is asked for by a market of so many consumers and platforms. */
function bytes(consumers: number, platforms: number): number {
  const crew = new Alone();
  let sum = 0;
  const room = (size: number): ArrayBuffer => {
    sum += size;
    return new ArrayBuffer(size);
  };
  const tastes = Object.fromEntries(
    ['a', 'b', 'c', 'd', 'e', 'f', 'g'].slice(0, platforms).map((id) => [id, 1]),
  );
  step(createMarket(bareMarket(tastes, { consumers }), 0, Object.assign(crew, { room })));
  return sum;
}

describe('a consumer', () => {
  it('takes four bytes, its row and what is measured of its past; five where seven platforms must be told apart', () => {
    for (const platforms of [1, 3, 6, 7]) {
      const each = (bytes(3000, platforms) - bytes(1000, platforms)) / 2000;
      expect(each).toBe(platforms === 7 ? 5 : 4);
      expect(bytesOf(platforms + 1)).toBe(each);
    }
  });

  it('makes as many draws as trips', () => {
    const market = createMarket(
      bareMarket({ a: 1, b: 0 }, { consumers: 777, segments: { all: { trips: 4 } } }),
      0,
    );
    const [cell] = market.cells;
    step(market);
    market.engine.beginWeek(2);
    const made = (trips: number) => {
      market.engine.shop([{ cell, law: cell.law, trips }], market.habitMoves);
      return sum(Array.from(market.engine.tripsOf(cell)));
    };
    expect(made(4)).toBe(777 * 4);
    const fraction = made(0.25);
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
    const [{ active, before, lapsed, walletUsers, multiUsers }] = market.engine.closeMonth([cell]);
    expect([...Array.from(active), walletUsers, multiUsers]).toEqual([0, 200, 200, 400, 0]);
    expect(sum(Array.from(before))).toBe(0);
    const [idle] = market.engine.closeMonth([cell]);
    expect([idle.walletUsers, idle.before[1], idle.before[2]]).toEqual([0, 200, 200]);
    expect([idle.lapsed[1], idle.lapsed[2], sum(Array.from(lapsed))]).toEqual([200, 200, 0]);
  });
});
