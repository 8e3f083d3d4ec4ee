import { settleAccounts } from './accounts.ts';
import { adoptAndDrop } from './adoption.ts';
import { takeEffect } from './interventions.ts';
import type { Market } from './market.ts';
import { advertise } from './marketing.ts';
import { observe, remember } from './memory.ts';
import { movePartners } from './partners.ts';
import { settleResentment } from './resentment.ts';
import { reviewAcceptance } from './retailers.ts';
import { moveStrategies } from './strategies.ts';
import { buildTables } from './tables.ts';
import { shop } from './trips.ts';

/** One week of the market, in the order of docs/ODD.md. Each phase reads the market and writes its own part of it. */
export function step(market: Market): void {
  beginWeek(market);
  takeEffect(market); //        what is dated in the scenario begins or ends
  moveStrategies(market); //    platforms move
  advertise(market);
  reviewAcceptance(market); //  retailers whose turn it is choose what to accept
  movePartners(market); //      partners enter or leave
  buildTables(market); //       the law of the week, from the state at its start
  shop(market); //              consumers shop; habit moves
  adoptAndDrop(market); //      consumers adopt and drop platforms
  settleAccounts(market); //    fees, bonuses, partners' shares
  settleResentment(market);
  remember(market); //          retailers' beliefs and the network effect
  observe(market); //           what platforms will know next week
}

function beginWeek(market: Market): void {
  market.week++;
  market.flows.clear();
  market.engine.beginWeek(market.week);
}
