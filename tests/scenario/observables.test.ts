import { expect, it } from 'vitest';
import { OBSERVED } from '../../src/model/week/strategies.ts';
import { OBSERVABLES } from '../../src/scenario/schema/strategies.ts';

it('formulas may name exactly what the model lets platforms see', () => {
  expect([...OBSERVABLES].toSorted()).toEqual([...OBSERVED].toSorted());
});
