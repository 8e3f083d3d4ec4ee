import type { Market, PlatformState, Region } from '../market.ts';

/** Phase: retailers' picture of their customers and the network effect's picture of payments move on. */
export function remember(market: Market): void {
  const { retailers, network } = market.rules;
  for (const region of market.regions) {
    for (const { belief, histogram } of region.cells) smooth(belief, histogram, retailers.memory);
    rememberPayments(market, region, network.memory);
  }
}

/** belief <- memory * belief + (1 - memory) * news. */
function smooth(belief: Float64Array, news: ArrayLike<number>, memory: number): void {
  for (let i = 0; i < belief.length; i++) belief[i] = memory * belief[i] + (1 - memory) * news[i];
}

function rememberPayments(market: Market, region: Region, memory: number): void {
  const { payments, methods } = market.flows;
  const here = payments.subarray(region.index * methods, (region.index + 1) * methods);
  const all = here.reduce((sum, count) => sum + count, 0);
  if (all > 0)
    smooth(
      region.network,
      here.map((count) => count / all),
      memory,
    );
}

/** Phase: what each platform sees of the week, for its strategy, its partners and the share cap. */
export function observe(market: Market): void {
  const byMethod = market.platforms.map(({ method }) => sumOver(market, market.flows.payments, method));
  const all = byMethod.reduce((sum, count) => sum + count, 0);
  const wallets = market.platforms.reduce(
    (sum, { isWallet, method }) => sum + (isWallet ? byMethod[method] : 0),
    0,
  );
  const acceptance = acceptanceBySales(market);
  const consumers = market.regions.reduce((sum, region) => sum + region.consumers, 0);
  for (const platform of market.platforms) {
    const { method } = platform;
    const rivals = byMethod.filter((_, other) => other > 0 && other !== method);
    const held = sumOver(market, market.flows.holdersBefore, method);
    platform.seen = {
      share: all > 0 ? byMethod[method] / all : 0,
      walletShare: wallets > 0 && platform.isWallet ? byMethod[method] / wallets : 0,
      rivalShare: all > 0 ? Math.max(0, ...rivals) / all : 0,
      churn: held > 0 ? sumOver(market, market.flows.dropped, method) / held : 0,
      acceptance: acceptance[method],
      partnerIncome: partnerIncome(market, platform, consumers),
    };
  }
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
function acceptanceBySales(market: Market): Float64Array {
  const { methods } = market.flows;
  const accepting = new Float64Array(methods);
  let all = 0;
  for (const { index, usable } of market.branches) {
    const sales = market.flows.salesOf(index);
    all += sales;
    for (let method = 0; method < methods; method++) if ((usable >> method) & 1) accepting[method] += sales;
  }
  return all > 0 ? accepting.map((sales) => sales / all) : accepting;
}
