import { expressionInterpreter } from 'vega-interpreter';
import type { Chart } from '../../chart/charts.ts';
import type { ChartInput } from '../../chart/figure.ts';
import { metaOf } from '../../report/figure-html.ts';
import { compileSpec, drawSvg } from '../../report/svg.ts';
import { valueDomain } from './live.ts';
import type { Picture } from './messages.ts';
import { bare, timePlots } from './moments.ts';

/** Draws a chart, with what its readout tells. */
export async function draw({ id, build }: Chart, input: ChartInput): Promise<Picture> {
  const spec = build(input);
  const { scenario } = input.result;
  const plots = timePlots(spec, scenario);
  const svg = await drawSvg(compileSpec(bare(spec)), input.measure, expressionInterpreter);
  const weeks = plots.length > 0 ? scenario.weeks : 0;
  return { id, ...metaOf({ spec }), svg, weeks, plots, domain: valueDomain(spec) };
}
