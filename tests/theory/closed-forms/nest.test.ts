import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logitShares, logsum } from '../../../src/theory/logit.ts';
import { type Shopper, tripOf } from '../../../src/theory/nest.ts';

const [CASH, ALIPAY, WECHAT] = [0, 1, 2];
const EVERYTHING = [CASH, ALIPAY, WECHAT];

/** Ipsos 2018: Alipay alone, both, WeChat Pay alone, none; all carry cash. */
const TYPES: readonly (readonly [share: number, means: readonly number[]])[] = [
  [0.069, [CASH, ALIPAY]],
  [0.64, EVERYTHING],
  [0.224, [CASH, WECHAT]],
  [0.067, [CASH]],
];

const shopper = (means: readonly number[], over: Partial<Shopper> = {}): Shopper => ({
  utilities: [0, 1, 0.8],
  means,
  storeChoice: 0.5,
  walksAway: false,
  ...over,
});

const exclusiveWith = (wallet: number) => [
  { attraction: 1, takes: EVERYTHING },
  { attraction: 1, takes: [CASH, wallet] },
];

const average = (of: (means: readonly number[]) => number): number =>
  TYPES.reduce((sum, [share, means]) => sum + share * of(means), 0);

const shops = fc.array(
  fc.record({
    attraction: fc.double({ min: 0.1, max: 10, noNaN: true }),
    takes: fc.subarray(EVERYTHING),
  }),
  { minLength: 1, maxLength: 5 },
);
const means = fc.subarray(EVERYTHING);
const storeChoice = fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 1, noNaN: true }));

describe('one exclusive retailer of two', () => {
  it('has the published visits and payments', () => {
    const trips = TYPES.map(([, means]) => tripOf(shopper(means), exclusiveWith(WECHAT)));
    expect(trips.map(({ visits }) => visits[0].toFixed(8))).toEqual([
      '0.65850315',
      '0.57581724',
      '0.50000000',
      '0.50000000',
    ]);
    const boundTo = (wallet: number) => average((m) => tripOf(shopper(m), exclusiveWith(wallet)).visits[1]);
    expect([boundTo(WECHAT), boundTo(ALIPAY)].map((p) => p.toFixed(8))).toEqual(['0.44054025', '0.43075888']);
    const paid = [ALIPAY, WECHAT, CASH].map((method) =>
      average((m) => {
        const { payments } = tripOf(shopper(m), exclusiveWith(WECHAT));
        return payments[0][method] + payments[1][method];
      }),
    );
    expect(paid.map((p) => p.toFixed(8))).toEqual(['0.20175313', '0.47985226', '0.31839462']);
  });
});

describe('a trip', () => {
  it('goes somewhere, and ends in a payment unless the shopper may leave or has nothing to pay with', () => {
    fc.assert(
      fc.property(shops, means, storeChoice, (shops, means, lambda) => {
        const { visits, payments } = tripOf(shopper(means, { storeChoice: lambda }), shops);
        expect(visits.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        payments.forEach((paid, r) => {
          const canPay = shops[r].takes.some((method) => means.includes(method));
          expect(paid.reduce((a, b) => a + b, 0)).toBeCloseTo(canPay ? visits[r] : 0, 12);
        });
      }),
    );
  });

  it('to the only shop is the plain choice of methods, however much payment moves store choice', () => {
    fc.assert(
      fc.property(storeChoice, (lambda) => {
        const only = [{ attraction: 3, takes: EVERYTHING }];
        const { payments, inclusiveValue } = tripOf(shopper(EVERYTHING, { storeChoice: lambda }), only);
        logitShares([0, 1, 0.8]).forEach((share, method) => {
          expect(payments[0][method]).toBeCloseTo(share, 12);
        });
        expect(inclusiveValue).toBeCloseTo(logsum([0, 1, 0.8]), 9);
      }),
    );
  });

  it('is worth less in proportion to the visits under exclusivity if payment does not move store choice, and else by less', () => {
    const worth = (bound: number, lambda: number) =>
      tripOf(shopper(EVERYTHING, { storeChoice: lambda }), [
        { attraction: 1 - bound, takes: EVERYTHING },
        { attraction: bound, takes: [CASH, WECHAT] },
      ]).inclusiveValue;
    for (const c of [0.1, 0.5, 0.9]) {
      const line = (lambda: number) => (1 - c) * worth(0, lambda) + c * worth(1, lambda);
      expect(worth(c, 0)).toBeCloseTo(line(0), 12);
      expect(worth(c, 0.7)).toBeGreaterThan(line(0.7));
    }
  });

  it('has the published chance of a sale where wallets are worth 3, cash 1.5 and leaving 0, with cash at hand on .6 of trips', () => {
    const sale = (takes: readonly number[]) =>
      average((m) =>
        [0.6, 0.4].reduce((sum, chance, empty) => {
          const means = empty ? m.filter((method) => method !== CASH) : m;
          const at = shopper(means, { utilities: [1.5, 3, 3], walksAway: true });
          return sum + chance * tripOf(at, [{ attraction: 1, takes }]).payments[0].reduce((a, b) => a + b, 0);
        }, 0),
      );
    const [open, wechat, alipay, none] = [EVERYTHING, [CASH, WECHAT], [CASH, ALIPAY], [CASH]].map(sale);
    expect([open, wechat, alipay, none].map((p) => p.toFixed(8))).toEqual([
      '0.93880291',
      '0.89404774',
      '0.82166004',
      '0.49054469',
    ]);
    expect([1 - wechat / open, 1 - alipay / open].map((p) => (100 * p).toFixed(4))).toEqual([
      '4.7673',
      '12.4779',
    ]);
  });
});
