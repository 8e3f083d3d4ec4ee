import { expressionInterpreter } from 'vega-interpreter';
import type { Chart } from '../../chart/charts.ts';
import type { ChartInput, Spec } from '../../chart/figure.ts';
import type { Measure } from '../../chart/measure.ts';
import { metaOf } from '../../report/figure-html.ts';
import { compileSpec, drawSvg } from '../../report/svg.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { valueDomain } from './live.ts';
import type { Picture } from './messages.ts';
import { bare, timePlots } from './moments.ts';

/** Draws a chart, with what its readout tells. */
export const draw = ({ id, build }: Chart, input: ChartInput): Promise<Picture> =>
  drawSpec(id, build(input), input.result.scenario, input.measure);

export async function drawSpec(
  id: string,
  spec: Spec,
  scenario: Scenario,
  measure: Measure,
): Promise<Picture> {
  const plots = timePlots(spec, scenario);
  const svg = await drawSvg(compileSpec(bare(spec)), measure, expressionInterpreter);
  const weeks = plots.length > 0 ? scenario.weeks : 0;
  return { id, ...metaOf({ spec }), svg, weeks, plots, domain: valueDomain(spec) };
}
