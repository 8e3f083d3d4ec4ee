import { describe, expect, it } from 'vitest';
import type { Agents } from '../../src/model/engine/agents.ts';
import { createMarket } from '../../src/model/open/create.ts';
import { step } from '../../src/model/step.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { deviation, mean, sum } from '../helpers/read.ts';
import { bareMarket } from '../helpers/scenario.ts';

/** What consumers did over the weeks: payments by method (from 1), and changes of the top of wallet. */
interface Watched {
  readonly paid: number[];
  /** Consumers by top of wallet, summed over the weeks, as each week began. */
  readonly tops: number[];
  /** Changes of the top of wallet, and weeks with method 1 on top, of each consumer: independent of one another. */
  readonly switches: Float64Array;
  readonly topOne: Float64Array;
  readonly trips: number;
}

/** Runs a market of one trip a week and watches every consumer; the first `skip` weeks are not counted. */
function watch(scenario: Scenario, skip = 0): Watched {
  const market = createMarket(scenario, 0);
  const { row } = market.engine as Agents;
  const { topOf, methods } = market.rows;
  const paid = new Array<number>(methods).fill(0);
  const tops = new Array<number>(methods).fill(0);
  const switches = new Float64Array(row.length);
  const topOne = new Float64Array(row.length);
  for (let week = 1; week <= scenario.weeks; week++) {
    const before = Uint8Array.from(row, (r) => topOf[r]);
    step(market);
    if (week <= skip) continue;
    for (let method = 0; method < methods; method++) paid[method] += market.flows.payments[method];
    for (let i = 0; i < row.length; i++) {
      tops[before[i]]++;
      if (before[i] === 1) topOne[i]++;
      if (topOf[row[i]] !== before[i]) switches[i]++;
    }
  }
  return { paid, tops, switches, topOne, trips: sum(paid) };
}

/** The mean over independent consumers of what each did in `weeks` weeks is `p` a week, to 4 standard errors. */
function expectRate(counts: Float64Array, weeks: number, p: number): void {
  const rates = [...counts].map((count) => count / weeks);
  expect(Math.abs(mean(rates) - p)).toBeLessThan((4 * deviation(rates)) / Math.sqrt(rates.length));
}

/** R3 of the benchmarks: the error of a mean over consumers and weeks that remember each other. */
const error = (p: number, trips: number, lam2: number): number =>
  Math.sqrt(((p * (1 - p)) / trips) * ((1 + lam2) / (1 - lam2)));

const burnIn = (lam2: number): number => Math.ceil(12 / -Math.log(lam2));

type Matrix = readonly (readonly number[])[];
const times = (shares: readonly number[], matrix: Matrix): number[] =>
  matrix[0].map((_, j) => sum(shares.map((share, i) => share * matrix[i][j])));

/** The second eigenvalue of a stochastic matrix: the rate at which a difference between two starts dies out. */
function secondEigenvalue(matrix: Matrix): number {
  let gap: number[] = matrix.map((_, i) => (i === 0 ? 1 : i === matrix.length - 1 ? -1 : 0));
  let rate = 0;
  for (let i = 0; i < 2000; i++) {
    const next = times(gap, matrix);
    const rest = sum(next) / next.length; // rounding, which would grow into the first eigenvector
    const size = Math.hypot(...next.map((x) => x - rest));
    rate = size / Math.hypot(...gap);
    gap = next.map((x) => (x - rest) / size);
  }
  return rate;
}

describe('the loyalty logit: the method used last carries a bonus', () => {
  const METHODS = ['a', 'b', 'c'];
  const cases = [
    {
      v: [0.5, 0],
      h: 2,
      published: { pi: [0.70629901, 0.29370099], switching: 0.10715711, lam2: 0.7417163 },
    },
    {
      v: [1, 0.5, 0],
      h: 2,
      published: { pi: [0.61940505, 0.26276349, 0.11783145], switching: 0.1773816, lam2: 0.70432384 },
    },
    { v: [0.3, 0, -0.4], h: 1.1, published: null },
  ];

  const theory = (v: readonly number[], h: number) => {
    const e = v.map(Math.exp);
    const S = sum(e);
    const Si = e.map((x) => S + (Math.exp(h) - 1) * x);
    const weights = e.map((x, i) => x * Si[i]);
    const total = sum(weights);
    const matrix = e.map((_, i) => e.map((x, j) => (x * (i === j ? Math.exp(h) : 1)) / Si[i]));
    return {
      pi: weights.map((w) => w / total),
      switching: sum(e.map((x) => x * (S - x))) / total,
      matrix,
      lam2: secondEigenvalue(matrix),
    };
  };

  const market = (v: readonly number[], h: number, over: Parameters<typeof bareMarket>[1] = {}): Scenario =>
    bareMarket(Object.fromEntries(v.map((value, i) => [METHODS[i], value])), {
      consumers: 5000,
      habit: { rule: 'last-used', strength: h },
      ...over,
    });

  it.each(cases)(
    'of v = $v and h = $h settles at the stationary law and switches as it says',
    ({ v, h, published }) => {
      const { pi, switching, lam2 } = theory(v, h);
      if (published) {
        for (const [i, p] of pi.entries()) expect(p).toBeCloseTo(published.pi[i], 8);
        expect(switching).toBeCloseTo(published.switching, 8);
        expect(lam2).toBeCloseTo(published.lam2, 7);
      }
      const skip = burnIn(lam2);
      const seen = watch(market(v, h, { weeks: skip + 200 }), skip);
      for (const [i, p] of pi.entries()) {
        expect(Math.abs(seen.paid[i + 1] / seen.trips - p)).toBeLessThan(4 * error(p, seen.trips, lam2));
      }
      expectRate(seen.switches, 200, switching);
    },
  );

  it.each(cases)(
    'of v = $v and h = $h opens settled: its first week is the stationary law already',
    ({ v, h }) => {
      const { pi } = theory(v, h);
      const consumers = 100_000;
      const opened = watch(market(v, h, { consumers, start: { habits: 'settled' } }));
      // systematic sampling: the tops of week 1 are the law itself, to a consumer
      for (const [i, p] of pi.entries()) {
        expect(Math.abs(opened.tops[i + 1] - p * consumers)).toBeLessThanOrEqual(1.01);
        expect(Math.abs(opened.paid[i + 1] / consumers - p)).toBeLessThan(4 * error(p, consumers, 0));
      }
    },
  );

  it('comes from the worst method to the best as the powers of its matrix say', () => {
    const [v, h] = [[1, 0.5, 0], 2] as const;
    const { matrix } = theory(v, h);
    let shares = [0, 0, 1];
    const consumers = 200_000;
    const scenario = market(v, h, { consumers, weeks: 5, start: { topOfWallet: { c: 1 } } });
    for (let trip = 1; trip <= 5; trip++) {
      shares = times(shares, matrix);
      const seen = watch({ ...scenario, weeks: trip }, trip - 1);
      for (const [i, p] of shares.entries()) {
        expect(Math.abs(seen.paid[i + 1] / consumers - p)).toBeLessThan(4 * error(p, consumers, 0));
      }
    }
    expect(shares.map((p) => p.toFixed(6))).toEqual(['0.552987', '0.270483', '0.176530']);
  });
});

describe('the ladder: habit climbs and falls rung by rung', () => {
  const cases = [
    { L: 4, g: 1, d: 1, beta: 2, D: 0.3, published: [0.82257057, 0.89403728, 0.0078280721] },
    { L: 8, g: 0.5, d: 0.5, beta: 1, D: 0.2, published: [0.72647349, 0.93518348, 0.00174611] },
    { L: 5, g: 0.7, d: 0.9, beta: 1.4, D: 0.1, published: null },
  ];
  type Case = (typeof cases)[number];
  const sigma = (x: number) => 1 / (1 + Math.exp(-x));

  /** Stationary law by detailed balance along the line (1, L-1) .. (1, 0), (2, 0) .. (2, L-1). */
  function theory({ L, g, d, beta, D }: Case) {
    const p = Array.from({ length: L }, (_, l) => sigma(D + (beta * l) / (L - 1)));
    const q = Array.from({ length: L }, (_, l) => sigma(-D + (beta * l) / (L - 1)));
    const climb = (first: number, up: readonly number[]) => {
      const pi = [first];
      for (let l = 0; l < L - 1; l++) pi.push((pi[l] * g * up[l]) / (d * (1 - up[l + 1])));
      return pi;
    };
    const one = climb(1, p);
    const two = climb((1 - p[0]) / (1 - q[0]), q);
    const total = sum(one) + sum(two);
    const paid = sum(one.map((w, l) => w * p[l])) + sum(two.map((w, l) => w * (1 - q[l])));
    return {
      payment: paid / total,
      top: sum(one) / total,
      switches: (d * (one[0] * (1 - p[0]) + two[0] * (1 - q[0]))) / total,
      lam2: secondEigenvalue(ladderMatrix({ L, g, d }, p, q)),
    };
  }

  function ladderMatrix(
    { L, g, d }: Pick<Case, 'L' | 'g' | 'd'>,
    p: readonly number[],
    q: readonly number[],
  ): Matrix {
    const up = [...p.toReversed(), ...q.map((x) => 1 - x)]; // towards (1, L-1), at place 0
    return up.map((towardsOne, i) => {
      const row = new Array<number>(2 * L).fill(0);
      const [coinOne, coinTwo] = i < L ? [g, d] : [d, g];
      row[Math.max(0, i - 1)] += towardsOne * coinOne;
      row[Math.min(2 * L - 1, i + 1)] += (1 - towardsOne) * coinTwo;
      row[i] += 1 - towardsOne * coinOne - (1 - towardsOne) * coinTwo;
      return row;
    });
  }

  const market = ({ L, g, d, beta, D }: Case, weeks: number, consumers: number): Scenario =>
    bareMarket(
      { one: D, two: 0 },
      {
        weeks,
        consumers,
        habit: { rungs: L, gain: g, decay: d, strength: beta },
        start: { habits: 'settled' },
      },
    );

  it.each(cases)('of $L rungs pays, ranks and switches as detailed balance says', (ladder) => {
    const { payment, top, switches, lam2 } = theory(ladder);
    if (ladder.published) {
      expect(payment).toBeCloseTo(ladder.published[0], 8);
      expect(top).toBeCloseTo(ladder.published[1], 8);
      expect(switches).toBeCloseTo(ladder.published[2], 8);
    }
    const weeks = 200;
    const consumers = 40_000;
    const seen = watch(market(ladder, weeks, consumers));
    const trips = weeks * consumers;
    // no consumer's mean scatters more than a single trip of it
    const ofPayments = Math.min(error(payment, trips, lam2), error(payment, consumers, 0));
    expect(Math.abs(seen.paid[1] / trips - payment)).toBeLessThan(4 * ofPayments);
    expectRate(seen.topOne, weeks, top);
    expectRate(seen.switches, weeks, switches);
  });

  it('opens at the stationary law itself', () => {
    for (const ladder of cases) {
      const consumers = 200_000;
      const { top, payment } = theory(ladder);
      const opened = watch(market(ladder, 1, consumers));
      expect(Math.abs(opened.tops[1] - top * consumers)).toBeLessThanOrEqual(ladder.L + 1);
      expect(Math.abs(opened.paid[1] / consumers - payment)).toBeLessThan(4 * error(payment, consumers, 0));
    }
  });

  it('of a single rung is no ladder: without strength it is the plain logit', () => {
    const scenario = bareMarket({ one: 0.4, two: 0 }, { consumers: 200_000, weeks: 1 });
    const p = sigma(0.4);
    const seen = watch(scenario);
    expect(Math.abs(seen.paid[1] / 200_000 - p)).toBeLessThan(4 * error(p, 200_000, 0));
  });
});
