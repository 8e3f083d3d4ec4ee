import type { Estimate } from '../core/stats.ts';
import { find } from '../experiment/summarize.ts';
import { type ChartInput, figure, type Layer, MARGIN, type Spec, WIDTH } from './figure.ts';
import { verdict } from './findings.ts';
import { decimal, digitsFor, signed } from './format.ts';
import { quantitative } from './layers.ts';
import { niceRange, valueAxis } from './scale.ts';
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

const ROW = 50;
const LEFT = 138;
const RIGHT = 236;
const WIDE = WIDTH - LEFT - RIGHT;
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
  const range = niceRange(Math.min(0, ...ends), Math.max(0, ...ends), { most: 5, least: 0.01 });
  const dated = input.summary.windows.before !== null;
  const base = dated ? 'the quarter before the first event' : 'the first quarter';
  const whiskers =
    series.length > 1
      ? ' Thin lines: 95% interval of the mean.'
      : ' One run only, so there are no intervals.';
  return figure(input, {
    title: surplusFinding(input),
    subtitle: `Change of surplus against ${base}, ${scenario.currency} per consumer and year.${dated ? ' Pale: first quarter after; dark: last quarter.' : ' Last quarter.'}${whiskers}`,
    left: LEFT,
    right: RIGHT,
    above: 4,
    below: 26,
    height: GROUPS.length * ROW,
    body: { layer: layersOf(bars, range) },
  });
}

function barsOf({ summary }: ChartInput): Bar[] {
  return GROUPS.flatMap(([name, group], i) => {
    const figure = find(summary, name);
    if (!figure) return [];
    const late = { group, window: 'Last quarter', fill: LATE, change: figure.lasting ?? figure.change };
    if (!figure.effect) return [{ ...late, y: i * ROW + ROW / 2 }];
    const soon = { group, window: 'Quarter after the event', fill: SOON, change: figure.effect };
    return [
      { ...soon, y: i * ROW + ROW / 2 - 9 },
      { ...late, y: i * ROW + ROW / 2 + 9 },
    ];
  }).map((bar) => ({ ...bar, change: finite(bar.change) }));
}

/** A mean that does not exist (a run of no trips) is drawn as no change. */
const finite = (change: Estimate): Estimate =>
  Number.isFinite(change.mean) ? change : { ...change, mean: 0 };

const interval = ({ low, high }: Estimate, digits: number) =>
  Number.isFinite(low) ? ` (${signed(low, digits)} to ${signed(high, digits)})` : '';

function layersOf(bars: readonly Bar[], range: ReturnType<typeof niceRange>): Layer[] {
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
      encoding: { x: x('zero'), y: { value: 0 }, y2: { value: GROUPS.length * ROW } },
    },
    groupNames(bars),
    {
      data,
      mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: SIZE.event, color: INK },
      encoding: { x: { value: WIDE + 14 }, y: pixel('y'), text: { field: 'words', type: 'nominal' } },
    },
  ];
}

const groupNames = (bars: readonly Bar[]): Layer => ({
  data: {
    values: GROUPS.map(([, text], i) => ({ text, y: i * ROW + ROW / 2 })).filter(({ text }) =>
      bars.some(({ group }) => group === text),
    ),
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
    x: { value: MARGIN - LEFT },
    y: quantitative('y', { scale: null, axis: null }),
    text: { field: 'text', type: 'nominal' },
  },
});

/** The first quarter after the event is closest to its effect; the last one speaks where nothing moved at once. */
export function surplusFinding(input: ChartInput): string {
  const { scenario } = input.result;
  const bars = barsOf(input);
  const certain = bars.filter(({ change }) => verdict(change) !== 'none' && change.mean !== 0);
  const soon = certain.filter(({ fill }) => fill === SOON);
  const spoken = soon.length > 0 ? soon : certain;
  const [most] = spoken
    .filter(({ group }) => group !== TOTAL)
    .sort((a, b) => Math.abs(b.change.mean) - Math.abs(a.change.mean));
  if (!most) return 'Nobody is measurably better or worse off';
  const money = (value: number) => `${scenario.currency} ${decimal(Math.abs(value), digitsFor(value))}`;
  const verb = (change: Estimate) => (change.mean > 0 ? 'gain' : 'lose');
  const when = soon.length > 0 ? 'At first' : 'By the end';
  const head = `${when} ${most.group.toLowerCase()} ${verb(most.change)} ${money(most.change.mean)} per consumer and year`;
  const total = spoken.find(({ group }) => group === TOTAL);
  if (!total) return `${head}; the sum of all does not measurably change`;
  return `${head}, all together ${verb(total.change)} ${money(total.change.mean)}`;
}
