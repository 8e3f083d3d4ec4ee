import type { Market } from '../market.ts';
import { type PackedSeries, packSeries, unpackSeries } from '../packed-series.ts';
import { emptySeries, MONTH, type Series } from '../series.ts';
import { ActivityWindows, type WindowsState } from './activity.ts';
import { recordConsumers } from './consumer-rows.ts';
import { recordMarket } from './market-rows.ts';
import { recordPlatforms } from './platform-rows.ts';
import { type Premises, premisesOf, recordRetailers } from './retailer-rows.ts';
import { type Scope, scopesOf } from './scope.ts';
import { walletHolders } from './wallet-holders.ts';

/** What is written down so far. Data alone. */
export interface RecorderState {
  readonly series: PackedSeries;
  readonly windows: WindowsState;
}

/** Writes down what a week looked like. It stands outside the week, so that a metric can never change the market. */
export class Recorder {
  series: Series;
  private readonly windows: ActivityWindows;
  private readonly scopes: readonly Scope[];
  private readonly premises: readonly Premises[];

  constructor(market: Market) {
    this.series = emptySeries(market.replicate);
    this.windows = new ActivityWindows(market);
    this.scopes = scopesOf(market);
    this.premises = premisesOf(market);
  }

  record(market: Market): void {
    const { series, windows, scopes } = this;
    if (market.week % MONTH === 0) windows.closeMonth(market);
    if (market.week % market.scenario.output.switchingWindow === 0)
      windows.closeWindow(market, scopes, series.switching);
    const holders = walletHolders(market);
    recordPlatforms(market, scopes, windows, series.platforms);
    recordMarket(market, scopes, windows, holders, series.market);
    recordConsumers(market, scopes, holders, series.consumers);
    recordRetailers(market, this.premises, series.retailers);
  }

  state(): RecorderState {
    return { series: packSeries(this.series), windows: this.windows.state() };
  }

  takeUp({ series, windows }: RecorderState): void {
    this.series = unpackSeries(series);
    this.windows.takeUp(windows);
  }
}
