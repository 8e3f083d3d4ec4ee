import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  holdersOver,
  RATE,
  restingShare,
  restingShareOfRates,
  scatterOver,
  weekLater,
} from '../../../src/theory/bass.ts';

const bass = { innovation: 0.03 / 52, imitation: 0.38 / 52, abandonment: 0 };

describe('the weekly Bass curve', () => {
  it('has the published shares of holders', () => {
    const holders = holdersOver(bass, 0, 520);
    expect([52, 156, 260, 322, 520].map((week) => holders[week].toFixed(8))).toEqual([
      '0.03560797',
      '0.14974423',
      '0.32955383',
      '0.45845383',
      '0.81132161',
    ]);
  });

  it('scatters as published where hazards are read as chances, and by a few thousandths otherwise in the hazard form', () => {
    const weeks = [52, 156, 260, 520];
    const rates = scatterOver(bass, 0, 520, RATE);
    expect(weeks.map((week) => rates[week].toFixed(5))).toEqual(['0.04929', '0.34735', '0.93229', '0.56532']);
    const hazards = scatterOver(bass, 0, 520);
    for (const week of weeks) expect(Math.abs(hazards[week] / rates[week] - 1)).toBeLessThan(0.004);
  });

  it('without imitation scatters as independent draws do', () => {
    const alone = { innovation: 0.01, imitation: 0, abandonment: 0 };
    const [holders, scatter] = [holdersOver(alone, 0, 100), scatterOver(alone, 0, 100)];
    for (const week of [1, 10, 100]) {
      expect(scatter[week]).toBeCloseTo(holders[week] * (1 - holders[week]), 12);
    }
  });
});

describe('adoption with abandonment', () => {
  it('rests at the published root where hazards are rates, and a little lower in the hazard form', () => {
    const diffusion = { innovation: 0.0005, imitation: 0.02, abandonment: 0.004 };
    const root = restingShareOfRates(diffusion);
    expect(root.toFixed(8)).toBe('0.80601673');
    expect((0.004 * root).toFixed(8)).toBe('0.00322407');
    const rest = restingShare(diffusion);
    expect(rest.toFixed(8)).toBe('0.80441507');
    expect((0.004 * rest).toFixed(8)).toBe('0.00321766');
  });

  it('rests where a week changes nothing, and is drawn there', () => {
    const rate = fc.double({ min: 0.001, max: 0.1, noNaN: true });
    fc.assert(
      fc.property(rate, rate, rate, (innovation, imitation, abandonment) => {
        const diffusion = { innovation, imitation, abandonment };
        const rest = restingShare(diffusion);
        expect(weekLater(diffusion, rest)).toBeCloseTo(rest, 12);
        expect(weekLater(diffusion, rest / 2)).toBeGreaterThan(rest / 2);
        expect(weekLater(diffusion, (1 + rest) / 2)).toBeLessThan((1 + rest) / 2);
      }),
    );
  });

  it('without innovators keeps a wallet if and only if it is abandoned less than imitated', () => {
    const rest = (abandonment: number) => restingShare({ innovation: 0, imitation: 0.02, abandonment });
    expect(rest(0.0201)).toBe(0);
    expect(rest(0.02)).toBe(0);
    expect(rest(0.0199)).toBeGreaterThan(0);
    expect(restingShareOfRates({ innovation: 0, imitation: 0.02, abandonment: 0.005 })).toBeCloseTo(0.75, 12);
    expect(restingShareOfRates({ innovation: 0, imitation: 0.02, abandonment: 0.03 })).toBe(0);
  });
});
