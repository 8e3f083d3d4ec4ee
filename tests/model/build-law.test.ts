import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/model/cell.ts';
import { BuiltLaw } from '../../src/model/law/build-law.ts';
import { ASKED, type CellInputs, type CellLaw } from '../../src/model/law/law.ts';
import type { Rows } from '../../src/model/law/rows.ts';
import type { Market } from '../../src/model/market.ts';
import { createMarket } from '../../src/model/open/create.ts';
import { step } from '../../src/model/step.ts';
import { buildTables, cellInputs } from '../../src/model/week/tables.ts';
import { arbitraryScenario } from '../helpers/arbitrary-scenario.ts';
import { bareMarket } from '../helpers/scenario.ts';

const inputsOf = (market: Market, cell: Cell): CellInputs =>
  cellInputs(market, market.regions[cell.region], cell);

/** What stands in the law of what is asked for. */
function tablesOf(law: CellLaw, rows: Rows, { portfolios, departures }: CellInputs): number[][] {
  const asked = Array.from({ length: rows.count }, (_, row) => row).filter(
    (row) => portfolios[rows.portfolioOf[row] >> 1] !== ASKED.nothing,
  );
  const shopping = asked.filter((row) => portfolios[rows.portfolioOf[row] >> 1] === ASKED.chances);
  const departing = shopping.filter((row) => departures![row] > 0);
  const of = (table: ArrayLike<number>, width: number, some: number[]) =>
    some.flatMap((row) => Array.from({ length: width }, (_, i) => table[row * width + i]));
  return [
    of(law.probability, 1 << law.shape.bits, shopping),
    of(law.alias, 1 << law.shape.bits, departing),
    of(law.pull, 2, asked),
    of(law.inclusiveValue, 1, asked),
    of(law.habitEnjoyed, 1, shopping),
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
            const fresh = new BuiltLaw(market.rows).build(inputs);
            expect(tablesOf(cell.law, market.rows, inputs)).toEqual(tablesOf(fresh, market.rows, inputs));
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
      departures: Uint8Array.from(inputs.departures!),
    };
    const changes: Partial<CellInputs>[] = [
      { carriesCash: 0.123 },
      { classes: classes.map((one) => ({ ...one, attraction: one.attraction * 2 })) },
      { classes: classes.map((one) => ({ ...one, usable: one.usable & ~2 })) },
      { classes: [...classes, { usable: 1, terms: 0, attraction: 1 }] },
      { utilities: utilities.map((one) => ({ ...one, utility: one.utility.map((value) => value + 1) })) },
      { utilities: utilities.map((one) => ({ ...one, walkAway: !one.walkAway })) },
    ];
    for (const change of changes) {
      const law = new BuiltLaw(market.rows).build(inputs);
      const { chances, tables } = law.rowsBuilt;
      law.build(alike);
      expect(law.rowsBuilt).toEqual({ chances, tables });
      law.build({ ...inputs, ...change });
      expect(law.rowsBuilt).toEqual({ chances: 2 * chances, tables: 2 * tables });
    }
  });

  it('adds what is asked for beside what stands', () => {
    const market = createMarket(bareMarket({ alpha: 1, beta: 1.2 }), 0);
    step(market);
    const { rows } = market;
    const inputs = inputsOf(market, market.cells[0]);
    const { chances, tables } = new BuiltLaw(rows).build(inputs).rowsBuilt;
    const all: CellInputs = {
      ...inputs,
      portfolios: new Uint8Array(1 << rows.platforms).fill(ASKED.chances),
      departures: new Uint8Array(rows.count).fill(1),
    };
    const law = new BuiltLaw(rows).build(inputs).build(all);
    expect(chances).toBeLessThan(rows.count);
    expect(tables).toBeLessThan(rows.count);
    expect(law.rowsBuilt).toEqual({ chances: rows.count, tables: rows.count });
    expect(tablesOf(law, rows, all)).toEqual(tablesOf(new BuiltLaw(rows).build(all), rows, all));
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
