import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logitShares } from '../../../src/theory/logit.ts';
import {
  bestPairing,
  errorOfDeviation,
  herfindahl,
  herfindahlAdded,
  pairedMean,
  rewardedByWeek,
  rewardedPayments,
  takenByAny,
} from '../../../src/theory/policy.ts';

describe('interoperability', () => {
  it('makes two wallets of .6 work at .84 of shops, a gain of 1.4', () => {
    expect(takenByAny([0.6, 0.6])).toBeCloseTo(0.84, 12);
    expect(takenByAny([0.6, 0.6]) / 0.6).toBeCloseTo(1.4, 12);
  });
});

describe('concentration', () => {
  it('rises in a merger by twice the product of the shares', () => {
    const shares = [0.5, 0.3, 0.2];
    const merged = herfindahl([0.8, 0.2]) - herfindahl(shares);
    expect(herfindahlAdded(0.5, 0.3)).toBeCloseTo(merged, 9);
    expect(herfindahl([1])).toBe(10_000);
  });
});

describe('a budget', () => {
  it('bears whole rewards, also where the quotient is whole but for the last digit', () => {
    const cases: [budget: number, reward: number, payments: number][] = [
      [50, 0.1, 500],
      [3.33, 0.01, 333],
      [777.77, 1.7, 457],
      [2.99, 3, 0],
    ];
    for (const [budget, reward, payments] of cases) expect(rewardedPayments(budget, reward)).toBe(payments);
  });

  it('is spent in order, and to the last whole reward', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 99 }),
        (budget, reward, week) => {
          const weeks = rewardedByWeek(budget / 100, reward / 100, new Array(10_000).fill(week));
          const all = weeks.reduce((sum, { rewarded }) => sum + rewarded, 0);
          expect(all).toBe(Math.floor(budget / reward));
          const short = weeks.filter(({ promised, rewarded }) => rewarded < promised);
          expect(short.length).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('common random numbers', () => {
  it('can make a comparison of V_1 = 1 and 1.1 about 20 times as sharp', () => {
    const [p, q] = [1, 1.1].map((V) => logitShares([V, 0.5, 0])[0]);
    expect((q - p).toFixed(8)).toBe('0.02495883');
    expect(bestPairing(p, q)).toBeGreaterThan(20);
    expect(bestPairing(p, q)).toBeLessThan(21);
  });

  it('leave the variance and the tails of draws that are +1, 0 or -1', () => {
    const chances = fc.tuple(...[1, 2, 3].map(() => fc.double({ min: 0.01, max: 1, noNaN: true })));
    fc.assert(
      fc.property(chances, fc.integer({ min: 1, max: 1000 }), (weights, n) => {
        const all = weights.reduce((sum, weight) => sum + weight, 0);
        const [up, down] = weights.map((weight) => weight / all);
        const mean = up - down;
        const central = (power: number) =>
          up * (1 - mean) ** power + down * (-1 - mean) ** power + (1 - up - down) * (-mean) ** power;
        const { variance, kurtosis } = pairedMean(mean, up + down, n);
        expect(variance * n).toBeCloseTo(central(2), 12);
        expect(kurtosis * n).toBeCloseTo(central(4) / central(2) ** 2 - 3, 6);
      }),
    );
  });

  it('tell a standard deviation to 1 / sqrt(2 (n - 1)), and less well where tails are heavy', () => {
    expect(errorOfDeviation(201, 0)).toBeCloseTo(1 / 20, 12);
    expect(errorOfDeviation(201, 2)).toBeCloseTo(Math.sqrt(2 / 200 + 2 / 201) / 2, 12);
  });
});
