import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnProbability } from '../../src/core/alias.ts';
import { createMarket } from '../../src/model/open/create.ts';
import { step } from '../../src/model/step.ts';
import { arbitraryScenario } from '../helpers/arbitrary-scenario.ts';

describe('the law of a week, for everyone in any market', () => {
  it('sums to 1, allows only what is held and accepted, and is what the alias tables draw', () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const market = createMarket(scenario, 0);
        const { rows } = market;
        for (let week = 0; week < 4; week++) {
          const people = market.cells.map(({ histogram }) => histogram.slice());
          step(market);
          for (const [c, cell] of market.cells.entries()) {
            const { shape, probability, alias } = cell.law;
            const { classes } = market.regions[cell.region];
            for (let row = 0; row < rows.count; row++) {
              if (people[c][row] === 0) continue;
              const from = row << shape.bits;
              let total = 0;
              for (let outcome = 0; outcome < 1 << shape.bits; outcome++) {
                const chance = probability[from + outcome];
                total += chance;
                expect(chance).toBeGreaterThanOrEqual(-1e-15);
                const method = outcome % shape.stride;
                const index = Math.floor(outcome / shape.stride);
                if (index >= classes.length) expect(chance).toBe(0);
                else if (method < shape.methods && chance > 1e-15) {
                  expect((classes[index].usable >> method) & 1).toBe(1);
                  expect(method === 0 || (rows.portfolioOf[row] >> method) & 1).toBeTruthy();
                }
              }
              expect(Math.abs(total - 1)).toBeLessThan(1e-12);
              if (scenario.segments[cell.segment].trips === 0) continue; // nothing is drawn
              const drawn = drawnProbability(alias, from, shape.bits);
              for (let outcome = 0; outcome < 1 << shape.bits; outcome++) {
                const gap = Math.abs(drawn[outcome] - probability[from + outcome]);
                if (gap > 2 ** -26) expect(gap).toBeLessThan(2 ** (shape.bits - 32));
              }
            }
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('sends to each shop what its attraction and the sum of e^V say, whatever lambda', () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const market = createMarket(scenario, 0);
        const people = market.cells.map(({ histogram }) => histogram.slice());
        step(market);
        for (const [c, cell] of market.cells.entries()) {
          const { shape, probability, tills } = cell.law;
          const { classes } = market.regions[cell.region];
          const segment = scenario.segments[cell.segment];
          for (let row = 0; row < market.rows.count; row++) {
            if (people[c][row] === 0) continue;
            const expected = new Float64Array(classes.length);
            for (const carry of [0, 1]) {
              const chance = carry === 1 ? segment.carriesCash : 1 - segment.carriesCash;
              const pulls = classes.map(({ usable, attraction, terms }) => {
                const set = (market.rows.portfolioOf[row] | carry) & usable;
                const { weight, utilities } = tills[terms];
                const { bonus, walkAway } = utilities;
                let total = walkAway || set === 0 ? 1 : 0;
                for (let m = 0; m < weight.length; m++) {
                  if (!((set >> m) & 1)) continue;
                  total +=
                    weight[m] * (m === market.rows.topOf[row] ? Math.exp(bonus[market.rows.rungOf[row]]) : 1);
                }
                return attraction * total ** segment.storeChoice;
              });
              const all = pulls.reduce((a, b) => a + b, 0);
              for (const [i, pull] of pulls.entries()) expected[i] += (chance * pull) / all;
            }
            for (let index = 0; index < classes.length; index++) {
              let found = 0;
              for (let m = 0; m < shape.stride; m++) {
                found += probability[(row << shape.bits) + index * shape.stride + m];
              }
              expect(Math.abs(found - expected[index])).toBeLessThan(1e-11);
            }
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});
