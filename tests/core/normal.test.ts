import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../src/core/normal.ts';

/** scipy.stats.norm.ppf */
const KNOWN: readonly (readonly [number, number])[] = [
  [1e-10, -6.361340902404056],
  [1e-4, -3.7190164854556804],
  [0.01, -2.3263478740408408],
  [0.024, -1.977368428181947],
  [0.025, -1.9599639845400545],
  [0.1, -1.2815515655446004],
  [0.3, -0.5244005127080407],
  [0.5, 0],
  [0.6, 0.2533471031357997],
  [0.975, 1.959963984540054],
  [0.98, 2.0537489106318225],
  [0.999, 3.090232306167813],
];

describe('the normal quantile', () => {
  it.each(KNOWN)('at %d is %d to 1.2e-9', (p, value) => {
    expect(Math.abs(normalQuantile(p) - value)).toBeLessThanOrEqual(1.2e-9 * Math.max(1, Math.abs(value)));
  });

  it('is odd about a half and rises', () => {
    let last = Number.NEGATIVE_INFINITY;
    for (let k = 1; k < 1000; k++) {
      const value = normalQuantile(k / 1000);
      expect(value).toBeGreaterThan(last);
      expect(value).toBeCloseTo(-normalQuantile(1 - k / 1000), 8);
      last = value;
    }
  });
});
