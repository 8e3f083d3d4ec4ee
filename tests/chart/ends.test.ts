import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pushApart } from '../../src/chart/ends.ts';

const places = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 10 });

describe('labels at line ends', () => {
  it('stand a gap apart, inside the plot, in the order of their lines', () => {
    fc.assert(
      fc.property(places, (wanted) => {
        const moved = pushApart(wanted, 19, 6, 296);
        const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
        for (const place of moved) {
          expect(place).toBeGreaterThanOrEqual(6 - 1e-9);
          expect(place).toBeLessThanOrEqual(296 + 1e-9);
        }
        for (let i = 1; i < order.length; i++) {
          expect(moved[order[i]] - moved[order[i - 1]]).toBeGreaterThanOrEqual(19 - 1e-9);
        }
      }),
    );
  });

  it('stay where they are when they have room', () => {
    expect(pushApart([250, 20, 100], 19, 6, 296)).toEqual([250, 20, 100]);
  });

  it('move equally far when two want the same place', () => {
    expect(pushApart([100, 100], 20, 0, 300)).toEqual([90, 110]);
  });

  it('spread evenly when they cannot all have their gap', () => {
    expect(pushApart([50, 50, 50], 40, 0, 60)).toEqual([0, 30, 60]);
  });
});
