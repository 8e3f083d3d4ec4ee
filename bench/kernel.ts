import type { Market } from '../src/model/market.ts';
import { createMarket } from '../src/model/open/create.ts';
import { step } from '../src/model/step.ts';
import type { Scenario } from '../src/scenario/schema.ts';
import { line, medianMs, shipped } from './measure.ts';

/** Nanoseconds per shopping trip of the innermost loop, on the laws of a market under way. Target: at most 10. */
export function kernel(): void {
  line(
    'kernel, 3 platforms (china-2018)',
    `${nanoseconds(shipped('seed/china-2018')).toFixed(2)} ns per trip`,
  );
  line('kernel, 7 platforms', `${nanoseconds(sevenPlatforms()).toFixed(2)} ns per trip`);
}

function nanoseconds(scenario: Scenario): number {
  const market = createMarket(scenario, 0);
  step(market);
  const trips = market.cells.reduce(
    (sum, { consumers, segment }) => sum + consumers * scenario.segments[segment].trips,
    0,
  );
  return (medianMs(() => shopAll(market), 15, 5) * 1e6) / trips;
}

function shopAll(market: Market): void {
  market.engine.beginWeek(market.week);
  for (const cell of market.cells) {
    market.engine.shop(cell, cell.law, market.habitMoves, market.rules.segments[cell.segment].trips);
  }
}

/** The base market with four more wallets, each held by a third. */
function sevenPlatforms(): Scenario {
  const base = shipped('seed/china-2018');
  const extra = ['one', 'two', 'three', 'four'];
  const wallet = base.platforms['wechat-pay'];
  return {
    ...base,
    platforms: { ...base.platforms, ...Object.fromEntries(extra.map((id) => [id, wallet])) },
    holdings: {
      ...base.holdings,
      independent: { 'bank-card': 0.85, one: 0.3, two: 0.3, three: 0.3, four: 0.3 },
    },
  };
}
