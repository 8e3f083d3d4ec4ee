import type { Spec } from '../chart/figure.ts';
import { escapeHtml, jsonInScript } from './escape.ts';
import type { VegaSpec } from './svg.ts';

/** A chart as it was drawn for its own file. */
export interface DrawnChart {
  readonly id: string;
  readonly spec: Spec;
  readonly compiled: VegaSpec;
  readonly svg: string;
}

/** What a figure says of itself beside its picture. */
export interface Meta {
  readonly title: string;
  readonly subtitle: string;
  readonly head: number;
  readonly width: number;
  readonly height: number;
}

export const metaOf = ({ spec }: Pick<DrawnChart, 'spec'>): Meta => spec.usermeta as Meta;

/** A chart in the page: its title and subtitle are words of the page, so the picture goes without them. */
export function figureHtml(chart: DrawnChart): string {
  const { title, subtitle } = metaOf(chart);
  const spec = `spec-${chart.id}`;
  return `<figure id="chart-${chart.id}">
<figcaption><h3>${escapeHtml(title)}</h3><p class="hint">${escapeHtml(subtitle)}</p></figcaption>
<div class="chart" data-spec="${spec}"><div class="still">${stillSvg(chart.id, chart.svg, metaOf(chart))}</div></div>
<script type="application/json" id="${spec}">${jsonInScript(withoutHead(chart))}</script>
</figure>`;
}

/** The drawn picture, cropped below its head, with an accessible name and ids of its own. */
export function stillSvg(id: string, svg: string, meta: Meta): string {
  const { title, subtitle, head, width, height } = meta;
  const label = escapeHtml(`${title}. ${subtitle}`);
  const open = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img" preserveAspectRatio="xMinYMin meet" aria-label="${label}" viewBox="0 ${head} ${width} ${height - head}">`;
  return svg.replace(/<svg[^>]*>/, () => open).replace(/(id="|url\(#)([\w-]+)/g, `$1${id}-$2`);
}

/** The compiled chart without its head. */
function withoutHead(chart: DrawnChart): VegaSpec {
  const { title: _, usermeta: __, ...rest } = chart.compiled;
  const padding = rest.padding as { top: number };
  return { ...rest, padding: { ...padding, top: padding.top - metaOf(chart).head } };
}
