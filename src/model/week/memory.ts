import type { Cell } from '../cell.ts';
import type { Market, PlatformState, Region } from '../market.ts';

/** Phase: retailers' picture of their customers and the network effect's picture of payments move on. */
export function remember(market: Market): void {
  const { retailers, network } = market.rules;
  for (const region of market.regions) {
    for (const cell of region.cells) rememberCustomers(cell, retailers.memory);
    rememberPayments(market, region, network.memory);
  }
}

/** What is believed once news have come. */
const smoothed = (belief: number, news: number, memory: number): number =>
  memory * belief + (1 - memory) * news;

function rememberCustomers({ belief, histogram }: Cell, memory: number): void {
  for (let row = 0; row < belief.length; row++) belief[row] = smoothed(belief[row], histogram[row], memory);
}

function rememberPayments(market: Market, region: Region, memory: number): void {
  const { payments, methods } = market.flows;
  const first = region.index * methods;
  let all = 0;
  for (let at = first; at < first + methods; at++) all += payments[at];
  if (all === 0) return;
  for (let method = 0; method < methods; method++) {
    region.network[method] = smoothed(region.network[method], payments[first + method] / all, memory);
  }
}

/** Phase: what each platform sees of the week, for its strategy, its partners and the share cap. */
export function observe(market: Market): void {
  const { flows, platforms } = market;
  const payments = platforms.map(({ method }) => sumOver(market, flows.payments, method));
  let [all, wallets, consumers] = [0, 0, 0];
  for (const { method, isWallet } of platforms) {
    all += payments[method];
    if (isWallet) wallets += payments[method];
  }
  for (const region of market.regions) consumers += region.consumers;
  const acceptance = acceptanceBySales(market);
  for (const platform of platforms) {
    const { method } = platform;
    const held = sumOver(market, flows.holdersBefore, method);
    platform.seen = {
      share: all > 0 ? payments[method] / all : 0,
      walletShare: wallets > 0 && platform.isWallet ? payments[method] / wallets : 0,
      rivalShare: all > 0 ? mostOfOthers(payments, method) / all : 0,
      churn: held > 0 ? sumOver(market, flows.dropped, method) / held : 0,
      acceptance: acceptance[method],
      partnerIncome: partnerIncome(market, platform, consumers),
    };
  }
}

/** Payments of the strongest other platform. */
function mostOfOthers(payments: readonly number[], method: number): number {
  let most = 0;
  for (let other = 1; other < payments.length; other++) {
    if (other !== method) most = Math.max(most, payments[other]);
  }
  return most;
}

const partnerIncome = (market: Market, { method }: PlatformState, consumers: number): number =>
  sumOver(market, market.flows.partnerShare, method) / consumers;

/** Sum over regions of a column by region and method. */
export function sumOver(market: Market, column: Float64Array, method: number): number {
  let sum = 0;
  for (let at = method; at < column.length; at += market.rows.methods) sum += column[at];
  return sum;
}

/** Share of all sales made where each method can be used. */
function acceptanceBySales({ branches, flows, platforms }: Market): number[] {
  const accepting = platforms.map(() => 0);
  let all = 0;
  for (const { index, usable } of branches) {
    const sales = flows.salesOf(index);
    all += sales;
    for (let method = 0; method < flows.methods; method++)
      if ((usable >> method) & 1) accepting[method] += sales;
  }
  return all > 0 ? accepting.map((sales) => sales / all) : accepting;
}
