import { describe, expect, it } from 'vitest';
import { Shelf } from '../../src/playground/engine/shelf.ts';
import { smallScenario } from '../chart/fixture.ts';

const market = (weeks: number) => smallScenario({ weeks });
const result = (weeks: number) => ({ scenario: market(weeks), series: [] });

describe('results that are kept', () => {
  it('are found by the whole scenario', () => {
    const shelf = new Shelf();
    const kept = result(10);
    shelf.keep(market(10), kept);
    expect(shelf.find(market(10))).toBe(kept);
    expect(shelf.find(market(11))).toBeUndefined();
  });

  it('make room for newer ones: the oldest leave first', () => {
    const shelf = new Shelf();
    for (let weeks = 10; weeks < 20; weeks++) shelf.keep(market(weeks), result(weeks));
    expect(shelf.find(market(19))).toBeDefined();
    expect(shelf.find(market(10))).toBeUndefined();
  });

  it('are not kept where they would take hundreds of megabytes', () => {
    const shelf = new Shelf();
    const large = smallScenario({ weeks: 5000, replicates: 30 });
    shelf.keep(market(10), result(10));
    shelf.keep(large, { scenario: large, series: [] });
    expect(shelf.find(large)).toBeUndefined();
    expect(shelf.find(market(10))).toBeUndefined();
  });
});
