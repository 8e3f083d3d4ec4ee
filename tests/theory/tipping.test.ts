import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/model/simulate.ts';
import type { Intervention, Scenario } from '../../src/scenario/schema.ts';
import { mean, numbers } from '../helpers/read.ts';
import { bareMarket } from '../helpers/scenario.ts';

const J = 3;
const ALPHA = 0.1;
const sigma = (x: number) => 1 / (1 + Math.exp(-x));

/** Where s = sigma(D + J (2 s - 1)) comes to rest from a start. */
function settled(D: number, start: number): number {
  let s = start;
  for (let i = 0; i < 100_000; i++) s = sigma(D + J * (2 * s - 1));
  return s;
}

/** Subsidy to the small wallet, in utils, above which the high branch of the other ceases to exist. */
function tippingSubsidy(): number {
  const r = Math.sqrt(1 - 2 / J);
  return J * r - Math.log((1 + r) / (1 - r));
}

/** Two wallets that all hold; `big` has the high branch; `small` is paid `subsidy` utils a payment from week 1. */
const market = (
  subsidy: number,
  weeks: number,
  until: number | null = null,
  start = settled(0, 0.9),
): Scenario =>
  bareMarket(
    { big: 0, small: 0 },
    {
      consumers: 12_000,
      weeks,
      network: { strength: J },
      segments: { all: { trips: 2, moneyUtility: ALPHA } },
      start: { shares: { big: start, small: 1 - start } },
      interventions: [
        { kind: 'campaign', platform: 'small', week: 1, until, cashbackPerPayment: subsidy / ALPHA },
      ] as Intervention[],
    },
  );

const share = (scenario: Scenario, method: string): number[] =>
  numbers(simulate(scenario).platforms, 'payment_share', { region: 'all', method });

describe('two wallets that draw their users from their users', () => {
  it('leave the big one where s = sigma(J (2 s - 1)) says, for good', () => {
    const shares = share(market(0, 300), 'big');
    const s = settled(0, 0.9);
    expect(s).toBeCloseTo(0.92927982, 8);
    // fluctuations of a week are passed on with the slope of the map, 2 J s (1 - s)
    const slope = 2 * J * s * (1 - s);
    const error = Math.sqrt(((s * (1 - s)) / (24_000 * 300)) * ((1 + slope) / (1 - slope)));
    expect(Math.abs(mean(shares) - s)).toBeLessThan(4 * error);
  });

  it('do not tip under a subsidy below the tipping point, however long', () => {
    expect(tippingSubsidy()).toBeCloseTo(0.41509291, 8);
    const shares = share(market(0.3, 1000), 'small');
    expect(0.3).toBeLessThan(tippingSubsidy());
    expect(Math.max(...shares)).toBeLessThan(0.5);
    expect(mean(shares.slice(500))).toBeCloseTo(1 - settled(-0.3, 0.9), 2);
  });

  it('tip under a subsidy above it, and stay when it ends', () => {
    expect(0.5).toBeGreaterThan(tippingSubsidy());
    const shares = share(market(0.5, 500, 251), 'small');
    expect(mean(shares.slice(150, 250))).toBeCloseTo(settled(0.5, 0.9), 2);
    expect(mean(shares.slice(300))).toBeCloseTo(settled(0, 0.9), 2);
  });

  it('below J = 2 have no branches: the share forgets where it began', () => {
    const weak = (start: number) =>
      share({ ...market(0, 400, null, start), network: { strength: 1, memory: 0 } }, 'big').slice(200);
    expect(mean(weak(0.95))).toBeCloseTo(0.5, 2);
    expect(mean(weak(0.05))).toBeCloseTo(0.5, 2);
  });

  it('react late when they see the past with a memory, and end in the same place', () => {
    const slow: Scenario = { ...market(0.5, 500), network: { strength: J, memory: 0.8 } };
    const quick = share(market(0.5, 500), 'small');
    const late = share(slow, 'small');
    const tipped = (shares: readonly number[]) => shares.findIndex((s) => s > 0.5);
    expect(tipped(late)).toBeGreaterThan(tipped(quick));
    expect(mean(late.slice(400))).toBeCloseTo(settled(0.5, 0.9), 2);
  });
});
