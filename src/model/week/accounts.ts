import { sizeOf } from '../law/rows.ts';
import { type Branch, type Market, type PlatformState, type Region, traitsOf } from '../market.ts';
import { integrationCost, partnerService } from './outlook.ts';
import { walletMask } from './terms.ts';

/** Phase: who owes what to whom for the week's sales: fees, routing, bonuses, partners' shares, retailers' profit. */
export function settleAccounts(market: Market): void {
  for (const branch of market.branches) settleBranch(market, branch);
  for (const region of market.regions)
    for (const platform of market.platforms) settlePlatform(market, region, platform);
}

function settleBranch(market: Market, branch: Branch): void {
  const { flows, rules } = market;
  const { methods } = flows;
  const traits = traitsOf(market, market.retailers[branch.retailer]);
  let sales = 0;
  let dataGiven = 0;
  let costs = rules.cash.handlingCost * flows.branchValue[branch.index * methods];
  for (const platform of market.platforms) {
    const value = flows.branchValue[branch.index * methods + platform.method];
    sales += value;
    if (platform.method === 0 || value === 0) continue;
    const { merchantFee, dataIntensity, openness } = platform.rules;
    const discount = branch.contract?.platform === platform.method ? branch.contract.feeDiscount : 0;
    const fee = merchantFee * (1 - discount) * value;
    flows.branchFees[branch.index] += fee;
    flows.fees[branch.region * methods + platform.method] += fee;
    costs += fee;
    dataGiven += traits.dataConcern * dataIntensity * (1 - openness) * value;
    routePayment(market, branch, platform, value);
  }
  payBonus(market, branch);
  const goods = ((1 - traits.margin) * sales) / branch.priceLevel;
  const profit = sales - goods - costs - dataGiven - integrationCost(market, branch, branch.accepts);
  const service = partnerService(market, branch.accepts) * sales;
  flows.branchProfit[branch.index] += profit + service + flows.branchBonus[branch.index];
  setPrice(market, branch, sales, costs);
}

/** Under interoperability, a wallet used through others' codes pays them for the way, in equal parts. */
function routePayment(market: Market, branch: Branch, payer: PlatformState, value: number): void {
  const { routingFee } = market.regulation;
  if (routingFee === null || (branch.accepts >> payer.method) & 1) return;
  const { flows } = market;
  const hosts = branch.accepts & walletMask(market);
  const part = (routingFee * value) / sizeOf(hosts);
  for (let rest = hosts; rest > 0; rest &= rest - 1) {
    const host = 31 - Math.clz32(rest & -rest);
    flows.routing[branch.region * flows.methods + payer.method] -= part;
    flows.routing[branch.region * flows.methods + host] += part;
  }
}

function payBonus(market: Market, branch: Branch): void {
  const { contract } = branch;
  if (contract === null) return;
  const bonus = contract.bonus * branch.openingSales;
  market.flows.branchBonus[branch.index] += bonus;
  market.flows.bonuses[branch.region * market.rows.methods + contract.platform] += bonus;
}

/** Optional pass-through: next week's price level carries a share of this week's payment costs (Rochet & Tirole 2002). */
function setPrice(market: Market, branch: Branch, sales: number, costs: number): void {
  const { passThrough } = market.rules.shopping;
  if (sales > 0) branch.priceLevel = 1 + (passThrough * costs * branch.priceLevel) / sales;
}

function settlePlatform(market: Market, region: Region, platform: PlatformState): void {
  if (platform.method === 0) return;
  const { flows } = market;
  const at = region.index * flows.methods + platform.method;
  const { dataValue, dataIntensity, openness, financeIncome, cost, partners } = platform.rules;
  flows.operations[at] =
    (dataValue * dataIntensity * (1 - openness) + financeIncome - cost) * flows.value[at];
  flows.partnerShare[at] = partners.revenueShare * openness * flows.fees[at];
  flows.partnerCost[at] = partners.fixedCost * platform.partners * region.consumers;
}

/** Profit of a platform in a region, from the week's items (ODD 7.12). Index: region * methods + method. */
export function platformProfit(market: Market, at: number): number {
  const f = market.flows;
  const earned = f.fees[at] + f.operations[at] + f.routing[at];
  const spent =
    f.cashback[at] + f.signup[at] + f.bonuses[at] + f.marketing[at] + f.partnerShare[at] + f.fines[at];
  return earned - spent;
}
