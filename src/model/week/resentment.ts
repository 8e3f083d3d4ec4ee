import type { Branch, Market } from '../market.ts';

/**
 * Phase: customers' resentment of a retailer (ODD 7.13): Z <- (1 - fade) Z + growth * refusals per visit.
 * A platform that does not work anywhere is not the retailer's fault, and not resented.
 */
export function settleResentment(market: Market): void {
  const { growth, fade } = market.rules.resentment;
  for (const branch of market.branches) {
    branch.resentment = (1 - fade) * branch.resentment + growth * refusalRate(market, branch);
  }
}

/** Refusals per visit of the week. */
function refusalRate(market: Market, branch: Branch): number {
  const visits = market.flows.visits[branch.index];
  return visits > 0 ? market.flows.branchBlamed[branch.index] / visits : 0;
}
