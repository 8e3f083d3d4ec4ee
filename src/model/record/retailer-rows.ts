import { joinList } from '../../core/list.ts';
import type { Table } from '../../core/table.ts';
import type { Branch, DecisionUnit, Market } from '../market.ts';
import type { RetailerRow } from '../series.ts';
import { sumAt } from './scope.ts';

/** Branches that share the rows of a retailer and a region. */
export interface Premises {
  readonly retailer: string;
  readonly region: string;
  readonly branches: readonly Branch[];
  /** Where they stand in columns by branch. */
  readonly places: readonly number[];
  /** The units that decide for these branches, once for each of them. */
  readonly deciders: readonly Decider[];
}

interface Decider {
  readonly unit: DecisionUnit;
  readonly branch: Branch;
}

/** What `retailers.csv` has rows of: chains in all and by region, independents summed or one by one. */
export function premisesOf(market: Market): Premises[] {
  return groupsOf(market).flatMap(({ name, branches }) => {
    const here = market.regions.map(({ id, index }) => ({
      region: id,
      own: branches.filter(({ region }) => region === index),
    }));
    return [{ region: 'all', own: branches }, ...here]
      .filter(({ own }) => own.length > 0)
      .map(({ region, own }) => ({
        retailer: name,
        region,
        branches: own,
        places: own.map(({ index }) => index),
        deciders: decidersOf(market, own),
      }));
  });
}

function decidersOf({ units }: Market, branches: readonly Branch[]): Decider[] {
  const own = new Set(branches);
  return units.flatMap((unit) =>
    unit.branches.filter((branch) => own.has(branch)).map((branch) => ({ unit, branch })),
  );
}

interface Group {
  readonly name: string;
  readonly branches: readonly Branch[];
}

function groupsOf(market: Market): Group[] {
  const { everyRetailer } = market.scenario.output;
  const own = (index: number) => market.branches.filter(({ retailer }) => retailer === index);
  const single = market.retailers.filter(({ isChain }) => isChain || everyRetailer);
  const groups = single.map(({ id, index }) => ({ name: id, branches: own(index) }));
  if (everyRetailer) return groups;
  const independents = market.branches.filter(({ retailer }) => !market.retailers[retailer].isChain);
  return [...groups, { name: 'independents', branches: independents }];
}

/** Writes the week's rows of `retailers.csv`. */
export function recordRetailers(
  market: Market,
  premises: readonly Premises[],
  words: MethodWords,
  table: Table<RetailerRow>,
): void {
  for (const one of premises) table.push(rowOf(market, one, words));
}

function rowOf(
  market: Market,
  { retailer, region, branches, places, deciders }: Premises,
  methods: MethodWords,
): RetailerRow {
  const { flows, platforms } = market;
  const of = (column: Float64Array) => sumAt(column, places);
  const visits = of(flows.visits);
  const weighted = branches.reduce((sum, { index, resentment }) => sum + flows.visits[index] * resentment, 0);
  const plain = branches.reduce((sum, { resentment }) => sum + resentment, 0) / branches.length;
  return {
    week: market.week,
    retailer,
    region,
    accepts: common(branches, ({ usable }) => methods(usable)),
    exclusive_with: common(branches, ({ contract }) =>
      contract === null ? '' : platforms[contract.platform].id,
    ),
    visits,
    sales: branches.reduce((sum, { index }) => sum + flows.salesOf(index), 0),
    lost_sales: of(flows.branchLost),
    refusals: of(flows.branchRefusals),
    resentment: visits > 0 ? weighted / visits : plain,
    fees: of(flows.branchFees),
    bonus: of(flows.branchBonus),
    profit: of(flows.branchProfit),
    asked_bonus: askedBonus(deciders),
  };
}

/** The words all branches share, or `mixed`. */
function common(branches: readonly Branch[], words: (branch: Branch) => string): string {
  const first = words(branches[0]);
  return branches.every((branch) => words(branch) === first) ? first : 'mixed';
}

/** The methods of a mask, joined by ` + `. */
export type MethodWords = (mask: number) => string;

/** Few masks are in use, and many branches share them. */
export function methodWords({ platforms }: Market): MethodWords {
  const known = new Map<number, string>();
  return (mask) => {
    const found = known.get(mask);
    if (found !== undefined) return found;
    const words = joinList(platforms.filter(({ method }) => (mask >> method) & 1).map(({ id }) => id));
    known.set(mask, words);
    return words;
  };
}

/** Of the units that decide for the branches, the mean of those with an offer, by opening sales. */
function askedBonus(deciders: readonly Decider[]): number {
  let weighted = 0;
  let weight = 0;
  for (const { unit, branch } of deciders) {
    if (Number.isNaN(unit.askedBonus)) continue;
    weighted += unit.askedBonus * branch.openingSales;
    weight += branch.openingSales;
  }
  return weight > 0 ? weighted / weight : Number.NaN;
}
