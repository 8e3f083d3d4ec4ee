import { joinList } from '../../core/list.ts';
import type { Table } from '../../core/table.ts';
import type { Branch, Market } from '../market.ts';

/** Writes the week's rows of `retailers.csv`: chains by region and in all, independents summed or one by one. */
export function recordRetailers(market: Market, table: Table): void {
  for (const { name, branches } of groupsOf(market)) {
    if (branches.length === 0) continue;
    write(market, table, name, 'all', branches);
    for (const region of market.regions) {
      const here = branches.filter((branch) => branch.region === region.index);
      if (here.length > 0) write(market, table, name, region.id, here);
    }
  }
}

interface Group {
  readonly name: string;
  readonly branches: readonly Branch[];
}

function groupsOf(market: Market): Group[] {
  const own = (index: number) => market.branches.filter(({ retailer }) => retailer === index);
  const single = market.retailers.filter(({ isChain }) => isChain || market.rules.output.everyRetailer);
  const groups = single.map(({ id, index }) => ({ name: id, branches: own(index) }));
  if (market.rules.output.everyRetailer) return groups;
  const independents = market.branches.filter(({ retailer }) => !market.retailers[retailer].isChain);
  return [...groups, { name: 'independents', branches: independents }];
}

function write(
  market: Market,
  table: Table,
  retailer: string,
  region: string,
  branches: readonly Branch[],
): void {
  const { flows } = market;
  const sumOf = (column: Float64Array) => branches.reduce((sum, { index }) => sum + column[index], 0);
  const visits = sumOf(flows.visits);
  const weighted = branches.reduce((sum, { index, resentment }) => sum + flows.visits[index] * resentment, 0);
  const plain = branches.reduce((sum, { resentment }) => sum + resentment, 0) / branches.length;
  table.push({
    week: market.week,
    retailer,
    region,
    accepts: common(branches, (branch) => methodsOf(market, branch)),
    exclusive_with: common(branches, ({ contract }) =>
      contract === null ? '' : market.platforms[contract.platform].id,
    ),
    visits,
    sales: branches.reduce((sum, { index }) => sum + flows.salesOf(index), 0),
    lost_sales: sumOf(flows.branchLost),
    refusals: sumOf(flows.branchRefusals),
    resentment: visits > 0 ? weighted / visits : plain,
    fees: sumOf(flows.branchFees),
    bonus: sumOf(flows.branchBonus),
    profit: sumOf(flows.branchProfit),
    asked_bonus: askedBonus(market, branches),
  });
}

/** The words all branches share, or `mixed`. */
function common(branches: readonly Branch[], words: (branch: Branch) => string): string {
  const first = words(branches[0]);
  return branches.every((branch) => words(branch) === first) ? first : 'mixed';
}

/** Methods that can be used at a branch, joined by ` + `. */
const methodsOf = (market: Market, { usable }: Branch): string =>
  joinList(market.platforms.filter(({ method }) => (usable >> method) & 1).map(({ id }) => id));

/** Of the units that decide for these branches, the mean of those with an offer, by opening sales. */
function askedBonus(market: Market, branches: readonly Branch[]): number {
  let weighted = 0;
  let weight = 0;
  for (const unit of market.units) {
    if (Number.isNaN(unit.askedBonus)) continue;
    for (const branch of unit.branches) {
      if (!branches.includes(branch)) continue;
      weighted += unit.askedBonus * branch.openingSales;
      weight += branch.openingSales;
    }
  }
  return weight > 0 ? weighted / weight : Number.NaN;
}
