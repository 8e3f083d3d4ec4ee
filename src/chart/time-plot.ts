import type { Scenario } from '../scenario/schema.ts';
import type { BandPoint } from './bands.ts';
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
import { hoverLayer, strandCells } from './hover.ts';
import {
  type Axes,
  endLayers,
  endRoom,
  eventLayers,
  paleLayer,
  quantitative,
  type Shorten,
  type Strand,
  strandLayers,
} from './layers.ts';
import { clip } from './measure.ts';
import { type NiceRange, percentLabels, valueAxis } from './scale.ts';
import { SIZE } from './theme.ts';
import { ticksOf, timeAxis } from './time.ts';

/** Pixels left of a plot for the labels of its value axis: less where there is little. */
export const axisRoom = (input: Pick<ChartInput, 'width'>): number => (isNarrow(input) ? 52 : 72);
/** Pixels below a plot for the labels of its time axis. */
export const TIME_ROOM = 26;

/** A plot of lines over the run. */
export interface TimePlot {
  /** Needed where a figure has several plots. */
  readonly id?: string;
  readonly strands: readonly Strand[];
  /** Lines of another run, drawn faintly behind these. */
  readonly behind?: readonly Strand[];
  readonly range: NiceRange;
  readonly width: number;
  readonly height: number;
  readonly bands: boolean;
  readonly events: EventLayout;
  /** Where names of lines stand over their ends and not behind them: what makes them fit. */
  readonly shorten?: Shorten;
  /** Words for a value in the tooltip. */
  readonly words: (point: BandPoint) => string;
}

export function axesOf(
  scenario: Scenario,
  range: NiceRange,
  width: number,
  labels = percentLabels(range),
): Axes {
  const time = { domain: [0, scenario.weeks], nice: false };
  return {
    x: quantitative('x', { scale: time, axis: timeAxis(ticksOf(scenario, width)) }),
    y: quantitative('mid', { scale: { domain: range.domain, nice: false }, axis: valueAxis(range, labels) }),
  };
}

export function timePlot(
  scenario: Scenario,
  plot: TimePlot,
  axes = axesOf(scenario, plot.range, plot.width),
): Layer[] {
  const { strands, behind = [], range, width, height, bands, events, words, shorten } = plot;
  return [
    ...(behind.length > 0 ? [paleLayer(behind, axes)] : []),
    ...strandLayers(strands, axes, bands),
    ...eventLayers(events, height),
    ...endLayers(strands, { width, height, domain: range.domain, shorten }),
    hoverLayer(strandCells(scenario, strands, words), axes, plot.id ?? 'plot'),
  ];
}

/** Margins and events shared by the plots of a figure whose widest line-end label decides the room at the right. */
export function timeFrame(input: ChartInput, strands: readonly Strand[], numbers = false) {
  const { scenario } = input.result;
  const widthOfEnd = (text: string) => input.measure(text, SIZE.label, 700);
  const left = axisRoom(input);
  const behind = isNarrow(input) ? 0 : endRoom(strands, widthOfEnd);
  const right = behind + MARGIN;
  const width = widthOf(input) - left - right;
  const room = { weeks: scenario.weeks, width, right: right - MARGIN, numbers };
  const shorten: Shorten | undefined = behind > 0 ? undefined : (text) => clip(text, width - 8, widthOfEnd);
  return {
    left,
    right,
    width,
    shorten,
    events: layEvents(eventsOf(scenario), { ...room, measure: input.measure }),
  };
}

/** A figure with a single plot of shares over time. */
export function timeFigure(
  input: ChartInput,
  text: { title: string; subtitle: string },
  plot: Omit<TimePlot, 'width' | 'events'>,
): Spec {
  const { left, right, width, shorten, events } = timeFrame(input, plot.strands);
  return figure(input, {
    ...text,
    left,
    right,
    above: events.rows * EVENT_ROW + 6,
    below: TIME_ROOM,
    height: plot.height,
    notes: keyLine(events.key),
    body: { layer: timePlot(input.result.scenario, { ...plot, width, events, shorten }) },
  });
}

/** The highest value that a plot shows. */
export const topOf = (strands: readonly Strand[], bands: boolean): number =>
  Math.max(
    0,
    ...strands.flatMap(({ points, focus }) =>
      points.map((at) => (bands ? (focus ? at.highest : at.high) : at.mid)),
    ),
  );

/** The lowest value that a plot shows. */
export const bottomOf = (strands: readonly Strand[], bands: boolean): number =>
  Math.min(
    ...strands.flatMap(({ points, focus }) =>
      points.map((at) => (bands ? (focus ? at.lowest : at.low) : at.mid)),
    ),
  );
