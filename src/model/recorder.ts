import { ActivityWindows } from './activity.ts';
import type { Market } from './market.ts';
import { recordMarket } from './record-market.ts';
import { recordPlatforms } from './record-platforms.ts';
import { recordRetailers } from './record-retailers.ts';
import { emptySeries, MONTH, QUARTER, type Series } from './series.ts';

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
    if (market.week % QUARTER === 0) this.windows.closeWindow(market, this.series.switching);
    recordPlatforms(market, this.windows, this.series.platforms);
    recordMarket(market, this.windows, this.series.market);
    recordRetailers(market, this.series.retailers);
  }
}
