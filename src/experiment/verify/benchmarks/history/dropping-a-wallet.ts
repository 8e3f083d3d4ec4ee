import { moments, quantile } from '../../../../core/stats.ts';
import type { Series } from '../../../../model/series.ts';
import { nameOf } from '../../../../scenario/names.ts';
import type { Scenario } from '../../../../scenario/schema.ts';
import { inWeek } from '../../../weekly.ts';
import type { Benchmark, Check, Lab, Picture } from '../../benchmark.ts';
import { suppose } from '../../paper/suppose.ts';
import {
  asking,
  chainsOf,
  type Deals,
  dealsOf,
  imposed,
  lostOnPaper,
  lostTo,
  plain,
  salesIn,
  turnOf,
  WHOLE,
  walletsOf,
  weeksOf,
  withoutCards,
  withoutHabits,
} from './deals.ts';

export const droppingAWallet: Benchmark = {
  name: 'dropping-a-wallet',
  family: 'History',
  title: 'Every chain gives Alipay up at a lower price than WeChat Pay, as the deals of 2018 went',
  formula: 'sales lost and bonus asked, giving up the wallet that fewer hold alone < giving up the other',
  source: 'Chains that chose in March 2018 (data/exclusivity_timeline.csv); on paper Rochet & Tirole (2011)',
  remark:
    'On paper only those leave who have nothing else to pay with, and far more hold WeChat Pay alone than Alipay alone. In the fitted market most of these hold a card, and those who hold both wallets lose a habit or look for another shop whichever wallet is given up: the two are then more alike, and the wallet given up matters less than on paper. The rows that take cards, habits and search away, one after the other, show how much each counts. Nothing in the market is fitted to the deals.',
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
      { x: 'sales lost, in the fitted market', ...lossesFound(lab, deals) },
      ...chains.map((chain) => ({
        x: `bonus asked by ${nameOf(lab.scenario, chain)}`,
        ...askedFound(lab, deals, chain),
      })),
    ];
    return {
      checks: [...rows.flatMap(({ checks }) => checks), ...gapChecks(lab, deals), ...paperChecks(lab, deals)],
      finding: findingOf(lab, deals, rows),
      picture: picture(lab, deals, rows),
    };
  },
};

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

/** How much more it is to give the greater wallet up, in words: nobody should have to divide, or think it more than it is. */
function findingOf({ scenario }: Lab, deals: Deals, [lost, ...asked]: readonly Row[]): string {
  const [lesser, greater] = [deals.lesser, deals.greater].map((id) => nameOf(scenario, id));
  const [less, more] = lost.average.map((share) => `${(100 * share).toFixed(1)}%`);
  const ratioOf = ({ average }: Row) => average[1] / average[0];
  const [least, middle, most] = [0, 0.5, 1].map((p) => quantile(asked.map(ratioOf), p));
  const onPaper = lostOnPaper(scenario, deals.greater) / lostOnPaper(scenario, deals.lesser);
  return [
    `Without ${greater} the chains lose ${more} of their sales, without ${lesser} ${less}: ${ratioOf(lost).toFixed(2)} times as much.`,
    `The bonus that a chain asks is ${middle.toFixed(2)} times as large (median of the chains; from ${least.toFixed(2)} to ${most.toFixed(2)}).`,
    `On paper, where only what people hold counts, the loss is ${onPaper.toFixed(1)} times as large.`,
  ].join(' ');
}

const ON_PAPER = 'sales lost on paper, with no cards, no habits and no search';

/** The two ways to choose one: the wallet given up, and the partner. */
const bothWays = ({ lesser, greater }: Deals) => [
  { dropped: lesser, partner: greater },
  { dropped: greater, partner: lesser },
];

/** Sales lost by all chains, and the bonus each asks, for the two ways to choose; beside them the account on paper. */
function picture(lab: Lab, deals: Deals, rows: readonly Row[]): Picture {
  const { scenario } = lab;
  const groups = bothWays(deals).map(({ dropped }) => `without ${nameOf(scenario, dropped)}`);
  return {
    x: 'chain',
    y: 'share of sales',
    format: 'share',
    theory: bothWays(deals).map(({ dropped }, i) => ({
      x: ON_PAPER,
      y: lostOnPaper(scenario, dropped),
      group: groups[i],
    })),
    meanField: [
      ...STEPS.toReversed().flatMap(({ words, market }) =>
        bothWays(deals).map(({ partner }, i) => ({
          x: market === plain ? ON_PAPER : `sales lost, ${words}`,
          y: lostTo(lab, market(scenario), partner),
          group: groups[i],
        })),
      ),
      ...rows.flatMap(({ x, average }) => average.map((y, i) => ({ x, y, group: groups[i] }))),
    ],
    agents: rows.flatMap(({ x, sample }) => sample.map((mark, i) => ({ x, ...mark, group: groups[i] }))),
  };
}

/** With all that taken out, the model says what the account on paper says. */
function paperChecks(lab: Lab, deals: Deals): Check[] {
  const { scenario } = lab;
  return bothWays(deals).map(({ dropped, partner }) => {
    const expected = lostOnPaper(scenario, dropped);
    return {
      what: `sales lost without ${nameOf(scenario, dropped)}, with no habits, no cards and no search`,
      ...({ engine: 'mean-field', relation: '=', expected, error: 0, tolerance: 1 / WHOLE } as const),
      simulated: lostTo(lab, plain(scenario), partner),
    };
  });
}

/** Between paper and the fitted market, one thing at a time. */
const STEPS = [
  { words: 'if nobody held a card', market: withoutCards },
  {
    words: 'if nobody held a card or had habits',
    market: (scenario: Scenario) => withoutHabits(withoutCards(scenario)),
  },
  { words: 'if nobody held a card, had habits or looked for another shop', market: plain },
] as const;

/** Why the difference is smaller than on paper: each thing that paper leaves out makes the two wallets more alike. */
function gapChecks(lab: Lab, deals: Deals): Check[] {
  const ratioIn = (market: Scenario) =>
    lostTo(lab, market, deals.lesser) / lostTo(lab, market, deals.greater);
  const ratios = [lab.scenario, ...STEPS.map(({ market }) => market(lab.scenario))].map(ratioIn);
  const [lesser, greater] = [deals.lesser, deals.greater].map((id) => nameOf(lab.scenario, id));
  return STEPS.map(({ words }, step) => ({
    what: `sales lost without ${greater} over those without ${lesser}, ${words}`,
    ...({ engine: 'mean-field', relation: '>', error: 0, tolerance: 0 } as const),
    expected: ratios[step],
    simulated: ratios[step + 1],
  }));
}
