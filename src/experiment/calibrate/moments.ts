import { splitList } from '../../core/list.ts';
import type { Series } from '../../model/series.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { ALL, CASH, inWeek, marketWeeks, platformWeeks } from '../weekly.ts';
import { atEnd, type Window } from '../windows.ts';

/** What a target may say beside the name of its moment. */
export interface MomentOptions {
  readonly method?: string;
  readonly methods?: readonly string[];
  readonly portfolio?: string;
  readonly region?: string;
}

export type MomentOption = keyof MomentOptions;

/** A number of a run that a published figure can be held against. */
export interface Moment {
  readonly name: string;
  readonly unit: string;
  readonly meaning: string;
  /** From which columns, and how. */
  readonly measured: string;
  /** Options that must be given, and those that may be; `region` may always be. */
  readonly needs: readonly MomentOption[];
  readonly takes: readonly MomentOption[];
  /** Why the moment does not exist in a scenario, in words; undefined where it does. */
  readonly unfit?: (scenario: Scenario, options: MomentOptions) => string | undefined;
  /** NaN where there is no base. */
  readonly value: (at: Sight) => number;
}

/** A run, seen through a target's options and window. */
export interface Sight {
  readonly series: Series;
  readonly scenario: Scenario;
  readonly window: Window;
  readonly options: MomentOptions;
}

const regionOf = ({ options }: Sight): string => options.region ?? ALL;

/** Sum of a column over the weeks of the window, or its value in the last of them. */
const flow = (sight: Sight, values: ReturnType<typeof marketWeeks>): number => {
  let sum = 0;
  for (let week = sight.window.from; week <= sight.window.to; week++) sum += inWeek(values, week);
  return sum;
};

const market = (sight: Sight, column: string): number =>
  flow(sight, marketWeeks(sight.series, regionOf(sight), column));

const paid = (sight: Sight, methods: readonly string[]): number =>
  methods.reduce(
    (sum, method) => sum + flow(sight, platformWeeks(sight.series, method, regionOf(sight), 'payments')),
    0,
  );

const holders = (sight: Sight, method: string): number =>
  atEnd(platformWeeks(sight.series, method, regionOf(sight), 'holders'), sight.window);

/** All consumers hold cash. */
const consumers = (sight: Sight): number => holders(sight, CASH);

const ofKind = ({ platforms }: Scenario, kind: 'wallet' | 'card'): string[] =>
  Object.keys(platforms).filter((id) => platforms[id].kind === kind);

const shareOfPayments = (sight: Sight, methods: readonly string[]): number =>
  paid(sight, methods) / market(sight, 'payments');

/**
 * Share of consumers who hold exactly the wallets named, of the two that there are: those with one or more are
 * (holders of the first + holders of the second) / (1 + multi-homing), since those with both are counted twice.
 */
function portfolioShare(sight: Sight): number {
  const wallets = ofKind(sight.scenario, 'wallet');
  const [first, second] = wallets.map((wallet) => holders(sight, wallet) / consumers(sight));
  const multihoming = atEnd(marketWeeks(sight.series, regionOf(sight), 'multihoming_held'), sight.window);
  const either = first + second === 0 ? 0 : (first + second) / (1 + multihoming);
  const named = splitList(sight.options.portfolio!);
  if (named[0] === 'none') return 1 - either;
  if (named.length === 2) return first + second - either;
  return either - (named[0] === wallets[0] ? second : first);
}

function portfolioUnfit(scenario: Scenario, { portfolio = '' }: MomentOptions): string | undefined {
  const wallets = ofKind(scenario, 'wallet');
  if (wallets.length !== 2)
    return `portfolios can be told from the results where there are two wallets; this scenario has ${wallets.length}`;
  const possible = ['none', ...wallets, wallets.join(' + ')];
  const asked = splitList(portfolio).toSorted().join(' + ');
  return possible.some((one) => splitList(one).toSorted().join(' + ') === asked)
    ? undefined
    : `no such portfolio; there are ${possible.join(', ')}`;
}

/** Consumers whose top of wallet changed over the windows of switching that lie in the window, over all. */
function topChange(sight: Sight): number {
  const { switching } = sight.series;
  const [region, from, to] = ['region', 'from', 'to'].map((name) => switching.text(name));
  const [start, count] = ['window_start', 'consumers'].map((name) => switching.number(name));
  const { switchingWindow } = sight.scenario.output;
  let changed = 0;
  let all = 0;
  for (let row = 0; row < switching.rows; row++) {
    const isInside = start[row] >= sight.window.from && start[row] + switchingWindow - 1 <= sight.window.to;
    if (!isInside || region[row] !== regionOf(sight)) continue;
    all += count[row];
    if (from[row] !== to[row]) changed += count[row];
  }
  return changed / all;
}

const none: readonly MomentOption[] = [];

/** Every moment that targets may name. */
export const MOMENTS: readonly Moment[] = [
  {
    name: 'portfolio',
    unit: 'share of consumers',
    meaning: 'Consumers who hold exactly these wallets; cards are left out of account.',
    measured: 'holders and multihoming_held at the end of the window',
    needs: ['portfolio'],
    takes: none,
    unfit: portfolioUnfit,
    value: portfolioShare,
  },
  {
    name: 'holders',
    unit: 'share of consumers',
    meaning: 'Consumers who hold a platform.',
    measured: 'holders at the end of the window',
    needs: ['method'],
    takes: none,
    value: (sight) => holders(sight, sight.options.method!) / consumers(sight),
  },
  {
    name: 'multihoming',
    unit: 'share of wallet holders',
    meaning: 'Wallet holders who hold two wallets or more.',
    measured: 'multihoming_held at the end of the window',
    needs: none,
    takes: none,
    value: (sight) => atEnd(marketWeeks(sight.series, regionOf(sight), 'multihoming_held'), sight.window),
  },
  {
    name: 'payment-share',
    unit: 'share of payments',
    meaning: 'Payments made with a method, or with any of several.',
    measured: 'payments of the methods over all payments in the window',
    needs: none,
    takes: ['method', 'methods'],
    unfit: (_, { method, methods }) =>
      method === undefined && methods === undefined ? 'name a method, or several as methods' : undefined,
    value: (sight) => shareOfPayments(sight, sight.options.methods ?? [sight.options.method!]),
  },
  {
    name: 'cash-share',
    unit: 'share of payments',
    meaning: 'Payments made in cash.',
    measured: 'payments in cash over all payments in the window',
    needs: none,
    takes: none,
    value: (sight) => shareOfPayments(sight, [CASH]),
  },
  {
    name: 'card-share',
    unit: 'share of payments',
    meaning: 'Payments made with platforms of kind card.',
    measured: 'payments with cards over all payments in the window',
    needs: none,
    takes: none,
    value: (sight) => shareOfPayments(sight, ofKind(sight.scenario, 'card')),
  },
  {
    name: 'wallet-share',
    unit: 'share of payments',
    meaning: 'Payments made with platforms of kind wallet.',
    measured: 'payments with wallets over all payments in the window',
    needs: none,
    takes: none,
    value: (sight) => shareOfPayments(sight, ofKind(sight.scenario, 'wallet')),
  },
  {
    name: 'share-between',
    unit: 'share of their payments',
    meaning: 'Payments with one method, of those made with this and some others.',
    measured: 'payments with the method over payments with the methods in the window',
    needs: ['method', 'methods'],
    takes: none,
    unfit: (_, { method = '', methods = [] }) =>
      methods.includes(method) && methods.length > 1
        ? undefined
        : 'methods must name two or more, the method itself among them',
    value: (sight) => paid(sight, [sight.options.method!]) / paid(sight, sight.options.methods!),
  },
  {
    name: 'preferred-use',
    unit: 'share of payments',
    meaning: "Payments made with the payer's top of wallet.",
    measured: 'preferred_payments over payments in the window',
    needs: none,
    takes: none,
    value: (sight) => market(sight, 'preferred_payments') / market(sight, 'payments'),
  },
  {
    name: 'top-of-wallet-change',
    unit: 'share of consumers a quarter',
    meaning: 'Consumers whose top of wallet at the end of a quarter is another than at its start.',
    measured: 'switching.csv over the quarters of 13 weeks that lie in the window',
    needs: none,
    takes: none,
    value: topChange,
  },
  {
    name: 'refusals',
    unit: 'share of trips',
    meaning: 'Trips on which the top of wallet could not be used.',
    measured: 'refusals over trips in the window',
    needs: none,
    takes: none,
    value: (sight) => market(sight, 'refusals') / market(sight, 'trips'),
  },
  {
    name: 'lost-when-refused',
    unit: 'share of refusals',
    meaning: 'Refusals of the top of wallet that ended in walking away.',
    measured: 'refused_lost over refusals in the window',
    needs: none,
    takes: none,
    value: (sight) => market(sight, 'refused_lost') / market(sight, 'refusals'),
  },
  {
    name: 'lost-sales',
    unit: 'share of trips',
    meaning: 'Trips that ended in walking away.',
    measured: 'lost_sales over trips in the window',
    needs: none,
    takes: none,
    value: (sight) => market(sight, 'lost_sales') / market(sight, 'trips'),
  },
];

export const momentNamed = (name: string): Moment | undefined => MOMENTS.find((one) => one.name === name);
