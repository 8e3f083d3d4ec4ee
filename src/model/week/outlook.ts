import { exp, log } from '../../core/elementary.ts';
import type { Cell } from '../cell.ts';
import type { Till } from '../law/till.ts';
import { type Branch, type Market, presentMask, segmentOf, traitsOf } from '../market.ts';
import { usableAt } from './terms.ts';

/** What a retailer expects of a week in a branch under an accepted set. Values in currency, by method. */
export interface Outlook {
  sales: number;
  readonly value: Float64Array;
  refusals: number;
}

/**
 * Expected sales if a branch accepted `accepts`, rivals held fixed: over the customers as the retailer believes them to
 * be, at the tables of last week, with the branch's own pull taken out of the sum and put back changed.
 */
export function expectSales(market: Market, branch: Branch, accepts: number): Outlook {
  const region = market.regions[branch.region];
  const outlook: Outlook = { sales: 0, value: new Float64Array(market.rows.methods), refusals: 0 };
  const takesCash = traitsOf(market, market.retailers[branch.retailer]).acceptsCash;
  const usable = usableAt(market, region, accepts, takesCash);
  for (const cell of region.cells) expectFromCell(market, branch, cell, usable, outlook);
  for (let method = 0; method < outlook.value.length; method++) outlook.sales += outlook.value[method];
  return outlook;
}

function expectFromCell(market: Market, branch: Branch, cell: Cell, usable: number, outlook: Outlook): void {
  const { rows } = market;
  const paid = new Float64Array(rows.methods);
  const lines = new Int32Array(4);
  for (let first = 0; first < rows.count; first += rows.rungs) {
    findLines(market, branch, cell, usable, first, lines);
    outlook.refusals = expectFromLadder(market, branch, cell, usable, first, lines, paid, outlook.refusals);
  }
  addValue(market, branch, cell, paid, outlook);
}

const tillOf = ({ terms }: Branch, { law }: Cell): Till => law.tills[Math.min(terms, law.tills.length - 1)];

/**
 * Customers who differ in the rung alone, from row `first` on, have the same methods to choose from. Writes where their
 * S stand in the till: without and with cash, if these methods are usable; without and with cash, as the branch is today.
 */
function findLines(
  { rows }: Market,
  branch: Branch,
  cell: Cell,
  usable: number,
  first: number,
  lines: Int32Array,
): void {
  const till = tillOf(branch, cell);
  const top = rows.topOf[first];
  for (let carry = 0; carry <= 1; carry++) {
    const held = rows.portfolioOf[first] | carry;
    lines[carry] = till.line(held & usable, top);
    lines[2 + carry] = till.line(held & branch.usable, top);
  }
}

/** Adds to `paid` what the customers of a ladder are expected to pay, by method; returns `refusals` with theirs added. */
function expectFromLadder(
  { rows, rules }: Market,
  branch: Branch,
  cell: Cell,
  usable: number,
  first: number,
  lines: Int32Array,
  paid: Float64Array,
  refusals: number,
): number {
  const { belief, law, segment } = cell;
  const { trips, carriesCash } = rules.segments[segment];
  const { powers, totals, weight, lift } = tillOf(branch, cell);
  const top = rows.topOf[first];
  const refused = top > 0 && !((usable >> top) & 1);
  let sum = refusals;
  for (let rung = 0; rung < rows.rungs; rung++) {
    const row = first + rung;
    if (belief[row] < 1e-9) continue;
    for (let carry = 0; carry <= 1; carry++) {
      const chance = carry === 1 ? carriesCash : 1 - carriesCash;
      if (chance === 0) continue;
      const own = branch.attraction * powers[lines[carry] + rung];
      const today = branch.attraction * powers[lines[2 + carry] + rung];
      const pull = Math.max(own, law.pull[row * 2 + carry] - today + own);
      const visits = pull > 0 ? (trips * belief[row] * chance * own) / pull : 0;
      if (refused) sum += visits;
      const per = visits / totals[lines[carry] + rung];
      for (let rest = (rows.portfolioOf[row] | carry) & usable; rest > 0; rest &= rest - 1) {
        const method = 31 - Math.clz32(rest & -rest);
        paid[method] += per * weight[method] * (method === top ? lift[rung] : 1);
      }
    }
  }
  return sum;
}

function addValue(market: Market, branch: Branch, cell: Cell, paid: Float64Array, outlook: Outlook): void {
  const { basket } = segmentOf(market, cell);
  for (const { method, rules } of market.platforms) {
    const uplift = method > 0 ? rules.basketUplift : 0;
    outlook.value[method] += paid[method] * basket * (1 + uplift) * branch.priceLevel;
  }
}

/** A contract as the retailer weighs it, or none. */
export interface Terms {
  readonly platform: number;
  readonly bonus: number;
  readonly feeDiscount: number;
}

/**
 * Weekly profit of a branch under an accepted set (ODD 7.6), in currency. The bonus is counted apart, so that the
 * bonus at which a contract just pays can be read off.
 */
export function expectProfit(market: Market, branch: Branch, accepts: number, terms: Terms | null): number {
  const traits = traitsOf(market, market.retailers[branch.retailer]);
  const outlook = perceived(market, branch, accepts, traits.lossPerception);
  const { rules } = market;
  let profit = traits.margin * outlook.sales - traits.resentmentCost * outlook.refusals;
  profit -= rules.cash.handlingCost * outlook.value[0];
  for (const platform of market.platforms) {
    if (platform.method === 0) continue;
    const discount = terms?.platform === platform.method ? terms.feeDiscount : 0;
    const { merchantFee, dataIntensity, openness } = platform.rules;
    profit -= merchantFee * (1 - discount) * outlook.value[platform.method];
    profit -= traits.dataConcern * dataIntensity * (1 - openness) * outlook.value[platform.method];
  }
  profit -= integrationCost(market, branch, accepts);
  profit += partnerService(market, accepts) * outlook.sales;
  if (accepts !== branch.accepts) profit -= traits.adjustCost * branch.openingSales;
  return profit;
}

/** Sales as the retailer believes them: what is lost against taking everything seems `bias` times as large. */
function perceived(market: Market, branch: Branch, accepts: number, bias: number): Outlook {
  const outlook = expectSales(market, branch, accepts);
  if (bias === 1 || outlook.sales === 0) return outlook;
  const open = expectSales(market, branch, presentMask(market)).sales;
  const factor = Math.max(0, open - bias * (open - outlook.sales)) / outlook.sales;
  return {
    sales: outlook.sales * factor,
    value: outlook.value.map((v) => v * factor),
    refusals: outlook.refusals,
  };
}

/** Weekly cost of keeping the accepted platforms connected; partners relieve it. Currency. */
export function integrationCost(market: Market, branch: Branch, accepts: number): number {
  const traits = traitsOf(market, market.retailers[branch.retailer]);
  let cost = 0;
  for (const platform of market.platforms) {
    if (platform.method === 0 || !platform.present || !((accepts >> platform.method) & 1)) continue;
    cost +=
      traits.integrationCost *
      platform.rules.connectionCost *
      exp(-market.rules.partners.integrationRelief * platform.partners);
  }
  return cost * branch.costFactor * branch.openingSales;
}

/** Worth of partners' services, as a share of sales. */
export function partnerService(market: Market, accepts: number): number {
  let partners = 0;
  for (const platform of market.platforms)
    if ((accepts >> platform.method) & 1) partners += platform.partners;
  return market.rules.partners.retailerService * log(1 + partners);
}
