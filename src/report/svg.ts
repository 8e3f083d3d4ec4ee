import * as vega from 'vega';
import { compile } from 'vega-lite';
import type { Spec } from '../chart/figure.ts';
import { HOVER } from '../chart/hover.ts';
import type { Measure } from '../chart/measure.ts';

/** A compiled chart: plain Vega JSON, ready for a page or for drawing. */
export type VegaSpec = Record<string, unknown>;

/** What evaluates the expressions of a chart, of which only Vega knows the shape. */
export type Interpreter = unknown;

/** What Vega hands its text measurement. */
interface TextItem {
  readonly text: unknown;
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
}

/** Exported by Vega, missing from its types. */
interface TextMetrics {
  width(item: TextItem, text?: string): number;
}
const { textMetrics } = vega as unknown as { textMetrics: TextMetrics };

const WEIGHTS: Readonly<Record<string, number>> = { normal: 400, bold: 700 };
const weightOf = (weight: string | number | undefined) =>
  typeof weight === 'number' ? weight : (WEIGHTS[weight ?? 'normal'] ?? (Number(weight) || 400));

/** Compiles Vega-Lite to Vega. Warnings of the compiler are errors here: our own charts must not need any. */
export function compileSpec(spec: Spec): VegaSpec {
  const complaints: string[] = [];
  const complain = (...words: readonly unknown[]) => {
    complaints.push(words.join(' '));
    return logger;
  };
  const ignore = () => logger;
  const logger = { level: ignore, error: complain, warn: complain, info: ignore, debug: ignore };
  const compiled = compile(spec as never, { logger: logger as never }).spec as unknown as VegaSpec;
  if (complaints.length > 0) throw new Error(`chart does not compile cleanly: ${complaints.join('; ')}`);
  return compiled;
}

/**
 * Draws a compiled chart as SVG text. Headless Vega guesses text widths from the number of letters, so the caller's
 * measurement takes the guess's place while it draws. Vega turns the expressions of a chart into functions; where a page
 * forbids that, an `interpreter` (vega-interpreter) evaluates them.
 */
export async function drawSvg(
  compiled: VegaSpec,
  measure: Measure,
  interpreter?: Interpreter,
): Promise<string> {
  const guess = textMetrics.width;
  textMetrics.width = ({ text, fontSize = 11, fontWeight }, given) =>
    measure(String(given ?? text ?? ''), fontSize, weightOf(fontWeight));
  try {
    const runtime = vega.parse(compiled as never, undefined, { ast: interpreter !== undefined });
    const view = new vega.View(runtime, { renderer: 'none', expr: interpreter } as vega.ViewOptions);
    const svg = await view.toSVG();
    view.finalize();
    return svg;
  } finally {
    textMetrics.width = guess;
  }
}

/** The same chart without what only a pointer can find: a still picture needs no tooltips. */
export function still(compiled: VegaSpec): VegaSpec {
  if (!Array.isArray(compiled.marks)) return compiled;
  const seen = (compiled.marks as VegaSpec[]).filter(({ name }) => !String(name ?? '').startsWith(HOVER));
  return { ...compiled, marks: seen.map(still) };
}

/** Compiles and draws a Vega-Lite chart. */
export const renderSvg = (spec: Spec, measure: Measure): Promise<string> =>
  drawSvg(still(compileSpec(spec)), measure);
