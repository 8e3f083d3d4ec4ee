import { splitList } from '../../../../core/list.ts';
import type { Series } from '../../../../model/series.ts';
import type { Intervention, Scenario } from '../../../../scenario/schema.ts';
import { type Customers, conversion } from '../../../../theory/acceptance-account.ts';
import { ALL, CASH, inWeek, regionsOf, retailerWeeks } from '../../../weekly.ts';
import type { Lab } from '../../benchmark.ts';
import { changedAt } from '../../variant.ts';

export const walletsOf = ({ platforms }: Scenario): string[] =>
  Object.keys(platforms).filter((id) => platforms[id].kind === 'wallet');

/** Chains that may sign: a mandate forbids the others. */
export const chainsOf = ({ retailers: { chains } }: Scenario): string[] =>
  Object.keys(chains).filter((id) => chains[id].mandate === 'none' && chains[id].accepts === 'all');

/** The wallet that fewer hold alone, and the other: who drops the first becomes exclusive to the second. */
export interface Deals {
  readonly lesser: string;
  readonly greater: string;
}

export function dealsOf(scenario: Scenario): Deals {
  const [first, second] = walletsOf(scenario);
  const alone = (id: string) => scenario.holdings.joint[id] ?? 0;
  return alone(first) <= alone(second)
    ? { lesser: first, greater: second }
    : { lesser: second, greater: first };
}

export const happening = (scenario: Scenario, interventions: readonly Intervention[]): Scenario => ({
  ...scenario,
  interventions: [...interventions],
});

/** The week from which the greater wallet has asked, and now the lesser one does. */
export const turnOf = ({ weeks }: Scenario): number => Math.floor(weeks / 2) + 1;

/**
 * The market in which one wallet and then the other asks every chain to be its only one, for nothing: nobody signs, and each
 * review tells the bonus at which it would.
 */
export function asking(scenario: Scenario, { lesser, greater }: Deals): Scenario {
  const turn = turnOf(scenario);
  const offer = (platform: string, week: number, until: number | null): Intervention => ({
    ...{ week, until, label: '' },
    ...{ kind: 'offer', platform, retailers: null, regions: null },
    ...{ bonus: 0, feeDiscount: 0, duration: 52, penalty: 0 },
  });
  return happening(scenario, [offer(greater, 1, turn), offer(lesser, turn, null)]);
}

/** The market in which every chain takes one wallet alone from week 1: chains make few of all sales, and hardly meet. */
export function imposed(scenario: Scenario, platform: string): Scenario {
  const contracts = chainsOf(scenario).map(
    (retailer): Intervention => ({
      ...{ week: 1, until: null, label: '' },
      ...{ kind: 'exclusive', retailer, regions: null, platform },
      ...{ bonus: 0, feeDiscount: 0 },
    }),
  );
  return happening(scenario, contracts);
}

export function weeksOf(series: Series, chain: string, column: string) {
  const regions = regionsOf(series, chain);
  return retailerWeeks(series, chain, regions.includes(ALL) ? ALL : regions[0], column);
}

export function salesIn(series: Series, chain: string): number {
  const weeks = weeksOf(series, chain, 'sales');
  let sum = 0;
  for (let week = 1; week <= weeks.rows.length; week++) sum += inWeek(weeks, week);
  return sum;
}

/** Consumers of whom the cells' shares make whole numbers, or nearly: the market rounds them, and paper does not. */
export const WHOLE = 1_000_000;

/** Nobody holds a card. */
export function withoutCards(scenario: Scenario): Scenario {
  const independent = Object.keys(scenario.holdings.independent).map((id) => [id, 0]);
  return { ...scenario, holdings: { ...scenario.holdings, independent: Object.fromEntries(independent) } };
}

export const withoutHabits = (scenario: Scenario): Scenario => changedAt(scenario, { 'habit.strength': 0 });

/** Nobody looks for another shop, or shuns one in resentment. */
function withoutSearch(scenario: Scenario): Scenario {
  const segments = Object.entries(scenario.segments).map(([id, one]) => [id, { ...one, storeChoice: 0 }]);
  return changedAt(scenario, { segments: Object.fromEntries(segments), 'resentment.sensitivity': 0 });
}

/** What the account on paper leaves out, taken out of the model too. */
export const plain = (scenario: Scenario): Scenario => ({
  ...withoutSearch(withoutHabits(withoutCards(scenario))),
  weeks: 1,
  consumers: WHOLE,
  wallets: { ...scenario.wallets, enabled: false },
});

/** Share of their sales that all chains together lose under contracts with `partner`, by the mean field. */
export function lostTo(lab: Lab, market: Scenario, partner: string): number {
  const sales = (asked: Scenario) =>
    chainsOf(market).reduce((sum, chain) => sum + salesIn(lab.meanField(asked), chain), 0);
  return 1 - sales(imposed(market, partner)) / sales(happening(market, []));
}

/** Share of sales lost on paper, segment by segment. */
export function lostOnPaper(scenario: Scenario, dropped: string): number {
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
