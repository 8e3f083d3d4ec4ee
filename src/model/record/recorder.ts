import type { Market } from '../market.ts';
import { emptySeries, MONTH, type Series } from '../series.ts';
import { ActivityWindows } from './activity.ts';
import { recordMarket } from './market-rows.ts';
import { recordPlatforms } from './platform-rows.ts';
import { recordRetailers } from './retailer-rows.ts';

/** Writes down what a week looked like. It stands outside the week, so that a metric can never change the market. */
export class Recorder {
  readonly series: Series;
  private readonly windows: ActivityWindows;

  constructor(market: Market) {
    this.series = emptySeries(market.replicate);
    this.windows = new ActivityWindows(market);
  }

  record(market: Market): void {
    if (market.week % MONTH === 0) this.windows.closeMonth(market);
    if (market.week % market.scenario.output.switchingWindow === 0)
      this.windows.closeWindow(market, this.series.switching);
    recordPlatforms(market, this.windows, this.series.platforms);
    recordMarket(market, this.windows, this.series.market);
    recordRetailers(market, this.series.retailers);
  }
}
