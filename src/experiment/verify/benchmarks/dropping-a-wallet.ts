import { splitList } from '../../../core/list.ts';
import { moments } from '../../../core/stats.ts';
import type { Series } from '../../../model/series.ts';
import { nameOf } from '../../../scenario/names.ts';
import type { Intervention, Scenario } from '../../../scenario/schema.ts';
import { type Customers, conversion } from '../../../theory/acceptance-account.ts';
import { ALL, CASH, inWeek, regionsOf, retailerWeeks } from '../../weekly.ts';
import type { Benchmark, Check, Lab, Picture } from '../benchmark.ts';
import { suppose } from '../paper/suppose.ts';

export const droppingAWallet: Benchmark = {
  name: 'dropping-a-wallet',
  family: 'History',
  title: 'Every chain gives Alipay up at a lower price than WeChat Pay, as the deals of 2018 went',
  formula: 'sales lost and bonus asked, giving up the wallet that fewer hold alone < giving up the other',
  source: 'Chains that chose in March 2018 (data/exclusivity_timeline.csv); on paper Rochet & Tirole (2011)',
  unmet: (scenario) =>
    suppose([
      [walletsOf(scenario).length === 2, 'two platforms of kind wallet'],
      [chainsOf(scenario).length > 0, 'a chain that may sign (mandate: none) and takes both wallets'],
      [scenario.retailers.reviewEvery === 1, 'retailers.reviewEvery: 1'],
      [scenario.weeks > 1, 'weeks: 2 or more'],
    ]),
  examine: (lab) => {
    const deals = dealsOf(lab.scenario);
    const chains = chainsOf(lab.scenario);
    const rows: Row[] = [
      { x: 'sales lost by the chains', ...lossesFound(lab, deals) },
      ...chains.map((chain) => ({
        x: `bonus asked by ${nameOf(lab.scenario, chain)}`,
        ...askedFound(lab, deals, chain),
      })),
    ];
    return {
      checks: [...rows.flatMap(({ checks }) => checks), ...paperChecks(lab, deals)],
      picture: picture(lab, deals, rows),
    };
  },
};

const walletsOf = ({ platforms }: Scenario): string[] =>
  Object.keys(platforms).filter((id) => platforms[id].kind === 'wallet');

/** Chains that may sign: a mandate forbids the others. */
const chainsOf = ({ retailers: { chains } }: Scenario): string[] =>
  Object.keys(chains).filter((id) => chains[id].mandate === 'none' && chains[id].accepts === 'all');

/** The wallet that fewer hold alone, and the other: who drops the first becomes exclusive to the second. */
interface Deals {
  readonly lesser: string;
  readonly greater: string;
}

function dealsOf(scenario: Scenario): Deals {
  const [first, second] = walletsOf(scenario);
  const alone = (id: string) => scenario.holdings.joint[id] ?? 0;
  return alone(first) <= alone(second)
    ? { lesser: first, greater: second }
    : { lesser: second, greater: first };
}

const happening = (scenario: Scenario, interventions: readonly Intervention[]): Scenario => ({
  ...scenario,
  interventions: [...interventions],
});

/** The week from which the greater wallet has asked, and now the lesser one does. */
const turnOf = ({ weeks }: Scenario): number => Math.floor(weeks / 2) + 1;

/**
 * The market in which one wallet and then the other asks every chain to be its only one, for nothing: nobody signs, and each
 * review tells the bonus at which it would.
 */
function asking(scenario: Scenario, { lesser, greater }: Deals): Scenario {
  const turn = turnOf(scenario);
  const offer = (platform: string, week: number, until: number | null): Intervention => ({
    ...{ week, until, label: '' },
    ...{ kind: 'offer', platform, retailers: null, regions: null },
    ...{ bonus: 0, feeDiscount: 0, duration: 52, penalty: 0 },
  });
  return happening(scenario, [offer(greater, 1, turn), offer(lesser, turn, null)]);
}

/** The market in which every chain takes one wallet alone from week 1: chains make few of all sales, and hardly meet. */
function imposed(scenario: Scenario, platform: string): Scenario {
  const contracts = chainsOf(scenario).map(
    (retailer): Intervention => ({
      ...{ week: 1, until: null, label: '' },
      ...{ kind: 'exclusive', retailer, regions: null, platform },
      ...{ bonus: 0, feeDiscount: 0 },
    }),
  );
  return happening(scenario, contracts);
}

/** The bonus that a chain asks for dropping each wallet. */
function askedFound(lab: Lab, deals: Deals, chain: string): Found {
  const { scenario } = lab;
  const [lesser, greater] = [deals.lesser, deals.greater].map((id) => nameOf(scenario, id));
  const asked = (series: Series, week: number) => inWeek(weeksOf(series, chain, 'asked_bonus'), week);
  return compared(lab, {
    what: `bonus asked by ${nameOf(scenario, chain)} without ${greater}, above that without ${lesser}`,
    markets: [asking(scenario, deals)],
    less: ([series]) => asked(series, turnOf(scenario) - 1),
    more: ([series]) => asked(series, scenario.weeks),
  });
}

/** Sales that all chains together lose by dropping each wallet. */
function lossesFound(lab: Lab, deals: Deals): Found {
  const { scenario } = lab;
  const chains = chainsOf(scenario);
  const [lesser, greater] = [deals.lesser, deals.greater].map((id) => nameOf(scenario, id));
  const sales = (series: Series) => chains.reduce((sum, chain) => sum + salesIn(series, chain), 0);
  return compared(lab, {
    what: `sales lost without ${greater}, above those without ${lesser}`,
    markets: [asking(scenario, deals), imposed(scenario, deals.greater), imposed(scenario, deals.lesser)],
    less: ([calm, without]) => 1 - sales(without) / sales(calm),
    more: ([calm, , without]) => 1 - sales(without) / sales(calm),
  });
}

/** Two numbers of which one should be more, read from runs of the same replicate in some markets. */
interface Comparison {
  readonly what: string;
  readonly markets: readonly Scenario[];
  readonly less: (runs: readonly Series[]) => number;
  readonly more: (runs: readonly Series[]) => number;
}

/** Two numbers by both engines, as checks and as marks of the picture. */
interface Found {
  readonly checks: readonly Check[];
  /** Mean field: less, then more. */
  readonly average: readonly [number, number];
  /** Agents: the same, with z standard errors to either side. */
  readonly sample: readonly [Interval, Interval];
}

type Interval = Pick<Picture['agents'][number], 'y' | 'low' | 'high'>;

/** A row of the picture. */
type Row = Found & { readonly x: string };

/** Checks by both engines; the error is that of the difference between replicates with common random numbers (R6). */
function compared(lab: Lab, { what, markets, less, more }: Comparison): Found {
  const base = { what, relation: '>', tolerance: 0 } as const;
  const means = markets.map((market) => lab.meanField(market));
  const samples = markets.map((market) => lab.agents(market));
  const replicates = samples[0].map((_, replicate) => samples.map((sample) => sample[replicate]));
  const gap = moments(replicates.map((runs) => more(runs) - less(runs)));
  const sample = [less, more].map((read) => intervalOf(replicates.map(read), lab.z)) as [Interval, Interval];
  const average = [less(means), more(means)] as const;
  return {
    average,
    sample,
    checks: [
      { ...base, engine: 'mean-field', expected: average[0], simulated: average[1], error: 0 },
      {
        ...{ ...base, engine: 'agents', error: Math.sqrt(gap.variance / gap.n) },
        expected: sample[0].y,
        simulated: sample[1].y,
      },
    ],
  };
}

function intervalOf(values: readonly number[], z: number): Interval {
  const { n, mean, variance } = moments(values);
  const half = z * Math.sqrt(variance / n);
  return { y: mean, low: mean - half, high: mean + half };
}

function weeksOf(series: Series, chain: string, column: string) {
  const regions = regionsOf(series, chain);
  return retailerWeeks(series, chain, regions.includes(ALL) ? ALL : regions[0], column);
}

function salesIn(series: Series, chain: string): number {
  const weeks = weeksOf(series, chain, 'sales');
  let sum = 0;
  for (let week = 1; week <= weeks.rows.length; week++) sum += inWeek(weeks, week);
  return sum;
}

/** Sales lost by all chains, and the bonus each asks, for the two ways to choose; beside them the account on paper. */
function picture({ scenario }: Lab, { lesser, greater }: Deals, rows: readonly Row[]): Picture {
  const groups = [lesser, greater].map((id) => `without ${nameOf(scenario, id)}`);
  return {
    x: 'chain',
    y: 'share of sales',
    format: 'share',
    theory: [lesser, greater].map((id, i) => ({
      x: 'sales lost on paper, with no habits, no cards and no search',
      y: lostOnPaper(scenario, id),
      group: groups[i],
    })),
    meanField: rows.flatMap(({ x, average }) => average.map((y, i) => ({ x, y, group: groups[i] }))),
    agents: rows.flatMap(({ x, sample }) => sample.map((mark, i) => ({ x, ...mark, group: groups[i] }))),
  };
}

/** Consumers of whom the cells' shares make whole numbers, or nearly: the market rounds them, and paper does not. */
const WHOLE = 1_000_000;

/** What the account on paper leaves out, taken out of the model too: habits, cards, the search for another shop, resentment. */
function plain(scenario: Scenario): Scenario {
  const segments = Object.entries(scenario.segments).map(([id, one]) => [id, { ...one, storeChoice: 0 }]);
  const independent = Object.keys(scenario.holdings.independent).map((id) => [id, 0]);
  return {
    ...scenario,
    weeks: 1,
    consumers: WHOLE,
    segments: Object.fromEntries(segments),
    habit: { ...scenario.habit, strength: 0 },
    resentment: { ...scenario.resentment, sensitivity: 0 },
    wallets: { ...scenario.wallets, enabled: false },
    holdings: { ...scenario.holdings, independent: Object.fromEntries(independent) },
  };
}

/** With all that taken out, the model says what the account on paper says. */
function paperChecks(lab: Lab, deals: Deals): Check[] {
  const { scenario } = lab;
  const market = plain(scenario);
  const sales = (asked: Scenario) =>
    chainsOf(scenario).reduce((sum, chain) => sum + salesIn(lab.meanField(asked), chain), 0);
  const partners = { [deals.lesser]: deals.greater, [deals.greater]: deals.lesser };
  return [deals.lesser, deals.greater].map((dropped) => {
    const expected = lostOnPaper(scenario, dropped);
    return {
      what: `sales lost without ${nameOf(scenario, dropped)}, with no habits, no cards and no search`,
      ...({
        engine: 'mean-field',
        relation: '=',
        expected,
        error: 0,
        tolerance: 1 / WHOLE,
      } as const),
      simulated: 1 - sales(imposed(market, partners[dropped])) / sales(happening(market, [])),
    };
  });
}

/** Share of sales lost on paper, segment by segment. */
function lostOnPaper(scenario: Scenario, dropped: string): number {
  const wallets = walletsOf(scenario);
  const sold = (taken: readonly string[]) =>
    Object.values(scenario.segments).reduce((sum, segment) => {
      const utility = (id: string, taste: number) => taste + (segment.tastes[id] ?? 0);
      const values = wallets.map((id) => [
        id,
        utility(id, scenario.platforms[id].taste + scenario.platforms[id].service),
      ]);
      const utilities = { wallets: Object.fromEntries(values), cash: utility(CASH, scenario.cash.taste) };
      const weight = segment.share * segment.trips * segment.basket;
      return sum + weight * conversion(customersOf(scenario, segment.carriesCash), taken, utilities);
    }, 0);
  return 1 - sold(wallets.filter((id) => id !== dropped)) / sold(wallets);
}

const customersOf = ({ holdings }: Scenario, cash: number): Customers[] =>
  Object.entries(holdings.joint).map(([portfolio, share]) => ({
    share,
    cash,
    held: portfolio === 'none' ? [] : splitList(portfolio),
  }));
