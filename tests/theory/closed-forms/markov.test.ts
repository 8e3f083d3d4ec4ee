import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ladderLaw } from '../../../src/theory/ladder.ts';
import { loyaltyLogit } from '../../../src/theory/loyalty.ts';
import {
  burnIn,
  errorOfAverage,
  halfLife,
  laterEigenvalues,
  leftOfStart,
  oneTripLater,
  pathFrom,
} from '../../../src/theory/markov.ts';

const tastes = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 2, maxLength: 7 });
const bonuses = fc.double({ min: 0, max: 6, noNaN: true });
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('the loyalty logit', () => {
  it('has the published shares, switching and memory', () => {
    const two = loyaltyLogit([0.5, 0], 2);
    expect(two.stationary.map((p) => p.toFixed(8))).toEqual(['0.70629901', '0.29370099']);
    expect(two.switching.toFixed(8)).toBe('0.10715711');
    expect(two.memory.toFixed(8)).toBe('0.74171630');
    const three = loyaltyLogit([1, 0.5, 0], 2);
    expect(three.stationary.map((p) => p.toFixed(8))).toEqual(['0.61940505', '0.26276349', '0.11783145']);
    expect(three.switching).toBeCloseTo(0.1773816, 8);
    expect(three.memory.toFixed(8)).toBe('0.70432384');
  });

  it('goes from all on the third to the published shares in five trips', () => {
    const { matrix } = loyaltyLogit([1, 0.5, 0], 2);
    const after = pathFrom([0, 0, 1], matrix, 5)[5];
    expect(after.map((p) => p.toFixed(7))).toEqual(['0.5529872', '0.2704826', '0.1765302']);
  });

  it('rests at its stationary law, and switches as often as its matrix leaves the diagonal', () => {
    fc.assert(
      fc.property(tastes, bonuses, (v, h) => {
        const { matrix, stationary, switching } = loyaltyLogit(v, h);
        const later = oneTripLater(stationary, matrix);
        for (const [i, p] of later.entries()) expect(p).toBeCloseTo(stationary[i], 12);
        for (const row of matrix) expect(sum(row)).toBeCloseTo(1, 12);
        expect(switching).toBeCloseTo(1 - sum(stationary.map((p, i) => p * matrix[i][i])), 12);
      }),
    );
  });

  it('without a bonus is the logit, with no memory', () => {
    const { stationary, memory } = loyaltyLogit([1, 0.5, 0], 0);
    expect(stationary[0]).toBeCloseTo(0.50648039, 8);
    expect(memory).toBeCloseTo(0, 12);
    expect(burnIn(memory)).toBe(1);
    expect(burnIn(0)).toBe(1);
  });

  it('between equals forgets half of an incentive in ln .5 / ln tanh(h/2) trips', () => {
    for (const h of [0.5, 1, 2, 4]) {
      const { memory } = loyaltyLogit([0.3, 0.3], h);
      expect(halfLife(memory)).toBeCloseTo(Math.log(0.5) / Math.log(Math.tanh(h / 2)), 9);
    }
    expect(halfLife(loyaltyLogit([0, 0], 2).memory)).toBeCloseTo(2.54514, 5);
  });
});

describe('eigenvalues of a chain with detailed balance', () => {
  it('sum, with the first, to the trace', () => {
    fc.assert(
      fc.property(tastes, bonuses, (v, h) => {
        const { matrix, stationary } = loyaltyLogit(v, h);
        const trace = sum(matrix.map((row, i) => row[i]));
        expect(1 + sum(laterEigenvalues(matrix, stationary))).toBeCloseTo(trace, 10);
      }),
    );
  });

  it('bound what is left of a start', () => {
    fc.assert(
      fc.property(tastes, bonuses, fc.integer({ min: 1, max: 40 }), (v, h, trips) => {
        const { matrix, stationary, memory } = loyaltyLogit(v, h);
        const worst = v.map((_, i) => (i === v.length - 1 ? 1 : 0));
        const left = pathFrom(worst, matrix, trips)[trips].map((p, i) => Math.abs(p / stationary[i] - 1));
        expect(Math.max(...left)).toBeLessThanOrEqual(leftOfStart(memory, stationary, trips) + 1e-9);
      }),
    );
  });

  it('widen the error of an average over trips', () => {
    expect(errorOfAverage(0.5, 100, 0)).toBeCloseTo(0.05, 12);
    expect(errorOfAverage(0.5, 100, 0.6)).toBeCloseTo(0.1, 12);
  });
});

describe('the ladder', () => {
  it('has the published shares and switches', () => {
    const short = ladderLaw({ rungs: 4, gain: 1, decay: 1, strength: 2, advantage: 0.3 });
    expect(short.payment.toFixed(8)).toBe('0.82257057');
    expect(short.top.toFixed(8)).toBe('0.89403728');
    expect(short.switches.toFixed(10)).toBe('0.0078280721');
    const long = ladderLaw({ rungs: 8, gain: 0.5, decay: 0.5, strength: 1, advantage: 0.2 });
    expect(long.payment.toFixed(8)).toBe('0.72647349');
    expect(long.top.toFixed(8)).toBe('0.93518348');
    expect(long.switches.toFixed(8)).toBe('0.00174611');
  });

  it('of two rungs that are surely climbed and fallen has the law of its four states', () => {
    // From wallet 1 on rung 1: up with p1 (stay), down with 1 - p1; and so on, solved by hand for no advantage.
    const { payment, top, switches } = ladderLaw({
      rungs: 2,
      gain: 1,
      decay: 1,
      strength: Math.log(3),
      advantage: 0,
    });
    // p_0 = 1/2, p_1 = 3/4: pi(1,1)/pi(1,0) = (1/2)/(1/4) = 2; a third stands below, half of these change a trip.
    expect(payment).toBeCloseTo(0.5, 12);
    expect(top).toBeCloseTo(0.5, 12);
    expect(switches).toBeCloseTo(1 / 6, 12);
  });

  it('favours the wallet that is liked better, the more so the longer it is', () => {
    const top = (rungs: number) =>
      ladderLaw({ rungs, gain: 0.5, decay: 0.5, strength: 1, advantage: 0.2 }).top;
    expect(top(2)).toBeGreaterThan(0.5);
    expect(top(4)).toBeGreaterThan(top(2));
    expect(top(8)).toBeGreaterThan(top(4));
  });
});
