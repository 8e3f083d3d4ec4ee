import { find } from '../experiment/summarize.ts';
import { CASH } from '../experiment/weekly.ts';
import { spanInWords, windowInWords } from '../experiment/windows.ts';
import { emptyFigure } from './empty.ts';
import { EVENT_ROW, type EventLayout, eventsOf, layEvents } from './events.ts';
import {
  type ChartInput,
  figure,
  isNarrow,
  keyLine,
  type Layer,
  MARGIN,
  type Spec,
  widthOf,
} from './figure.ts';
import { overall, verdict } from './findings.ts';
import { brief, capital, percent, points } from './format.ts';
import { eventLayers, quantitative } from './layers.ts';
import { clip } from './measure.ts';
import { labelOf, nameInText } from './names.ts';
import { meanWords } from './run-words.ts';
import { type NiceRange, niceRange, percentLabels, valueAxis } from './scale.ts';
import { movedShare, type SwitchWindow, switchWindows, wonAndLost } from './switching.ts';
import { INK, PALE, SIZE, toneOf } from './theme.ts';
import { ticksOf, timeAxis, weekInWords } from './time.ts';

const LEFT = 66;
const COLUMN_GAP = 74;
const HEIGHT = 150;
const PANEL_HEAD = 24;
/** Pixels that `Lost` takes in a panel. */
const WORD_ROOM = 44;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Two panels beside one another, or one where there is no room for two. */
function sizeOf(input: ChartInput): Size & { readonly columns: number } {
  const columns = isNarrow(input) ? 1 : 2;
  const inner = widthOf(input) - LEFT - MARGIN - (columns - 1) * COLUMN_GAP;
  return { columns, width: inner / columns, height: HEIGHT };
}

/** One bar of a panel: a window of switching. */
interface Bar {
  readonly from: number;
  readonly to: number;
  readonly won: number;
  readonly lost: number;
  readonly net: number;
}

/** Consumers won and lost by each method, window by window. */
export function churn(input: ChartInput): Spec {
  const { result, measure } = input;
  const { scenario } = result;
  const windows = switchWindows(result);
  if (windows.length === 0) {
    return emptyFigure(
      input,
      'Churn cannot be counted yet',
      `Churn is counted over windows of ${scenario.output.switchingWindow} weeks, and this run is shorter than one.`,
    );
  }
  const methods = [...Object.keys(scenario.platforms), CASH]
    .map((method) => ({ method, bars: barsOf(windows, method) }))
    .filter(({ bars }) => bars.some(({ won, lost }) => won - lost > 0));
  if (methods.length === 0)
    return emptyFigure(
      input,
      'Nobody changed the top of the wallet',
      'No consumer changed the method paid with by habit.',
    );
  const { columns, ...size } = sizeOf(input);
  const headWidth = (text: string) => measure(text, 16, 700);
  const events = layEvents(eventsOf(scenario), {
    weeks: scenario.weeks,
    width: size.width,
    right: 0,
    numbers: true,
    measure,
  });
  const extent = Math.max(...methods.flatMap(({ bars }) => bars.flatMap(({ won, lost }) => [won, -lost])));
  const range = niceRange(-extent, extent, { most: 6 });
  const above = events.rows * EVENT_ROW + PANEL_HEAD + 8;
  const rows = Math.ceil(methods.length / columns);
  const rowGap = 26 + 18 + above;
  return figure(input, {
    title: churnFinding(input, windows),
    subtitle: `Consumers won (up) and lost (down) as top of wallet in each ${windowInWords(scenario.output.switchingWindow)}, % of all consumers. Line: net change. ${capital(meanWords(result))}.`,
    left: LEFT,
    right: MARGIN,
    above,
    below: 26,
    height: rows * size.height + (rows - 1) * rowGap,
    notes: keyLine(events.key),
    body: {
      columns,
      spacing: { row: rowGap, column: COLUMN_GAP },
      bounds: 'flush',
      concat: methods.map(({ method, bars }, i) => ({
        ...size,
        layer: [
          ...barLayers(input, method, bars, range, size),
          ...eventLayers(events, size.height),
          ...(i === 0 ? barWords(bars, range, wordsAt(events), scenario.weeks, size) : []),
          panelHead(
            clip(labelOf(scenario, method), size.width, headWidth),
            toneOf(scenario, method).text,
            -above + 8,
          ),
        ],
      })),
    },
  });
}

const barsOf = (windows: readonly SwitchWindow[], method: string): Bar[] =>
  windows.map((window) => {
    const { won, lost } = wonAndLost(window, method);
    const from = window.start - 1;
    return { from, to: from + window.weeks, won: brief(won), lost: brief(-lost), net: brief(won - lost) };
  });

function barLayers(
  { result: { scenario } }: ChartInput,
  method: string,
  bars: readonly Bar[],
  range: NiceRange,
  { width }: Size,
): Layer[] {
  const values = bars.map((bar) => ({
    ...bar,
    mid: (bar.from + bar.to) / 2,
    zero: 0,
    when: `From ${weekInWords(scenario, bar.from + 1)}`,
    Won: percent(bar.won, 2),
    Lost: percent(-bar.lost, 2),
    Net: `${points(bar.net, 2)} points`,
  }));
  const x = (field: string) =>
    quantitative(field, {
      scale: { domain: [0, scenario.weeks], nice: false },
      axis: timeAxis(ticksOf(scenario, width)),
    });
  const axis = valueAxis(range, percentLabels(range, true), { zindex: 0 });
  const y = (field: string) => quantitative(field, { scale: { domain: range.domain, nice: false }, axis });
  const tooltip = [
    { field: 'when', type: 'nominal', title: 'title' },
    ...['Won', 'Lost', 'Net'].map((field) => ({ field, type: 'nominal' })),
  ];
  const bar = (field: string, color: string, opacity: number): Layer => ({
    data: { values },
    mark: { type: 'rect', color, opacity, stroke: 'white', strokeWidth: bars.length > 60 ? 0 : 0.7 },
    encoding: { x: x('from'), x2: { field: 'to' }, y: y('zero'), y2: { field }, tooltip },
  });
  const line = (color: string, strokeWidth: number): Layer => ({
    data: { values },
    mark: {
      type: 'line',
      color,
      strokeWidth,
      strokeCap: 'round',
      strokeJoin: 'round',
      aria: false,
      tooltip: null,
    },
    encoding: { x: { ...x('mid') }, y: y('net') },
  });
  return [
    bar('won', toneOf(scenario, method).fill, 0.8),
    bar('lost', PALE, 1),
    line('white', 5),
    line(INK, 2.4),
  ];
}

const panelHead = (text: string, color: string, y: number): Layer => ({
  data: { values: [{ text }] },
  mark: { type: 'text', align: 'left', baseline: 'top', fontSize: 16, fontWeight: 700, color },
  encoding: { x: { value: 0 }, y: { value: y }, text: { field: 'text', type: 'nominal' } },
});

/** Where the first panel has room for a word between two rules. */
function wordsAt({ placed }: EventLayout): number {
  const starts = [0, ...placed.map(({ px }) => px)];
  return (starts.find((start) => placed.every(({ px }) => px <= start || px > start + WORD_ROOM)) ?? 0) + 7;
}

/** `Won` and `Lost` written into the first panel, where its bars are high enough to hold the words. */
function barWords(
  bars: readonly Bar[],
  { domain: [low, high] }: NiceRange,
  x: number,
  weeks: number,
  { width, height }: Size,
): Layer[] {
  const weekWidth = width / weeks;
  const pixels = (share: number) => (share / (high - low)) * height;
  const zero = height * (high / (high - low));
  const under = bars.filter(({ from, to }) => to * weekWidth > x && from * weekWidth < x + WORD_ROOM);
  // The words stand inside the shortest of the bars under them, or not at all.
  const won = Math.min(...under.map((bar) => pixels(bar.won)));
  const lost = Math.min(...under.map((bar) => pixels(-bar.lost)));
  if (Math.min(won, lost) < 34) return [];
  const word = (text: string, y: number, color: string): Layer => ({
    data: { values: [{ text }] },
    mark: {
      type: 'text',
      align: 'left',
      baseline: 'middle',
      fontSize: SIZE.event,
      fontWeight: 700,
      color,
      aria: false,
    },
    encoding: { x: { value: x }, y: { value: y }, text: { field: 'text', type: 'nominal' } },
  });
  return [word('Won', zero - won + 12, 'white'), word('Lost', zero + lost - 12, INK)];
}

/** Who gains and loses most on balance, and how many change their top of wallet in a window. */
function churnFinding(
  { result: { scenario }, summary }: ChartInput,
  windows: readonly SwitchWindow[],
): string {
  const moved = windows.reduce((sum, window) => sum + movedShare(window), 0) / windows.length;
  const [largest] = [...Object.keys(scenario.platforms), CASH]
    .flatMap((method) => {
      const found = find(summary, 'top_of_wallet', method);
      const net = meanNet(windows, method);
      // What the windows say and what the summary can measure must agree.
      return found && net * overall(found).change.mean > 0
        ? [{ method, net, change: overall(found).change }]
        : [];
    })
    .filter(({ change, net }) => verdict(change) !== 'none' && Math.abs(net) >= 0.001)
    .sort((a, b) => Math.abs(b.net) - Math.abs(a.net));
  const span = spanInWords(scenario.output.switchingWindow);
  const often = `Per ${span}, ${percent(moved, 1)} of consumers change their top of wallet`;
  if (!largest) return `${often}, but wins and losses cancel out`;
  const way = largest.net > 0 ? 'to' : 'away from';
  const name = nameInText(scenario, largest.method);
  return `${often}; on balance ${percent(Math.abs(largest.net), 1)} per ${span} move ${way} ${name}`;
}

/** What a method wins less what it loses, mean over the windows of the run, as a share of all consumers. */
function meanNet(windows: readonly SwitchWindow[], method: string): number {
  const nets = windows.map((window) => {
    const { won, lost } = wonAndLost(window, method);
    return won - lost;
  });
  return nets.reduce((sum, net) => sum + net, 0) / windows.length;
}
