import { describe, expect, it } from 'vitest';
import { runsOf } from '../../src/core/responses.ts';

describe('responses', () => {
  it('stand run after run, and in a run outcome after outcome', () => {
    const values = Float64Array.from({ length: 12 }, (_, i) => i);
    expect([...runsOf({ values, replicates: 2, outcomes: 2 }, 3, 0)]).toEqual([0, 2, 4, 6, 8, 10]);
    expect([...runsOf({ values, replicates: 2, outcomes: 2 }, 3, 1)]).toEqual([1, 3, 5, 7, 9, 11]);
  });

  it('must be as many as the design makes', () => {
    const values = new Float64Array(11);
    expect(() => runsOf({ values, replicates: 2, outcomes: 2 }, 3, 0)).toThrow(
      '3 points, 2 replicates and 2 outcomes make 12 numbers, but there are 11.',
    );
  });
});
