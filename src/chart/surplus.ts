import type { Estimate } from '../core/stats.ts';
import { type Figure, find } from '../experiment/summarize.ts';
import { type ChartInput, figure, isNarrow, type Layer, MARGIN, type Spec, widthOf } from './figure.ts';
import { verdict } from './findings.ts';
import { capital, decimal, digitsFor, signed } from './format.ts';
import { quantitative } from './layers.ts';
import { meanWords } from './run-words.ts';
import { type NiceRange, niceRange, valueAxis } from './scale.ts';
import { INK, SIZE, TEXT } from './theme.ts';

const GROUPS = [
  ['consumer_surplus', 'Consumers'],
  ['retailer_surplus', 'Retailers'],
  ['platform_profit', 'Platforms'],
  ['partner_profit', 'Partners'],
  ['government', 'Government'],
  ['welfare', 'All together'],
] as const;
const TOTAL = 'All together';
/** Left out where nothing ever reaches them. */
const OPTIONAL: readonly string[] = ['Partners', 'Government'];

/** What the changes are, and are not. */
const NOTE =
  "Changes are against the quarter before and contain whatever else drifts in the scenario meanwhile; for the effect alone compare with a run without the event (--set\u00a0'interventions=[]').";

const ROW = 50;

/** Pixels left and right of the plot, for names and for values with their intervals (without them where there is no room). */
const ROOM = { wide: { left: 138, right: 236 }, narrow: { left: 114, right: 84 } } as const;
type Room = (typeof ROOM)[keyof typeof ROOM] & { readonly width: number; readonly isNarrow: boolean };

function roomOf(input: ChartInput): Room {
  const narrow = isNarrow(input);
  const sides = ROOM[narrow ? 'narrow' : 'wide'];
  return { ...sides, width: widthOf(input) - sides.left - sides.right, isNarrow: narrow };
}

const SOON = '#8FA0C4';
const LATE = '#163788';

interface Bar {
  readonly group: string;
  readonly window: string;
  readonly fill: string;
  readonly change: Estimate;
  readonly y: number;
}

/** Change of each group's surplus per consumer and year, against the quarter before the first event, or the first. */
export function surplus(input: ChartInput): Spec {
  const { scenario, series } = input.result;
  const bars = barsOf(input);
  const ends = bars.flatMap(({ change: { mean, low, high } }) => [
    mean,
    ...(Number.isFinite(low) ? [low, high] : []),
  ]);
  const room = roomOf(input);
  const most = room.isNarrow ? 3 : 5;
  const range = niceRange(Math.min(0, ...ends), Math.max(0, ...ends), { most, least: 0.01 });
  const dated = input.summary.windows.before !== null;
  const base = dated ? 'the quarter before the first event' : 'the first quarter';
  const whiskers =
    series.length > 1 ? ' Thin lines: 95% interval of the mean.' : ` ${capital(meanWords(input.result))}.`;
  return figure(input, {
    title: surplusFinding(input),
    subtitle: `Change of surplus against ${base}, ${scenario.currency} per consumer and year.${dated ? ' Pale: first quarter after; dark: last quarter.' : ' Last quarter.'}${whiskers}`,
    left: room.left,
    right: room.right,
    above: 4,
    below: 26,
    height: heightOf(bars),
    ...(dated ? { notes: [NOTE] } : {}),
    body: { layer: layersOf(bars, range, room) },
  });
}

function barsOf({ summary }: ChartInput): Bar[] {
  const found = GROUPS.flatMap(([name, group]) => {
    const figure = find(summary, name);
    return figure && !(OPTIONAL.includes(group) && isAllZero(figure)) ? [{ group, figure }] : [];
  });
  const bars = found.flatMap(({ group, figure }, i) => {
    const late = { group, window: 'Last quarter', fill: LATE, change: figure.lasting ?? figure.change };
    if (!figure.effect) return [{ ...late, y: i * ROW + ROW / 2 }];
    const soon = { group, window: 'Quarter after the event', fill: SOON, change: figure.effect };
    return [
      { ...soon, y: i * ROW + ROW / 2 - 9 },
      { ...late, y: i * ROW + ROW / 2 + 9 },
    ];
  });
  return bars.map((bar) => ({ ...bar, change: finite(bar.change) }));
}

const isNothing = (estimate: Estimate | null) =>
  estimate === null || (estimate.mean === 0 && !(estimate.low !== 0 && Number.isFinite(estimate.low)));

/** Whether a group gets and pays nothing in any window. */
export const isAllZero = ({ effect, lasting, change }: Figure): boolean =>
  [effect, lasting, change].every(isNothing);

const heightOf = (bars: readonly Bar[]) => new Set(bars.map(({ group }) => group)).size * ROW;

/** A mean that does not exist (a run of no trips) is drawn as no change. */
const finite = (change: Estimate): Estimate =>
  Number.isFinite(change.mean) ? change : { ...change, mean: 0 };

const interval = ({ low, high }: Estimate, digits: number) =>
  Number.isFinite(low) ? ` (${signed(low, digits)} to ${signed(high, digits)})` : '';

function layersOf(bars: readonly Bar[], range: NiceRange, room: Room): Layer[] {
  const step = range.ticks[1] - range.ticks[0];
  const digits = Math.min(3, Math.max(digitsFor(step), step < 10 ? 1 : 0));
  const rows = bars.map(({ change, ...bar }) => ({
    ...bar,
    zero: 0,
    mean: change.mean,
    low: Number.isFinite(change.low) ? change.low : change.mean,
    high: Number.isFinite(change.high) ? change.high : change.mean,
    value: signed(change.mean, digits),
    words: signed(change.mean, digits) + interval(change, digits),
    top: bar.y - 7,
    bottom: bar.y + 7,
    title: `${bar.group}, ${bar.window.toLowerCase()}`,
  }));
  const x = (field: string) =>
    quantitative(field, {
      scale: { domain: range.domain, nice: false },
      axis: { ...valueAxis(range, "replace(format(datum.value, '~f'), '-', '−')"), labelPadding: 6 },
    });
  const pixel = (field: string) => quantitative(field, { scale: null, axis: null });
  const tooltip = [
    { field: 'title', type: 'nominal', title: 'title' },
    { field: 'words', type: 'nominal', title: 'Change' },
  ];
  const data = { values: rows };
  return [
    {
      data,
      mark: { type: 'rect' },
      encoding: {
        x: x('zero'),
        x2: { field: 'mean' },
        y: pixel('top'),
        y2: { field: 'bottom' },
        color: { field: 'fill', type: 'nominal', scale: null },
        tooltip,
      },
    },
    {
      data,
      mark: { type: 'rule', color: INK, strokeWidth: 1.4, aria: false },
      encoding: { x: x('low'), x2: { field: 'high' }, y: pixel('y') },
    },
    {
      data: { values: [{ zero: 0 }] },
      mark: { type: 'rule', color: TEXT, strokeWidth: 1, aria: false },
      encoding: { x: x('zero'), y: { value: 0 }, y2: { value: heightOf(bars) } },
    },
    groupNames(bars, MARGIN - room.left),
    {
      data,
      mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: SIZE.event, color: INK },
      encoding: {
        x: { value: room.width + 14 },
        y: pixel('y'),
        text: { field: room.isNarrow ? 'value' : 'words', type: 'nominal' },
      },
    },
  ];
}

const groupNames = (bars: readonly Bar[], x: number): Layer => ({
  data: {
    values: [...new Set(bars.map(({ group }) => group))].map((text, i) => ({ text, y: i * ROW + ROW / 2 })),
  },
  mark: {
    type: 'text',
    align: 'left',
    baseline: 'middle',
    fontSize: SIZE.label,
    fontWeight: 700,
    color: INK,
  },
  encoding: {
    x: { value: x },
    y: quantitative('y', { scale: null, axis: null }),
    text: { field: 'text', type: 'nominal' },
  },
});

/** Who gains or loses most in the quarter after the event and in the last, and what becomes of the sum of all. */
export function surplusFinding(input: ChartInput): string {
  const bars = barsOf(input).filter(({ change }) => verdict(change) !== 'none' && change.mean !== 0);
  const spoken = [SOON, LATE].flatMap((fill) => {
    const [most] = bars
      .filter((bar) => bar.fill === fill && bar.group !== TOTAL)
      .sort((a, b) => Math.abs(b.change.mean) - Math.abs(a.change.mean));
    return most ? [most] : [];
  });
  if (spoken.length === 0) return 'Nobody is measurably better or worse off';
  const { currency } = input.result.scenario;
  const [first, second] = spoken;
  const head = `${whenOf(first)} ${groupWords(first)} ${gainWords(first.change, currency)} per consumer and year`;
  const same = second?.group === first.group;
  const then = second
    ? `, by the last quarter ${same ? 'they' : groupWords(second)} ${gainWords(second.change, currency)}`
    : '';
  const { fill } = spoken[spoken.length - 1];
  const total = bars.find((bar) => bar.group === TOTAL && bar.fill === fill);
  if (!total) return `${head}${then}; the sum of all does not measurably change`;
  return `${head}${then}; all together ${gainWords(total.change, currency)}`;
}

/** The same with what becomes of it when consumers' habit is not counted as utility. */
export function surplusSentence(input: ChartInput): string {
  const finding = surplusFinding(input);
  const counted = find(input.summary, 'consumer_surplus');
  const bare = find(input.summary, 'consumer_surplus_experienced');
  if (!finding.includes(groupWords({ group: CONSUMERS })) || !counted || !bare) return finding;
  const { currency } = input.result.scenario;
  const pairs = [
    { when: 'at first', with: counted.effect, without: bare.effect },
    {
      when: 'by the last quarter',
      with: counted.lasting ?? counted.change,
      without: bare.lasting ?? bare.change,
    },
  ];
  const other = pairs.flatMap(({ when, ...pair }) => {
    if (!pair.with || !pair.without || verdict(pair.with) === 'none') return [];
    if (verdict(pair.without) === 'none') return [`do not measurably gain or lose ${when}`];
    return pair.with.mean * pair.without.mean < 0 ? [`${gainWords(pair.without, currency)} ${when}`] : [];
  });
  return other.length === 0 ? finding : `${finding}; not counting habit, consumers ${other.join(' and ')}`;
}

const CONSUMERS = 'Consumers';

const whenOf = ({ fill }: Bar) => (fill === SOON ? 'At first' : 'By the last quarter');

const groupWords = ({ group }: Pick<Bar, 'group'>) =>
  group === CONSUMERS ? 'consumers (habit counted)' : group.toLowerCase();

const gainWords = ({ mean }: Estimate, currency: string) =>
  `${mean > 0 ? 'gain' : 'lose'} ${currency} ${decimal(Math.abs(mean), digitsFor(mean))}`;
