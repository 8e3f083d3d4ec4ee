import { type Campaign, type Market, type PlatformState, presentMask, type Region } from '../market.ts';
import type { Purse, RewardSource, RewardTerms } from './purse.ts';

/** Which campaigns run here this week: in force, in the market, and with money left. */
export function runningCampaigns(market: Market, method: number, region: number): Campaign[] {
  return market.campaigns.filter(
    (campaign) =>
      campaign.method === method &&
      isInForce(campaign.terms, market.week) &&
      !campaign.purse.spent &&
      (campaign.regions === null || campaign.regions.has(region)),
  );
}

/** Whether something dated holds in a week. Week 0 and 1 both mean: from the start. */
export const isInForce = (dated: { week: number; until: number | null }, week: number): boolean =>
  week >= dated.week && (dated.until === null || week < dated.until);

/** Sets each branch's terms, and lists the terms that differ in the region; the first are those without a chain's own. */
export function setRewardTerms(market: Market, region: Region): void {
  const campaigns = market.platforms.map(({ method }) => runningCampaigns(market, method, region.index));
  const keys = new Map<string, number>();
  const terms: RewardTerms[] = [];
  const place = (retailer: number | null): number => {
    const here = campaigns.map((list) => list.filter(({ retailers }) => holdsAt(retailers, retailer)));
    const key = here
      .map((list) => list.map((campaign) => market.campaigns.indexOf(campaign)).join('+'))
      .join('|');
    const known = keys.get(key);
    if (known !== undefined) return known;
    keys.set(key, terms.length);
    terms.push({ sources: market.platforms.map((platform) => sourcesOf(platform, here[platform.method])) });
    return terms.length - 1;
  };
  place(null);
  const special = campaigns.some((list) => list.some(({ retailers }) => retailers !== null));
  for (const branch of region.branches) branch.terms = special ? place(branch.retailer) : 0;
  region.terms = terms;
}

const holdsAt = (retailers: ReadonlySet<number> | null, retailer: number | null): boolean =>
  retailers === null || (retailer !== null && retailers.has(retailer));

function sourcesOf(platform: PlatformState, campaigns: readonly Campaign[]): RewardSource[] {
  if (platform.method === 0) return [];
  const sources: RewardSource[] = [];
  const { cashback, cashbackPerPayment } = platform.rules;
  if ((cashback > 0 || cashbackPerPayment > 0) && !platform.purse.spent) {
    sources.push({ purse: platform.purse, share: cashback, perPayment: cashbackPerPayment });
  }
  for (const { purse, terms } of campaigns) {
    if (terms.cashback > 0 || terms.cashbackPerPayment > 0) {
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
