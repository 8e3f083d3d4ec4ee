import { describe, expect, it } from 'vitest';
import { splitList } from '../../src/core/list.ts';
import type { Table } from '../../src/core/table.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { type Choice, conditionalLogit } from '../helpers/conditional-logit.ts';
import { follow } from '../helpers/panel.ts';
import { bareMarket } from '../helpers/scenario.ts';

/** What an econometrician writes for an option: its attributes, from what the panel tells of the trip. */
type Attributes = (method: string, row: number) => number[];

/** Choices at the till as the panel tells them; what cannot be told apart is counted together. */
function choicesOf(trips: Table, attributes: Attributes, mayLeave: boolean): Choice[] {
  const known = new Map<string, { options: number[][]; chosen: number; times: number }>();
  for (let row = 0; row < trips.rows; row++) {
    const offered = splitList(trips.text('choice_set')[row]).filter((method) => method !== 'none');
    if (offered.length === 0) continue; // nothing to choose
    const methods = mayLeave ? [...offered, 'walk-away'] : offered;
    const options = methods.map((method) => attributes(method, row));
    const chosen = methods.indexOf(trips.text('method')[row]);
    const key = JSON.stringify([options, chosen]);
    const choice = known.get(key);
    if (choice) choice.times++;
    else known.set(key, { options, chosen, times: 1 });
  }
  return [...known.values()];
}

/** Every coefficient within 4 standard errors of the truth, and told so sharply that this says something. */
function expectRecovered(choices: readonly Choice[], truth: readonly number[], sharp: number): void {
  const { estimates, errors } = conditionalLogit(choices, truth.length);
  truth.forEach((value, j) => {
    expect(errors[j]).toBeLessThan(sharp * Math.max(1, Math.abs(value)));
    expect(Math.abs(estimates[j] - value) / errors[j], `coefficient ${j}: ${estimates[j]}`).toBeLessThan(4);
  });
}

const is = (a: string, b: string): number => (a === b ? 1 : 0);

describe('who estimates a conditional logit on the panel', () => {
  it('recovers the tastes of a bare market', () => {
    const scenario = bareMarket(
      { a: 1, b: 0.5, c: 0 },
      {
        consumers: 5000,
        weeks: 20,
        segments: { all: { trips: 2 } },
        holdings: { joint: { 'a + b + c': 0.5, 'a + c': 0.3, 'b + c': 0.2 } },
      },
    );
    const { trips } = follow(scenario, 1000);
    const choices = choicesOf(trips, (method) => [is(method, 'a'), is(method, 'b')], false);
    expectRecovered(choices, [1, 0.5], 0.03);
  });

  it('recovers the strength of habit beside the tastes, since the panel tells the rung before the trip', () => {
    const scenario = bareMarket(
      { a: 0.4, b: 0 },
      {
        consumers: 5000,
        weeks: 30,
        habit: { rungs: 5, gain: 0.4, decay: 0.3, strength: 1.8 },
        segments: { all: { trips: 2 } },
      },
    );
    const { trips } = follow(scenario, 1000);
    const choices = choicesOf(
      trips,
      (method, row) => [is(method, 'a'), habitOf(trips, method, row, 5)],
      false,
    );
    expectRecovered(choices, [0.4, 1.8], 0.03);
  });

  it('recovers tastes, habit and the worth of money where shops refuse, people walk away and cash is left at home', () => {
    const { trips } = follow(LIVELY, 2000);
    const choices = choicesOf(
      trips,
      (method, row) => [
        is(method, 'cash'),
        is(method, 'a'),
        is(method, 'b'),
        habitOf(trips, method, row, 4),
        method === 'a' || method === 'b' ? trips.number(`reward_${method}`)[row] : 0,
      ],
      true,
    );
    expectRecovered(choices, [0.6, 0.9, 0.3, 1.5, 0.2], 0.05);
  });
});

/** Habit as a regressor: how far up the ladder the top of wallet stands, 0 for other methods. */
const habitOf = (trips: Table, method: string, row: number, rungs: number): number =>
  is(method, trips.text('top_of_wallet')[row]) * (trips.number('rung')[row] / (rungs - 1));

const LIVELY: Scenario = bareMarket(
  { a: 0.9, b: 0.3 },
  {
    consumers: 10_000,
    weeks: 26,
    cash: { offered: true, taste: 0.6 },
    shopping: { walkAway: true },
    habit: { rungs: 4, gain: 0.5, decay: 0.5, strength: 1.5 },
    segments: { all: { trips: 2.5, basket: 40, moneyUtility: 0.2, carriesCash: 0.5, storeChoice: 0.8 } },
    holdings: { joint: { none: 0.1, a: 0.2, b: 0.2, 'a + b': 0.5 } },
    retailers: {
      chains: {
        shop: { outlets: { here: 1 }, attraction: 2 },
        choosy: { outlets: { here: 1 }, attraction: 1, accepts: ['a'] },
        modern: { outlets: { here: 1 }, attraction: 1, accepts: ['b'], acceptsCash: false },
      },
    },
    interventions: [
      { week: 5, until: 14, kind: 'campaign', platform: 'b', cashback: 0.1 },
      { week: 10, until: 20, kind: 'campaign', platform: 'a', retailers: ['choosy'], cashback: 0.05 },
    ],
  },
);
