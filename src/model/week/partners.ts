import type { Market } from '../market.ts';

/**
 * Phase: partners enter or leave towards the number that the shared fees can feed (ODD 7.7):
 * E <- E + adjustment * (revenueShare * openness * fees per consumer / fixedCost - E).
 */
export function movePartners(market: Market): void {
  if (market.week === 1) return; // there are no fees of a week before to live on yet
  for (const platform of market.platforms) {
    if (platform.method === 0) continue;
    const { adjustment, fixedCost } = platform.rules.partners;
    const fed = platform.present ? platform.seen.partnerIncome / fixedCost : 0;
    platform.partners += adjustment * (fed - platform.partners);
  }
}
