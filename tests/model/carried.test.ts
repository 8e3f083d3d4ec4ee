import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BuiltLaw } from '../../src/model/law/build-law.ts';
import { chanceOfCash } from '../../src/model/law/carried.ts';
import { ASKED } from '../../src/model/law/law.ts';
import { segmentOf } from '../../src/model/market.ts';
import { createMarket } from '../../src/model/open/create.ts';
import { step } from '../../src/model/step.ts';
import { cellInputs } from '../../src/model/week/tables.ts';
import { arbitraryScenario } from '../helpers/arbitrary-scenario.ts';

describe('whether cash was carried, given how a trip ended', () => {
  it('is Bayes: the chance of both is that of carrying, times that of the end for who carries cash', () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const market = createMarket(scenario, 0);
        const { rows } = market;
        step(market);
        for (const cell of market.cells) {
          const region = market.regions[cell.region];
          const { carriesCash } = segmentOf(market, cell);
          const inputs = cellInputs(market, region, cell);
          const portfolios = new Uint8Array(1 << rows.platforms).fill(ASKED.chances);
          const law = new BuiltLaw(rows).build({ ...inputs, portfolios });
          const withCash = new BuiltLaw(rows).build({ ...inputs, portfolios, carriesCash: 1 });
          const { shape } = law;
          for (let row = 0; row < rows.count; row++) {
            let carried = 0;
            for (let outcome = 0; outcome < shape.classes * shape.stride; outcome++) {
              const chance = law.probability[(row << shape.bits) + outcome];
              if (chance === 0) continue;
              const place = region.classes[Math.floor(outcome / shape.stride)];
              const given = chanceOfCash(rows, law, carriesCash, {
                row,
                place,
                method: outcome % shape.stride,
              });
              const both = carriesCash * withCash.probability[(row << shape.bits) + outcome];
              expect(Math.abs(chance * given - both)).toBeLessThan(1e-12);
              carried += chance * given;
            }
            expect(carried).toBeCloseTo(carriesCash, 12);
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});
