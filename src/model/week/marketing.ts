import type { Market, PlatformState, Region } from '../market.ts';
import type { Purse } from './purse.ts';
import { runningCampaigns } from './terms.ts';

/** Phase: platforms advertise, as far as each purse bears a whole week of it. */
export function advertise(market: Market): void {
  for (const platform of market.platforms) {
    for (const region of market.regions) market.marketingIn[platform.method][region.index] = 0;
    if (platform.method > 0 && platform.present) advertiseFor(market, platform);
  }
}

function advertiseFor(market: Market, platform: PlatformState): void {
  for (const region of market.regions) {
    advertiseIn(market, platform, region, platform.purse, platform.rules.marketing);
    for (const { purse, terms } of runningCampaigns(market, platform.method, region.index)) {
      advertiseIn(market, platform, region, purse, terms.marketing);
    }
  }
}

function advertiseIn(
  market: Market,
  platform: PlatformState,
  region: Region,
  purse: Purse,
  rate: number,
): void {
  const cost = rate * region.consumers;
  // a rest too small for a week of advertising is left for rewards, if the purse pays any
  if (cost <= 0 || purse.spent || purse.left < cost * (1 - 1e-9)) return;
  purse.left = Math.max(0, purse.left - cost);
  market.flows.marketing[region.index * market.rows.methods + platform.method] += cost;
  market.marketingIn[platform.method][region.index] += rate;
}
