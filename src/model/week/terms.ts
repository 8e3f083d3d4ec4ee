import { type Campaign, type Market, type PlatformState, presentMask, type Region } from '../market.ts';
import type { Purse, RewardSource, RewardTerms } from './purse.ts';

/** Whether a campaign runs in a region this week: in force, in the market, and with money left. */
const runsIn = ({ terms, purse, regions }: Campaign, week: number, region: number): boolean =>
  isInForce(terms, week) && !purse.spent && (regions === null || regions.has(region));

/** Which campaigns of a platform run here this week. */
export const runningCampaigns = ({ campaigns, week }: Market, method: number, region: number): Campaign[] =>
  campaigns.filter((campaign) => campaign.method === method && runsIn(campaign, week, region));

/** Whether something dated holds in a week. Week 0 and 1 both mean: from the start. */
export const isInForce = (dated: { week: number; until: number | null }, week: number): boolean =>
  week >= dated.week && (dated.until === null || week < dated.until);

/** Sets each branch's terms, and lists the terms that differ in the region; the first are those without a chain's own. */
export function setRewardTerms(market: Market, region: Region): void {
  const running = market.campaigns.filter((campaign) => runsIn(campaign, market.week, region.index));
  const forAll = running.filter(({ retailers }) => retailers === null);
  const terms = [termsUnder(market, forAll)];
  if (running.length === forAll.length) for (const branch of region.branches) branch.terms = 0;
  else setTermsByRetailer(market, region, running, terms);
  region.terms = terms;
}

/** Where campaigns are for some retailers, those under the same ones have the same terms. */
function setTermsByRetailer(
  market: Market,
  region: Region,
  running: readonly Campaign[],
  terms: RewardTerms[],
): void {
  const keyOf = (campaigns: readonly Campaign[]) => campaigns.map((one) => running.indexOf(one)).join('+');
  const places = new Map([[keyOf(running.filter(({ retailers }) => retailers === null)), 0]]);
  for (const branch of region.branches) {
    const here = running.filter(({ retailers }) => retailers === null || retailers.has(branch.retailer));
    const key = keyOf(here);
    const place = places.get(key) ?? terms.push(termsUnder(market, here)) - 1;
    places.set(key, place);
    branch.terms = place;
  }
}

const termsUnder = ({ platforms }: Market, campaigns: readonly Campaign[]): RewardTerms => ({
  sources: platforms.map((platform) => sourcesOf(platform, campaigns)),
});

function sourcesOf(platform: PlatformState, campaigns: readonly Campaign[]): RewardSource[] {
  if (platform.method === 0) return [];
  const sources: RewardSource[] = [];
  const { cashback, cashbackPerPayment } = platform.rules;
  if ((cashback > 0 || cashbackPerPayment > 0) && !platform.purse.spent) {
    sources.push({ purse: platform.purse, share: cashback, perPayment: cashbackPerPayment });
  }
  for (const { method, purse, terms } of campaigns) {
    if (method === platform.method && (terms.cashback > 0 || terms.cashbackPerPayment > 0)) {
      sources.push({ purse, share: terms.cashback, perPayment: terms.cashbackPerPayment });
    }
  }
  return sources;
}

/** Reward of one payment from a source, in currency, under a cap on the sum of them as a share of the basket. */
export function rewardOf(
  source: RewardSource,
  all: readonly RewardSource[],
  basket: number,
  cap: number,
): number {
  const total = all.reduce((sum, { share, perPayment }) => sum + share * basket + perPayment, 0);
  const factor = total > cap * basket ? (cap * basket) / total : 1;
  return factor * (source.share * basket + source.perPayment);
}

/** Everything a payment earns its payer, in currency. */
export function rewardPerPayment(all: readonly RewardSource[], basket: number, cap: number): number {
  return all.reduce((sum, source) => sum + rewardOf(source, all, basket, cap), 0);
}

/** Where the bonus for adopting a platform comes from in a region. */
export function signupSources(
  market: Market,
  platform: PlatformState,
  region: number,
): { purse: Purse; amount: number }[] {
  const own = platform.purse.spent ? [] : [{ purse: platform.purse, amount: platform.rules.signupBonus }];
  const campaigns = runningCampaigns(market, platform.method, region);
  const added = campaigns.map(({ purse, terms }) => ({ purse, amount: terms.signupBonus }));
  return [...own, ...added].filter(({ amount }) => amount > 0);
}

export const signupBonusIn = (market: Market, platform: PlatformState, region: number): number =>
  signupSources(market, platform, region).reduce((sum, { amount }) => sum + amount, 0);

/** Methods that work at a branch this week, as a mask: bit 0 cash, bit m platform m. */
export function usableAt(market: Market, region: Region, accepts: number, takesCash: boolean): number {
  const working = platformsWorking(market, region);
  let usable = accepts & working;
  const wallets = walletMask(market);
  // interoperability: one accepted wallet's code takes every wallet
  if (market.regulation.routingFee !== null && (accepts & wallets & working) !== 0)
    usable |= wallets & working;
  return usable | (takesCash && market.rules.cash.offered ? 1 : 0);
}

/** Platforms in the market that work in a region this week, as a mask. */
export const platformsWorking = (market: Market, region: Region): number =>
  presentMask(market) & ~region.outage;

/**
 * What a retailer accepts under an exclusive contract: the partner alone among its kind. "Choose one" is a choice among
 * wallets; whoever took bank cards goes on taking them, and cash.
 */
export function exclusiveSet(market: Market, accepts: number, partner: number): number {
  const kind = market.platforms[partner].isWallet;
  const others = market.platforms.reduce(
    (mask, p) => (p.isWallet === kind ? mask : mask | (1 << p.method)),
    0,
  );
  return (accepts & others) | (1 << partner);
}

export function walletMask(market: Market): number {
  let mask = 0;
  for (const { method, isWallet } of market.platforms) if (isWallet) mask |= 1 << method;
  return mask;
}
