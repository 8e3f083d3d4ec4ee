import type { Market } from '../market.ts';
import { type PackedSeries, packSeries, unpackSeries } from '../packed-series.ts';
import { emptySeries, MONTH, type Series } from '../series.ts';
import { ActivityWindows, type WindowsState } from './activity.ts';
import { recordConsumers } from './consumer-rows.ts';
import { recordMarket } from './market-rows.ts';
import { recordPlatforms } from './platform-rows.ts';
import {
  type MethodWords,
  methodWords,
  type Premises,
  premisesOf,
  recordRetailers,
} from './retailer-rows.ts';
import { type Scope, scopesOf } from './scope.ts';
import { WeekSums } from './week-sums.ts';

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
  private readonly words: MethodWords;
  private readonly sums: WeekSums;

  constructor(market: Market) {
    this.series = emptySeries(market.replicate);
    this.windows = new ActivityWindows(market);
    this.scopes = scopesOf(market);
    this.premises = premisesOf(market);
    this.words = methodWords(market);
    this.sums = new WeekSums(market);
    this.reserve(market);
  }

  /** Makes room for all weeks. */
  private reserve({ scenario, platforms, segments }: Market): void {
    const { series, scopes, premises } = this;
    const names = scopes.reduce((sum, scope) => sum + scope.names.length, 0);
    const windows = Math.floor(scenario.weeks / scenario.output.switchingWindow);
    series.platforms.reserve(scenario.weeks * names * platforms.length);
    series.market.reserve(scenario.weeks * names);
    series.consumers.reserve(scenario.weeks * names * segments.length);
    series.retailers.reserve(scenario.weeks * premises.length);
    series.switching.reserve(windows * names * platforms.length ** 2);
  }

  record(market: Market): void {
    const { series, windows, scopes, sums } = this;
    if (market.week % MONTH === 0) windows.closeMonth(market);
    if (market.week % market.scenario.output.switchingWindow === 0)
      windows.closeWindow(market, scopes, series.switching);
    sums.sum(market);
    recordPlatforms(market, scopes, windows, sums, series.platforms);
    recordMarket(market, scopes, windows, sums, series.market);
    recordConsumers(market, scopes, sums, series.consumers);
    recordRetailers(market, this.premises, this.words, series.retailers);
  }

  state(): RecorderState {
    return { series: packSeries(this.series), windows: this.windows.state() };
  }

  takeUp({ series, windows }: RecorderState): void {
    this.series = unpackSeries(series);
    this.windows.takeUp(windows);
  }
}
