import type { Series } from '../model/series.ts';
import type { Scenario } from '../scenario/schema.ts';
import {
  ALL,
  CASH,
  consumerWeeks,
  INDEPENDENTS,
  marketWeeks,
  platformWeeks,
  regionsOf,
  retailerWeeks,
  type Weeks,
} from './weekly.ts';
import { atEnd, meanOver, spanInWords, type Window } from './windows.ts';

/** Weeks in a year, for money per year. */
export const YEAR = 52;

/** One headline figure: what it is about, and its value in a window of one replicate. */
export interface FigureOf {
  readonly scope: 'platform' | 'market' | 'retailer' | 'consumer';
  /** Platform, retailer, segment, or `market`. */
  readonly subject: string;
  readonly region: string;
  readonly name: string;
  readonly unit: string;
  /** NaN where the figure does not exist. */
  readonly value: (series: Series, window: Window) => number;
}

type Place = Pick<FigureOf, 'scope' | 'subject' | 'region'>;
type Column = (series: Series, name: string) => Weeks;

const SHARE = 'share';
const MONEY = 'currency per consumer and year';

/** Every headline figure of a scenario: platforms, the market, named chains and segments, for `all` and each region. */
export function figuresOf(scenario: Scenario, sample: Series): FigureOf[] {
  const regions = [ALL, ...Object.keys(scenario.regions)];
  const methods = [CASH, ...Object.keys(scenario.platforms)];
  const retailers = [...Object.keys(scenario.retailers.chains), INDEPENDENTS];
  return [
    ...methods.flatMap((method) => regions.flatMap((region) => platformFigures(scenario, method, region))),
    ...regions.flatMap((region) => marketFigures(scenario, region)),
    ...retailers.flatMap((retailer) =>
      regionsOf(sample, retailer).flatMap((region) => retailerFigures(scenario, retailer, region)),
    ),
    ...Object.keys(scenario.segments).flatMap((segment) =>
      regions.flatMap((region) => consumerFigures(scenario, segment, region)),
    ),
  ];
}

/** Consumers who live in a region, or everywhere. */
export const consumersIn = (scenario: Scenario, region: string): number =>
  region === ALL ? scenario.consumers : scenario.consumers * scenario.regions[region].share;

/** Figures of one place, read from the weekly columns of that place. */
function reader(place: Place, column: Column) {
  const figure = (name: string, unit: string, value: FigureOf['value']): FigureOf => ({
    ...place,
    name,
    unit,
    value,
  });
  const average = (series: Series, name: string, window: Window) => meanOver(column(series, name), window);
  return {
    average: (name: string, unit = SHARE, source = name) =>
      figure(name, unit, (series, window) => average(series, source, window)),
    closing: (name: string, unit = SHARE) =>
      figure(name, unit, (series, window) => atEnd(column(series, name), window)),
    ratio: (name: string, unit: string, above: string, below: string, factor = 1) =>
      figure(
        name,
        unit,
        (series, window) => (average(series, above, window) / average(series, below, window)) * factor,
      ),
    times: (name: string, unit: string, factor: number, source = name) =>
      figure(name, unit, (series, window) => average(series, source, window) * factor),
  };
}

function platformFigures(scenario: Scenario, method: string, region: string): FigureOf[] {
  const of = reader({ scope: 'platform', subject: method, region }, (series, name) =>
    platformWeeks(series, method, region, name),
  );
  const perHead = 1 / consumersIn(scenario, region);
  const regional = [
    of.average('payment_share'),
    of.average('wallet_share'),
    of.times('holders', 'share of consumers', perHead),
    of.times('top_of_wallet', 'share of consumers', perHead),
    of.average('acceptance'),
    of.average('acceptance_by_sales'),
    of.times('payments', 'payments per consumer and year', perHead * YEAR),
    of.times('value', MONEY, perHead * YEAR),
  ];
  const national = [
    of.average('churn_drop', 'share per week'),
    of.closing('churn_top', `share per ${spanInWords(scenario.output.switchingWindow)}`),
    ...['fees', 'cashback', 'bonuses', 'profit'].map((name) => of.times(name, MONEY, perHead * YEAR)),
  ];
  const bound = method === CASH ? [] : [of.average('exclusive_by_sales')];
  return [...regional, ...(region === ALL ? national : []), ...bound];
}

const SURPLUS = [
  'consumer_surplus',
  'consumer_surplus_experienced',
  'retailer_surplus',
  'platform_profit',
  'partner_profit',
  'government',
  'welfare',
] as const;

function marketFigures(scenario: Scenario, region: string): FigureOf[] {
  const of = reader({ scope: 'market', subject: 'market', region }, (series, name) =>
    marketWeeks(series, region, name),
  );
  const perYear = YEAR / consumersIn(scenario, region);
  return [
    of.average('cash_share'),
    of.average('multihoming_held'),
    of.average('multihoming_used'),
    of.average('hhi', 'points'),
    of.ratio('lost_sales', 'share of trips', 'lost_sales', 'trips'),
    of.ratio('refusals', 'share of trips', 'refusals', 'trips'),
    of.ratio('forced_cash', 'share of payments', 'forced_cash', 'payments'),
    ...SURPLUS.map((name) => of.times(name, MONEY, perYear)),
  ];
}

function retailerFigures(scenario: Scenario, retailer: string, region: string): FigureOf[] {
  const of = reader({ scope: 'retailer', subject: retailer, region }, (series, name) =>
    retailerWeeks(series, retailer, region, name),
  );
  const perYear = YEAR / consumersIn(scenario, region);
  return [
    of.times('visits', 'trips per consumer and year', perYear),
    of.times('sales', MONEY, perYear),
    of.ratio('lost_sales', 'share of visits', 'lost_sales', 'visits'),
    of.ratio('refusals', 'share of visits', 'refusals', 'visits'),
    of.average('resentment', 'points'),
    of.times('fees', MONEY, perYear),
    of.times('bonus', MONEY, perYear),
    of.times('profit', MONEY, perYear),
    of.average('asked_bonus', 'share of sales'),
    visitShare(retailer, region),
  ];
}

const visitShare = (retailer: string, region: string): FigureOf => ({
  scope: 'retailer',
  subject: retailer,
  region,
  name: 'visit_share',
  unit: 'share of trips',
  value: (series, window) =>
    meanOver(retailerWeeks(series, retailer, region, 'visits'), window) /
    meanOver(marketWeeks(series, region, 'trips'), window),
});

/** Money of a segment is told for each of its own consumers, however few they are. */
function consumerFigures(scenario: Scenario, segment: string, region: string): FigureOf[] {
  const of = reader({ scope: 'consumer', subject: segment, region }, (series, name) =>
    consumerWeeks(series, segment, region, name),
  );
  const perHead = (name: string) =>
    of.ratio(name, 'currency per consumer of the segment and year', name, 'consumers', YEAR);
  return [
    of.times('consumers', 'share of all consumers', 1 / scenario.consumers),
    perHead('consumer_surplus'),
    perHead('consumer_surplus_experienced'),
    of.average('cash_share'),
    of.ratio('refusals', 'share of trips', 'refusals', 'trips'),
    of.ratio('lost_sales', 'share of trips', 'lost_sales', 'trips'),
  ];
}
