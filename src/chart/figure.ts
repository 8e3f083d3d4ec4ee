import type { RunResult } from '../experiment/run.ts';
import { type Summary, summarize } from '../experiment/summarize.ts';
import { count, decimal } from './format.ts';
import { balance, clip, type Measure, measureByAdvances, wrap } from './measure.ts';
import { isExpected } from './run-words.ts';
import { CONFIG, QUIET, SIZE } from './theme.ts';

/** A Vega-Lite v6 specification as plain JSON. */
export type Spec = Record<string, unknown>;
/** A layer of a specification. */
export type Layer = Record<string, unknown>;

/** What every chart is drawn from. */
export interface ChartInput {
  readonly result: RunResult;
  readonly summary: Summary;
  readonly measure: Measure;
  /** Pixels that the figure may be wide; `WIDTH` where it is left out. */
  readonly width?: number;
  /** A run that this one is held against: charts that can show its lines, too, faintly. */
  readonly behind?: RunResult;
}

/** Prepares a run for its charts; the summary is taken from the caller where one was made already. */
export const chartInput = (
  result: RunResult,
  summary: Summary = summarize(result),
  measure: Measure = measureByAdvances,
): ChartInput => ({ result, summary, measure });

/** Usual width of a figure in pixels, and its outer margin. */
export const WIDTH = 900;
export const MARGIN = 24;

/** From here down a figure is laid out for a phone: one column, words above what they name. */
const NARROW = 620;

/** How wide a figure is. */
export const widthOf = ({ width = WIDTH }: Pick<ChartInput, 'width'>): number => width;

export const isNarrow = (input: Pick<ChartInput, 'width'>): boolean => widthOf(input) < NARROW;

/** Head, foot and margins of a figure around one or more plots. */
export interface Parts {
  readonly title: string;
  readonly subtitle: string;
  /** Pixels from the figure's left edge to the plot, and from the plot to its right edge. */
  readonly left: number;
  readonly right: number;
  /** Pixels needed above the plot for labels, and below it for the axis. */
  readonly above: number;
  readonly below: number;
  /** Height of all plots together, gaps included. */
  readonly height: number;
  /** Lines of explanation under the plot, before the source line. */
  readonly notes?: readonly string[];
  /** What is drawn: `layer` of a single plot, or `concat` of several. */
  readonly body: Spec;
}

const TOP = 20;
const HEAD_GAP = 18;
const NOTE_LINE = 17;
const TITLE_LINE = 27;
const SUBTITLE_LINE = 18;

/** Puts head and foot around the plots of a run, whose facts stand in the last line. */
export const figure = ({ measure, result, width }: ChartInput, parts: Parts): Spec =>
  framed({ measure, source: sourceLine(result), width }, parts);

/** What stands under every figure, how its text is measured, and how wide it is. */
export interface Frame {
  readonly measure: Measure;
  readonly source: string;
  readonly width?: number;
}

/** Puts head and foot around plots. Sizes are fixed, so that a figure is as wide as its neighbours and nothing is cut. */
export function framed(frame: Frame, parts: Parts): Spec {
  const { measure } = frame;
  const width = widthOf(frame);
  const inner = width - 2 * MARGIN;
  const title = balance(parts.title, inner, (line) => measure(line, SIZE.title, 700) * 1.02);
  const subtitle = balance(parts.subtitle, inner, (line) => measure(line, SIZE.subtitle, 400) * 1.02);
  const head = title.length * TITLE_LINE + 4 + subtitle.length * SUBTITLE_LINE + HEAD_GAP;
  const notes = footLines(frame, parts.notes ?? []);
  const foot = parts.below + 12 + notes.length * NOTE_LINE + 10;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `${parts.title}. ${parts.subtitle}`,
    usermeta: {
      title: parts.title,
      subtitle: parts.subtitle,
      head,
      width,
      height: TOP + head + parts.above + parts.height + foot,
    },
    config: CONFIG,
    autosize: { type: 'none' },
    ...parts.body,
    title: {
      text: title,
      subtitle,
      anchor: 'start',
      align: 'left',
      frame: 'group',
      dx: MARGIN - parts.left,
      offset: HEAD_GAP,
      subtitleLineHeight: SUBTITLE_LINE,
    },
    ...withFoot(parts, width, notes, { top: TOP + head + parts.above, bottom: foot }),
  };
}

function withFoot(
  parts: Parts,
  width: number,
  notes: readonly string[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
): Spec {
  const line = footLayer(notes, MARGIN - parts.left, parts.height + parts.below + 12);
  const padding = { left: parts.left, right: parts.right, top, bottom };
  if (Array.isArray(parts.body.layer)) {
    const size = { width: width - parts.left - parts.right, height: parts.height };
    return { ...size, padding, layer: [...parts.body.layer, line] };
  }
  // A concatenation has no size of its own (but the width of a single column): the padding, counted from its corner,
  // gives the figure its size.
  const [first, ...rest] = parts.body.concat as Spec[];
  return {
    resolve: { scale: { color: 'independent' } },
    padding: {
      ...padding,
      right: parts.body.columns === 1 ? parts.right : width - parts.left,
      bottom: parts.height + bottom,
    },
    concat: [{ ...first, layer: [...(first.layer as Layer[]), line] }, ...rest],
  };
}

/** Lines of text at fixed places, left edges at `x`. */
function footLayer(lines: readonly string[], x: number, y: number): Layer {
  return {
    name: 'foot',
    data: { values: lines.map((text, i) => ({ text, y: y + i * NOTE_LINE })) },
    mark: { type: 'text', align: 'left', baseline: 'top', fontSize: SIZE.source, color: QUIET, aria: false },
    encoding: {
      x: { value: x },
      y: { field: 'y', type: 'quantitative', scale: null, axis: null },
      text: { field: 'text', type: 'nominal' },
    },
  };
}

function footLines(frame: Frame, notes: readonly string[]): string[] {
  const fits = (line: string) => frame.measure(line, SIZE.source, 400) * 1.02;
  const inner = widthOf(frame) - 2 * MARGIN;
  const source = isNarrow(frame) ? wrap(frame.source, inner, fits) : [clip(frame.source, inner, fits)];
  return [...notes.flatMap((note) => wrap(note, inner, fits)), ...source];
}

/** Scenario, replicates, size and seed; of expected values, that they are. */
export function sourceLine(result: RunResult): string {
  const { name, consumers, seed, engine } = result.scenario;
  const words = [`Scenario “${name}”`];
  if (isExpected(result)) return [...words, 'mean field: expected values, nothing drawn'].join(' · ');
  const size = engine === 'agents' ? [`${decimal(consumers)} consumers`] : [];
  if (engine === 'mean-field') words.push('mean field: nothing drawn but retailers’ choices');
  return [...words, count(result.series.length, 'replicate'), ...size, `seed “${seed}”`].join(' · ');
}

/** The words of a key, set apart so that they wrap between entries only. */
export const keyLine = (key: readonly string[]): string[] =>
  key.length > 0 ? [key.map((entry) => entry.replaceAll(' ', '\u00a0')).join('\u00a0\u00a0 ')] : [];
