import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/model/cell.ts';
import { buildLaw, lawMemory } from '../../src/model/law/build-law.ts';
import type { CellInputs, CellLaw } from '../../src/model/law/law.ts';
import type { Market } from '../../src/model/market.ts';
import { createMarket } from '../../src/model/open/create.ts';
import { step } from '../../src/model/step.ts';
import { buildTables, cellInputs } from '../../src/model/week/tables.ts';
import { arbitraryScenario } from '../helpers/arbitrary-scenario.ts';
import { bareMarket } from '../helpers/scenario.ts';

const inputsOf = (market: Market, cell: Cell): CellInputs =>
  cellInputs(market, market.regions[cell.region], cell);

/** What stands in the law of the portfolios asked for. */
function tablesOf(law: CellLaw, { rows, portfolios }: CellInputs): number[][] {
  const asked = Array.from({ length: rows.count }, (_, row) => row).filter(
    (row) => portfolios[rows.portfolioOf[row] >> 1] > 0,
  );
  const drawn = asked.filter((row) => portfolios[rows.portfolioOf[row] >> 1] === 2);
  const of = (table: ArrayLike<number>, width: number, some = asked) =>
    some.flatMap((row) => Array.from({ length: width }, (_, i) => table[row * width + i]));
  return [
    of(law.probability, 1 << law.shape.bits),
    of(law.alias, 1 << law.shape.bits, drawn),
    of(law.pull, 2),
    of(law.inclusiveValue, 1),
    of(law.habitEnjoyed, 1),
  ];
}

describe('the law of a cell', () => {
  it('is, whatever stood there before, the law that is built from nothing', () => {
    fc.assert(
      fc.property(arbitraryScenario, (drawn) => {
        const market = createMarket(drawn, 0);
        for (let week = 0; week < 5; week++) {
          step(market);
          buildTables(market);
          for (const cell of market.cells) {
            const inputs = inputsOf(market, cell);
            const fresh = buildLaw(inputs, lawMemory(market.rows));
            expect(tablesOf(cell.law, inputs)).toEqual(tablesOf(fresh, inputs));
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is left as it stands while nothing changes, and built anew when one input does', () => {
    const market = createMarket(bareMarket({ alpha: 1, beta: 1.2 }), 0);
    step(market);
    buildTables(market);
    const [cell] = market.cells;
    const inputs = inputsOf(market, cell);
    const { classes, utilities } = inputs;
    const alike: CellInputs = {
      ...inputs,
      classes: classes.map((one) => ({ ...one })),
      utilities: utilities.map((one) => ({ ...one, utility: one.utility.slice() })),
      portfolios: Uint8Array.from(inputs.portfolios),
    };
    const changes: Partial<CellInputs>[] = [
      { carriesCash: 0.123 },
      { classes: classes.map((one) => ({ ...one, attraction: one.attraction * 2 })) },
      { classes: classes.map((one) => ({ ...one, usable: one.usable & ~2 })) },
      { classes: [...classes, { usable: 1, terms: 0, attraction: 1 }] },
      { utilities: utilities.map((one) => ({ ...one, utility: one.utility.map((value) => value + 1) })) },
      { utilities: utilities.map((one) => ({ ...one, walkAway: !one.walkAway })) },
      { portfolios: Uint8Array.from(inputs.portfolios, () => 1) },
    ];
    for (const change of changes) {
      const memory = lawMemory(market.rows);
      const law = buildLaw(inputs, memory);
      expect(buildLaw(alike, memory)).toBe(law);
      expect(buildLaw({ ...inputs, ...change }, memory)).not.toBe(law);
    }
  });
});

describe('the opening of a market', () => {
  it('is the same whether its scenario was opened before or not', () => {
    fc.assert(
      fc.property(arbitraryScenario, (drawn) => {
        createMarket(drawn, 0);
        const known = createMarket(drawn, 1);
        const fresh = createMarket(structuredClone(drawn), 1);
        expect(known.cells.map(({ histogram }) => histogram)).toEqual(
          fresh.cells.map(({ histogram }) => histogram),
        );
        expect(known.regions.map(({ network }) => network)).toEqual(
          fresh.regions.map(({ network }) => network),
        );
        expect(known.cells.map(({ law }) => law.probability)).toEqual(
          fresh.cells.map(({ law }) => law.probability),
        );
        expect(known.flows.payments).toEqual(fresh.flows.payments);
        expect(known.branches.map(({ openingSales }) => openingSales)).toEqual(
          fresh.branches.map(({ openingSales }) => openingSales),
        );
      }),
      { numRuns: 40 },
    );
  });
});
