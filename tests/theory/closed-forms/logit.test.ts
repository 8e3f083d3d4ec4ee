import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diversion, logitShares, logsum, lossOfOption } from '../../../src/theory/logit.ts';

const digits = (values: readonly number[]): string[] => values.map((value) => value.toFixed(8));
const V = [1, 0.5, 0];
const utilities = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 2, maxLength: 8 });

describe('a choice among methods', () => {
  it('has the published shares and surplus', () => {
    expect(digits(logitShares(V))).toEqual(['0.50648039', '0.30719589', '0.18632372']);
    expect(digits(logitShares(V.slice(0, 2)))).toEqual(['0.62245933', '0.37754067']);
    expect(logsum(V).toFixed(7)).toBe('1.6802697');
    const losses = V.map((_, lost) => lossOfOption(logitShares(V), lost));
    expect(digits(losses)).toEqual(['0.70619269', '0.36700798', '0.20619269']);
  });

  it('gives a lost option to the others as the shares without it say', () => {
    fc.assert(
      fc.property(utilities, (V) => {
        const turned = diversion(logitShares(V), 0).slice(1);
        logitShares(V.slice(1)).forEach((share, k) => {
          expect(turned[k]).toBeCloseTo(share, 9);
        });
      }),
    );
  });

  it('loses in surplus what the logsum without the option lacks', () => {
    fc.assert(
      fc.property(utilities, (V) => {
        expect(lossOfOption(logitShares(V), 0)).toBeCloseTo(logsum(V) - logsum(V.slice(1)), 6);
      }),
    );
  });

  it('of cash and one wallet of worth 1, and of a second one: the entrant takes from each what it had', () => {
    const [cash, one] = logitShares([0, 1]);
    const [left, , two] = logitShares([0, 1, 1]);
    expect(digits([one, two, 2 * two])).toEqual(['0.73105858', '0.42231880', '0.84463760']);
    expect(digits([(one - two) / two, (cash - left) / two])).toEqual(['0.73105858', '0.26894142']);
  });
});
