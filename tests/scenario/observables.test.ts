import { expect, it } from 'vitest';
import { LIMITS, OBSERVED } from '../../src/model/week/strategies.ts';
import { listParameters } from '../../src/scenario/parameters.ts';
import { OBSERVABLES } from '../../src/scenario/schema/strategies.ts';

it('formulas may name exactly what the model lets platforms see', () => {
  expect([...OBSERVABLES].toSorted()).toEqual([...OBSERVED].toSorted());
});

it('a strategy can move a lever as far as a scenario could set it, and no further', () => {
  for (const [lever, limits] of Object.entries(LIMITS)) {
    const parameter = listParameters().find(({ path }) => path === `platforms.<id>.${lever}`);
    expect(parameter?.range, lever).toEqual(limits);
  }
});
