import { describe, expect, it } from 'vitest';
import { declared, elsewhere } from '../../bench/peers/declared.ts';
import { peersMarket, valueIn } from '../../bench/peers/peers.ts';
import { stream } from '../../src/core/rng.ts';
import { simulate } from '../../src/model/simulate.ts';

// The market of bench/peers/DECLARATION.md once more, from its words alone: nothing of the model is used.
type Method = 'cash' | 'A' | 'B';
interface Retailer {
  readonly visited: number;
  readonly accepts: readonly Method[];
}
interface Consumer {
  readonly holds: readonly Method[];
  readonly top: Method;
  readonly rung: number;
}
/** One way in which a trip can go: how likely it is, and what is counted. */
interface Way {
  readonly chance: number;
  readonly method: Method;
  readonly refused: boolean;
  readonly after: Consumer;
}

const WEEKS = 52;
const TRIPS = 3;
const UTILITY = { cash: 0, A: 1, B: 0.7 };
const RETAILERS: readonly Retailer[] = [
  { visited: 0.4, accepts: ['cash', 'A', 'B'] },
  { visited: 0.3, accepts: ['cash', 'A'] },
  { visited: 0.2, accepts: ['cash', 'B'] },
  { visited: 0.1, accepts: ['cash'] },
];
const OPENING: readonly [share: number, consumer: Consumer][] = [
  [0.2, { holds: ['cash', 'A'], top: 'cash', rung: 0 }],
  [0.3, { holds: ['cash', 'B'], top: 'cash', rung: 0 }],
  [0.5, { holds: ['cash', 'A', 'B'], top: 'cash', rung: 0 }],
];

/** The habit after a payment, if its coin says that it moves. */
function moved({ holds, top, rung }: Consumer, method: Method): Consumer {
  if (method === top) return { holds, top, rung: Math.min(rung + 1, 7) };
  return rung > 0 ? { holds, top, rung: rung - 1 } : { holds, top: method, rung: 0 };
}

const known = new Map<string, readonly Way[]>();

/** Every way in which the next trip of a consumer can go, worked out once for all who are alike. */
function waysOf(consumer: Consumer): readonly Way[] {
  const key = JSON.stringify(consumer);
  const ways = known.get(key) ?? workedOut(consumer);
  known.set(key, ways);
  return ways;
}

function workedOut(consumer: Consumer): Way[] {
  return RETAILERS.flatMap(({ visited, accepts }) => {
    const choice = consumer.holds.filter((method) => accepts.includes(method));
    const weights = choice.map((method) =>
      Math.exp(UTILITY[method] + (method === consumer.top ? (2 * consumer.rung) / 7 : 0)),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const refused = !accepts.includes(consumer.top);
    return choice.flatMap((method, i) =>
      [consumer, moved(consumer, method)].map((after) => ({
        chance: (visited * weights[i]) / total / 2,
        method,
        refused,
        after,
      })),
    );
  });
}

/** What is counted, by the words of the declaration and week. */
type Counts = Map<string, number>;
const add = (counts: Counts, what: string, week: number, amount: number) =>
  counts.set(`${what} @${week}`, (counts.get(`${what} @${week}`) ?? 0) + amount);

function count(counts: Counts, week: number, { method, refused }: Way, paidWithTop: boolean, share: number) {
  add(counts, `share of payments, ${method}`, week, share / TRIPS);
  if (refused) add(counts, 'refusals over trips', week, share / TRIPS);
  if (paidWithTop) add(counts, 'payments with the top of wallet over payments', week, share / TRIPS);
}

const countTop = (counts: Counts, { top }: Consumer, share: number) =>
  add(counts, `share of consumers by top of wallet, ${top}`, WEEKS, share);

/** Single consumers, one after the other, as a peer would write it. */
function byConsumers(consumers: number): Counts {
  const counts: Counts = new Map();
  const random = stream('peers', 'by the words');
  let [first, bound] = [0, 0];
  for (const [share, opening] of OPENING) {
    bound += share * consumers;
    for (; first < Math.round(bound); first++) {
      let consumer = opening;
      for (let trip = 0; trip < WEEKS * TRIPS; trip++) {
        const ways = waysOf(consumer);
        let drawn = random();
        const way = ways.find(({ chance }) => (drawn -= chance) < 0) ?? ways[ways.length - 1];
        count(counts, 1 + Math.floor(trip / TRIPS), way, way.method === consumer.top, 1 / consumers);
        consumer = way.after;
      }
      countTop(counts, consumer, 1 / consumers);
    }
  }
  return counts;
}

/** The same without chance: all ways of all trips, each with its weight. */
function exactly(): Counts {
  const counts: Counts = new Map();
  let shares = new Map(OPENING.map(([share, consumer]) => [JSON.stringify(consumer), share]));
  for (let trip = 0; trip < WEEKS * TRIPS; trip++) {
    const next = new Map<string, number>();
    for (const [key, share] of shares) {
      const consumer: Consumer = JSON.parse(key);
      for (const way of waysOf(consumer)) {
        const weight = share * way.chance;
        const after = JSON.stringify(way.after);
        next.set(after, (next.get(after) ?? 0) + weight);
        count(counts, 1 + Math.floor(trip / TRIPS), way, way.method === consumer.top, weight);
      }
    }
    shares = next;
  }
  for (const [key, share] of shares) countTop(counts, JSON.parse(key), share);
  return counts;
}

const exact = exactly();
const declaredIn = (counts: Counts, { what, week }: { what: string; week: number }): number =>
  counts.get(`${what} @${week}`) ?? Number.NaN;

describe('the market that peers are asked to run', () => {
  const market = peersMarket();
  const values = declared();

  it('declares what its words come to, to the last digit, and four standard errors', () => {
    for (const one of values) {
      const value = declaredIn(exact, one);
      expect(one).toEqual({
        ...one,
        expected: Number(value.toFixed(5)),
        tolerance: Number((4 * Math.sqrt((value * (1 - value)) / market.consumers)).toFixed(5)),
      });
    }
  });

  it('declares every quantity that can be told of its weeks', () => {
    expect(values.length).toBe(18);
  });

  it('comes to the declared values where single consumers are run by its words', () => {
    const consumers = 2000;
    const counts = byConsumers(consumers);
    const wider = Math.sqrt(market.consumers / consumers);
    for (const one of values) {
      expect(
        Math.abs(declaredIn(counts, one) - one.expected),
        `${one.what} in week ${one.week}`,
      ).toBeLessThan(one.tolerance * wider);
    }
  });

  it('comes to the declared values by our agents', () => {
    const series = simulate(market);
    for (const one of values) {
      expect(
        Math.abs(valueIn(series, one) - one.expected),
        `${one.what} in week ${one.week}`,
      ).toBeLessThanOrEqual(one.tolerance);
    }
  });

  it('comes to what its words come to by our mean field, but for rounding', () => {
    const series = simulate({ ...market, engine: 'mean-field' });
    for (const one of values) expect(valueIn(series, one)).toBeCloseTo(declaredIn(exact, one), 9);
  });

  it('names the four simulators it was measured on elsewhere', () => {
    expect(elsewhere().map(({ nanoseconds }) => nanoseconds)).toEqual([1700, 2600, 540, 260]);
  });
});
