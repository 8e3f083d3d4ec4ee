import type { ChartInput } from '../chart/figure.ts';
import { focusRegion, focusRetailer } from '../chart/focus.ts';
import { decimal } from '../chart/format.ts';
import { isAllZero } from '../chart/surplus.ts';
import type { Bond } from '../experiment/contracts.ts';
import { type Figure, find } from '../experiment/summarize.ts';
import { ALL, CASH, INDEPENDENTS } from '../experiment/weekly.ts';
import { spanInWords } from '../experiment/windows.ts';
import { nameOf, readable } from '../scenario/names.ts';
import { escapeHtml } from './escape.ts';
import {
  type Columns,
  changeTable,
  type FigureRow,
  figureTable,
  type Kind,
  plainTable,
  type RowGroup,
} from './table-html.ts';

type Named = readonly [name: string, label: string, kind: Kind];

const PLATFORM_FIGURES: readonly Named[] = [
  ['payment_share', 'Share of payments', 'share'],
  ['wallet_share', 'Share of wallet payments', 'share'],
  ['holders', 'Holders, share of consumers', 'share'],
  ['top_of_wallet', 'Top of wallet, share of consumers', 'share'],
  ['acceptance', 'Acceptance, share of shops', 'share'],
  ['acceptance_by_sales', 'Acceptance, share of sales', 'share'],
  ['churn_drop', 'Churn: dropped it, share of holders per week', 'share'],
];

const MARKET_FIGURES: readonly Named[] = [
  ['cash_share', 'Cash, share of payments', 'share'],
  ['multihoming_held', 'Hold two wallets or more', 'share'],
  ['multihoming_used', 'Use two wallets or more in a month', 'share'],
  ['hhi', 'Concentration (HHI, 0 to 10,000)', 'amount'],
  ['refusals', 'Refusals per trip', 'share'],
  ['forced_cash', 'Forced cash per payment', 'share'],
  ['lost_sales', 'Lost sales per trip', 'share'],
];

const CHAIN_FIGURES: readonly Named[] = [
  ['visit_share', 'Share of all visits', 'share'],
  ['lost_sales', 'Lost sales per visit', 'share'],
  ['refusals', 'Refusals per visit', 'share'],
  ['resentment', 'Resentment, points', 'amount'],
  ['sales', 'Sales per consumer and year', 'amount'],
  ['profit', 'Profit per consumer and year', 'amount'],
];

const SURPLUS: readonly (readonly [string, string])[] = [
  ['consumer_surplus', 'Consumers (habit counted as utility)'],
  ['consumer_surplus_experienced', 'Consumers (habit not counted)'],
  ['retailer_surplus', 'Retailers'],
  ['platform_profit', 'Platforms'],
  ['partner_profit', 'Partners'],
  ['government', 'Government'],
  ['welfare', 'All together'],
];

const BY_SEGMENT: readonly (readonly [string, string])[] = [
  ['consumer_surplus', 'Consumers by segment, per consumer of the segment (habit counted as utility)'],
  ['consumer_surplus_experienced', 'Consumers by segment, per consumer of the segment (habit not counted)'],
];

/** Left out of a chain at which nobody is refused. */
const OF_REFUSALS: readonly string[] = ['refusals', 'resentment'];

/** Left out where nothing ever reaches them. */
const OPTIONAL: readonly string[] = ['Partners', 'Government'];

/** Every platform figure, one group a figure, one row a method. */
export function platformTable(input: ChartInput): string {
  const {
    result: { scenario },
    summary,
  } = input;
  const methods = [...Object.keys(scenario.platforms), CASH];
  const profit: Named = ['profit', `Profit, ${scenario.currency} per consumer and year`, 'amount'];
  const span = spanInWords(scenario.output.switchingWindow);
  const switched: Named = ['churn_top', `Churn: top of wallet changed, share per ${span}`, 'share'];
  const groups = [...PLATFORM_FIGURES, switched, profit].map(
    ([name, head, kind]): RowGroup => ({
      head,
      rows: methods
        .filter((method) => method !== CASH || name === 'payment_share' || name === 'top_of_wallet')
        .map((method) => ({ label: nameOf(scenario, method), kind, figure: find(summary, name, method) })),
    }),
  );
  return figureTable('Platforms, whole market', groups, columnsOf(input));
}

const columnsOf = ({ result, summary }: ChartInput): Columns => ({
  dated: summary.windows.before !== null,
  intervals: result.series.length > 1,
});

export function marketTable(input: ChartInput): string {
  const rows = MARKET_FIGURES.map(
    ([name, label, kind]): FigureRow => ({ label, kind, figure: find(input.summary, name) }),
  );
  return figureTable('The market as a whole', [{ head: '', rows }], columnsOf(input));
}

/** Named chains in the whole market, and the chain in focus in its region. */
export function chainTable(input: ChartInput): string {
  const {
    result: { scenario },
    summary,
  } = input;
  const focus = focusRetailer(scenario);
  const region = focusRegion(scenario);
  const local = focus !== null && region !== null ? [{ retailer: focus, region }] : [];
  const chains = [...Object.keys(scenario.retailers.chains), INDEPENDENTS].map((retailer) => ({
    retailer,
    region: ALL,
  }));
  const groups = [...local, ...chains].map(
    ({ retailer, region: place }): RowGroup => ({
      head:
        place === ALL
          ? nameOf(scenario, retailer)
          : `${nameOf(scenario, retailer)} in ${nameOf(scenario, place)}`,
      rows: CHAIN_FIGURES.map(([name, label, kind]) => ({
        label,
        kind,
        figure: find(summary, name, retailer, place),
      })).filter(({ figure }) => !(figure && OF_REFUSALS.includes(figure.name) && isZero(figure))),
    }),
  );
  const caption = `Retailers; money in ${scenario.currency}; refusals and resentment where there are any`;
  return figureTable(caption, groups, columnsOf(input));
}

/** Whether a figure is 0 in every window, where it cannot be below. */
const isZero = ({ first, before, after, last }: Figure): boolean =>
  [first, before, after, last].every((window) => window === null || window.mean === 0);

/** Surplus per consumer and year, of each group and segment. Its levels have no natural zero, so only changes are shown. */
export function welfareTable(input: ChartInput): string {
  const {
    result: { scenario },
    summary,
  } = input;
  const rows = SURPLUS.map(
    ([name, label]): FigureRow => ({ label, kind: 'amount', figure: find(summary, name) }),
  ).filter(({ label, figure }) => !(OPTIONAL.includes(label) && figure && isAllZero(figure)));
  const base = summary.windows.before !== null ? 'the quarter before the first event' : 'the first quarter';
  const caption = `Change of surplus against ${base}, ${scenario.currency} per consumer and year`;
  return changeTable(caption, [{ head: '', rows }, ...segmentGroups(input)], columnsOf(input));
}

/** Surplus of each segment, where there are several. */
function segmentGroups({ result: { scenario }, summary }: ChartInput): RowGroup[] {
  const segments = Object.keys(scenario.segments);
  if (segments.length < 2) return [];
  return BY_SEGMENT.map(([name, head]) => ({
    head,
    rows: segments.map((segment) => ({
      label: readable(segment),
      kind: 'amount',
      figure: find(summary, name, segment, ALL, 'consumer'),
    })),
  }));
}

/** Share of payments in each region. */
export function regionTable(input: ChartInput): string {
  const {
    result: { scenario },
    summary,
  } = input;
  const methods = [...Object.keys(scenario.platforms), CASH];
  const groups = Object.keys(scenario.regions).map(
    (region): RowGroup => ({
      head: nameOf(scenario, region),
      rows: methods.map((method) => ({
        label: nameOf(scenario, method),
        kind: 'share',
        figure: find(summary, 'payment_share', method, region),
      })),
    }),
  );
  return groups.length < 2 ? '' : figureTable('Share of payments by region', groups, columnsOf(input));
}

/** Exclusive contracts: who with whom, where, for how long, and in how many runs. */
export function contractTable({ result: { scenario, series }, summary }: ChartInput): string {
  const pairs = new Map<string, Bond[]>();
  for (const bond of summary.contracts.filter(({ region }) => region !== ALL)) {
    const pair = `${bond.retailer} ${bond.platform}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), bond]);
  }
  if (pairs.size === 0) return '';
  const rows = [...pairs.values()].map((bonds) => [
    escapeHtml(nameOf(scenario, bonds[0].retailer)),
    escapeHtml(nameOf(scenario, bonds[0].platform)),
    escapeHtml(bonds.map(({ region }) => nameOf(scenario, region)).join(', ')),
    ...(series.length > 1 ? bondInRuns(bonds) : bondInOneRun(bonds)),
  ]);
  const heads =
    series.length > 1
      ? ['Weeks, mean', 'Runs that ever signed', 'Runs bound at the end']
      : ['Weeks', 'Bound at the end'];
  return plainTable(
    'Exclusive contracts (where regions differ: from the least to the most)',
    ['Retailer', 'With', 'Regions', ...heads],
    rows,
  );
}

const weeksOf = (bonds: readonly Bond[]) =>
  rangeOf(
    bonds.map(({ weeks }) => weeks.mean),
    (weeks) => decimal(weeks, 0),
    '',
  );

function bondInRuns(bonds: readonly Bond[]): string[] {
  const shares = [bonds.map(({ ever }) => ever), bonds.map(({ atEnd }) => atEnd)];
  return [weeksOf(bonds), ...shares.map((all) => rangeOf(all, (share) => decimal(share * 100, 0), '%'))];
}

function bondInOneRun(bonds: readonly Bond[]): string[] {
  const bound = bonds.filter(({ atEnd }) => atEnd > 0).length;
  return [weeksOf(bonds), bound === 0 ? 'no' : bound === bonds.length ? 'yes' : 'in some regions'];
}

function rangeOf(values: readonly number[], words: (value: number) => string, unit: string): string {
  const [low, high] = [words(Math.min(...values)), words(Math.max(...values))];
  return low === high ? low + unit : `${low} to ${high}${unit}`;
}
