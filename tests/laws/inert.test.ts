import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Market } from '../../src/model/market.ts';
import { createMarket } from '../../src/model/open/create.ts';
import { simulate } from '../../src/model/simulate.ts';
import { scenarioSchema } from '../../src/scenario/schema.ts';
import { arbitraryDraft } from '../helpers/arbitrary-scenario.ts';
import { numbers, sum } from '../helpers/read.ts';
import { type Draft, merged } from '../helpers/scenario.ts';

/** The opening law of a market by what it says, whatever the order of its platforms. */
interface Opening {
  /** Consumers of a cell by portfolio, top of wallet and rung. */
  readonly people: Map<string, number>;
  /** Chance of each way a trip may end, by row and by methods accepted there; and the row's value of a trip. */
  readonly law: Map<string, number>;
  readonly openingSales: readonly number[];
}

const add = (map: Map<string, number>, key: string, value: number) =>
  map.set(key, (map.get(key) ?? 0) + value);

function opening(market: Market): Opening {
  const { rows, platforms } = market;
  const names = (mask: number) =>
    platforms
      .filter(({ method }) => (mask >> method) & 1)
      .map(({ id }) => id)
      .toSorted()
      .join('+');
  const people = new Map<string, number>();
  const law = new Map<string, number>();
  for (const cell of market.cells) {
    const { shape, probability, inclusiveValue } = cell.law;
    const classes = market.regions[cell.region].classes;
    for (let row = 0; row < rows.count; row++) {
      if (cell.histogram[row] === 0) continue;
      const who = `${cell.index}: ${names(rows.portfolioOf[row])}, ${platforms[rows.topOf[row]].id} ${rows.rungOf[row]}`;
      add(people, who, cell.histogram[row]);
      add(law, `${who}: value`, inclusiveValue[row]);
      for (let outcome = 0; outcome < shape.classes * shape.stride; outcome++) {
        const method = outcome % shape.stride;
        const how = method === shape.methods ? 'left' : platforms[method].id;
        const where = names(classes[Math.floor(outcome / shape.stride)].usable);
        const chance = probability[(row << shape.bits) + outcome];
        if (chance > 0) add(law, `${who}: ${how} at ${where}`, chance);
      }
    }
  }
  return { people, law, openingSales: market.branches.map(({ openingSales }) => openingSales) };
}

function expectAlike(a: Opening, b: Opening, people: number): void {
  for (const key of new Set([...a.people.keys(), ...b.people.keys()])) {
    expect(Math.abs((a.people.get(key) ?? 0) - (b.people.get(key) ?? 0)), key).toBeLessThanOrEqual(people);
  }
  for (const [key, chance] of a.law) {
    const other = b.law.get(key);
    // a row that one more or less consumer leaves empty has no law on one side
    if (other !== undefined) expect(Math.abs(other - chance), key).toBeLessThan(1e-7);
  }
  for (const [i, sales] of a.openingSales.entries()) {
    expect(Math.abs(b.openingSales[i] - sales)).toBeLessThanOrEqual(1e-7 * sales + people * 500);
  }
}

/** Whoever accepts `all` accepts the platforms there are now; a ghost that is added is not among them. */
function listed(draft: Draft): Draft {
  const ids = Object.keys(draft.platforms);
  const chains = Object.fromEntries(
    Object.entries(draft.retailers!.chains!).map(([id, { accepts }]) => [
      id,
      { accepts: accepts === 'all' ? ids : accepts, mandate: 'none' },
    ]),
  );
  return merged(draft, { retailers: { chains, independents: { mandate: 'none' } } });
}

describe('a platform that nobody holds, nobody accepts and nobody can adopt', () => {
  const ghost = {
    kind: 'card' as const, // interoperability opens every code to every wallet
    taste: 5,
    reviewed: false,
    cashback: 0.5,
    adoption: { innovation: 0, imitation: 0, marketingEffect: 0, abandonment: 0 },
  };
  const haunted = (draft: Draft): Draft =>
    merged(draft, {
      platforms: { ghost },
      retailers: { independents: { acceptance: { ghost: 0 } } },
    });

  it('leaves the opening of the market and its law as they were', () => {
    fc.assert(
      fc.property(arbitraryDraft.map(listed), (draft) => {
        const without = opening(createMarket(scenarioSchema.parse(draft), 0));
        const withIt = opening(createMarket(scenarioSchema.parse(haunted(draft)), 0));
        expectAlike(without, withIt, 0);
      }),
      { numRuns: 60 },
    );
  });

  it('is never paid with, held, accepted or paid for', () => {
    fc.assert(
      fc.property(arbitraryDraft.map(listed), (draft) => {
        const series = simulate(scenarioSchema.parse(haunted(draft)));
        const at = { method: 'ghost' };
        for (const name of [
          'payments',
          'value',
          'holders',
          'top_of_wallet',
          'adoptions',
          'drops',
          'acceptance',
        ]) {
          expect(sum(numbers(series.platforms, name, at)), name).toBe(0);
        }
        for (const name of ['fees', 'cashback', 'bonuses', 'profit']) {
          for (const value of numbers(series.platforms, name, at)) expect(Math.abs(value), name).toBe(0);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('the order of platforms', () => {
  it('in the scenario changes nothing in the opening of the market and its law', () => {
    fc.assert(
      fc.property(arbitraryDraft, (draft) => {
        const reversed = {
          ...draft,
          platforms: Object.fromEntries(Object.entries(draft.platforms).toReversed()),
        };
        const a = opening(createMarket(scenarioSchema.parse(draft), 0));
        const b = opening(createMarket(scenarioSchema.parse(reversed), 0));
        // consumers are placed one after the other over the rows: in another order one more or less stands on a row
        expectAlike(a, b, 2);
      }),
      { numRuns: 60 },
    );
  });
});
