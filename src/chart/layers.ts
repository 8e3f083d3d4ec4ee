import type { BandPoint } from './bands.ts';
import { pushApart } from './ends.ts';
import { EVENT_ROW, type EventLayout } from './events.ts';
import type { Layer } from './figure.ts';
import { SIZE, TEXT, type Tone } from './theme.ts';

/** A line over time with its bands and the words at its end. */
export interface Strand {
  readonly name: string;
  readonly tone: Tone;
  readonly points: readonly BandPoint[];
  /** Words at the line's end: name and closing value. */
  readonly end: string;
  /** In focus: a second, 95 % band. */
  readonly focus?: boolean;
  readonly dash?: readonly number[];
}

export const quantitative = (field: string, extra: Record<string, unknown> = {}) => ({
  field,
  type: 'quantitative',
  ...extra,
});

const byName = (strands: readonly Strand[], pick: (tone: Tone) => string) => ({
  field: 'name',
  type: 'nominal',
  legend: null,
  scale: { domain: strands.map(({ name }) => name), range: strands.map(({ tone }) => pick(tone)) },
});

const rowsOf = (strands: readonly Strand[], fields: readonly (keyof BandPoint)[]) =>
  strands.flatMap(({ name, points }) =>
    points.map((at) => ({ name, x: at.x, ...Object.fromEntries(fields.map((field) => [field, at[field]])) })),
  );

/** Scales and axes of a plot over time; the first layer carries them for all. */
export interface Axes {
  readonly x: Record<string, unknown>;
  readonly y: Record<string, unknown>;
}

/** Bands, halos and lines, in the order of painting. `bands` is false when there is nothing to spread over. */
export function strandLayers(strands: readonly Strand[], axes: Axes, bands: boolean): Layer[] {
  const color = byName(strands, ({ fill }) => fill);
  const band = (low: string, high: string, opacity: number): Layer => ({
    mark: { type: 'area', opacity, blend: 'multiply', aria: false },
    encoding: { x: axes.x, y: { ...axes.y, field: low }, y2: { field: high }, color },
  });
  const focus = strands.filter((strand) => strand.focus);
  const wide = { data: { values: rowsOf(focus, ['lowest', 'highest']) }, ...band('lowest', 'highest', 0.12) };
  const lines = lineLayers(strands, axes);
  return [
    ...(bands && focus.length > 0 ? [wide] : []),
    {
      data: { values: rowsOf(strands, bands ? ['mid', 'low', 'high'] : ['mid']) },
      layer: bands ? [band('low', 'high', 0.16), ...lines] : lines,
    },
  ];
}

function lineLayers(strands: readonly Strand[], axes: Axes): Layer[] {
  const common = { type: 'line', strokeCap: 'round', strokeJoin: 'round' };
  const encoding = { x: axes.x, y: { ...axes.y, field: 'mid' } };
  const strokeDash = strands.some(({ dash }) => dash !== undefined) ? { strokeDash: dashes(strands) } : {};
  return [
    {
      mark: { ...common, stroke: 'white', strokeWidth: 5, aria: false },
      encoding: { ...encoding, detail: { field: 'name', type: 'nominal' } },
    },
    {
      mark: { ...common, strokeWidth: 2.5 },
      encoding: { ...encoding, color: byName(strands, ({ fill }) => fill), ...strokeDash },
    },
  ];
}

/** Lines of another run, thin and dashed. */
export const paleLayer = (strands: readonly Strand[], { x, y }: Axes): Layer => ({
  data: {
    values: strands.flatMap(({ name, tone, points }) =>
      points.map((at) => ({ name, fill: tone.fill, x: at.x, mid: at.mid })),
    ),
  },
  mark: { type: 'line', strokeWidth: 1.8, strokeDash: [5, 4], opacity: 0.65, aria: false },
  encoding: {
    x,
    y,
    detail: { field: 'name', type: 'nominal' },
    color: { field: 'fill', type: 'nominal', scale: null },
  },
});

const dashes = (strands: readonly Strand[]) => ({
  field: 'name',
  type: 'nominal',
  legend: null,
  scale: { domain: strands.map(({ name }) => name), range: strands.map(({ dash }) => dash ?? [1, 0]) },
});

export const END_GAP = 19;

/** Cuts words to the room there is. */
export type Shorten = (text: string) => string;

/** Where names at line ends stand: the plot is `width` x `height` and shows `domain`. */
interface EndRoom {
  readonly width: number;
  readonly height: number;
  readonly domain: readonly [number, number];
  /** Where there is no room beside the plot, names stand over the ends of the lines, made as short as this makes them. */
  readonly shorten?: Shorten;
}

/** Names at the line ends, pushed apart, each with a thin leader. */
export function endLayers(strands: readonly Strand[], room: EndRoom): Layer[] {
  const { width, height, shorten } = room;
  const [low, high] = room.domain;
  const drawn = strands.filter(({ points }) => points.length > 0);
  const wanted = drawn.map(
    ({ points }) => height * (1 - (points[points.length - 1].mid - low) / (high - low)),
  );
  const moved = pushApart(shorten ? wanted.map((y) => y - ABOVE) : wanted, END_GAP, 6, height - 4);
  const rows = drawn.map(({ end, tone }, i) => ({
    text: shorten?.(end) ?? end,
    fill: tone.fill,
    ink: tone.text,
    from: wanted[i],
    to: moved[i],
  }));
  const pixel = (field: string) => quantitative(field, { scale: null, axis: null });
  const words = (mark: Record<string, unknown>): Layer => ({
    data: { values: rows },
    mark: { type: 'text', baseline: 'middle', fontSize: SIZE.label, fontWeight: 700, ...mark },
    encoding: {
      y: pixel('to'),
      text: { field: 'text', type: 'nominal' },
      color: { field: 'ink', type: 'nominal', scale: null },
    },
  });
  const inside = { align: 'right', x: width - 2 };
  const halo = { stroke: 'white', strokeWidth: 5, strokeJoin: 'round', aria: false };
  if (shorten) return [words({ ...inside, ...halo }), words(inside)];
  return [
    {
      data: { values: rows },
      mark: { type: 'rule', strokeWidth: 1, aria: false },
      encoding: {
        x: { value: width + 4 },
        x2: { value: width + 15 },
        y: pixel('from'),
        y2: { field: 'to' },
        color: { field: 'fill', type: 'nominal', scale: null },
      },
    },
    words({ align: 'left', x: width + 19 }),
  ];
}

/** Pixels from a line to the middle of words over it. */
const ABOVE = 13;

/** Width that names at line ends take, right margin not counted. */
export const endRoom = (strands: readonly Strand[], measure: (text: string) => number): number =>
  19 + Math.max(0, ...strands.map(({ end }) => measure(end)));

/** Dotted rules with words or numbers above the plot. */
export function eventLayers({ placed }: EventLayout, height: number): Layer[] {
  if (placed.length === 0) return [];
  const rows = placed.map(({ px, row, align, text }) => ({ px, text, align, y: -8 - row * EVENT_ROW }));
  const pixel = (field: string) => quantitative(field, { scale: null, axis: null });
  const numbered = placed.every(({ text }) => /^\d+(, \d+)*$/.test(text));
  const words = (align: string, extra: Record<string, unknown>): Layer => ({
    data: { values: rows.filter((row) => row.align === align) },
    mark: {
      type: 'text',
      align: numbered ? 'center' : align,
      dx: numbered ? 0 : align === 'left' ? -4 : 4,
      baseline: 'bottom',
      fontSize: SIZE.event,
      fontWeight: 600,
      color: TEXT,
      ...extra,
    },
    encoding: { x: pixel('px'), y: pixel('y'), text: { field: 'text', type: 'nominal' } },
  });
  const sides = ['left', 'right'].filter((align) => rows.some((row) => row.align === align));
  // Events of one week share a rule, up to the highest of their labels: two dotted rules would make a solid one.
  const rules = rows.filter(({ px, y }) => rows.every((other) => other.px !== px || other.y >= y));
  return [
    {
      data: { values: rules },
      mark: {
        type: 'rule',
        strokeDash: [1, 4],
        strokeCap: 'round',
        strokeWidth: 1.6,
        color: '#5B616C',
        y2: height,
        aria: false,
      },
      encoding: { x: pixel('px'), y: pixel('y') },
    },
    ...sides.map((align) =>
      words(align, { stroke: 'white', strokeWidth: 4, strokeJoin: 'round', aria: false }),
    ),
    ...sides.map((align) => words(align, {})),
  ];
}
