import type { Market } from './market.ts';
import { settleAccounts } from './week/accounts.ts';
import { adoptAndDrop } from './week/adoption.ts';
import { takeEffect } from './week/interventions.ts';
import { advertise } from './week/marketing.ts';
import { observe, remember } from './week/memory.ts';
import { movePartners } from './week/partners.ts';
import { settleResentment } from './week/resentment.ts';
import { reviewAcceptance } from './week/retailers.ts';
import { moveStrategies } from './week/strategies.ts';
import { buildTables } from './week/tables.ts';
import { shop } from './week/trips.ts';

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
