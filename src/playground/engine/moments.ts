import type { Layer, Spec } from '../../chart/figure.ts';
import { HOVER } from '../../chart/hover.ts';
import { toneOf } from '../../chart/theme.ts';
import { CASH } from '../../experiment/weekly.ts';
import { nameOf } from '../../scenario/names.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Moment, TimePlot } from './messages.ts';

type Row = Readonly<Record<string, unknown>>;
interface Tip {
  readonly field: string;
  readonly title?: string;
}

const layersOf = (spec: Spec): Layer[] => (spec.layer as Layer[] | undefined) ?? [];
const partsOf = (spec: Spec): Spec[] => (spec.concat as Spec[] | undefined) ?? [spec];

/** What the tooltips of a chart tell week by week, plot by plot: the same words in the page's own readout. */
export function timePlots(spec: Spec, scenario: Scenario): TimePlot[] {
  const colours = coloursOf(scenario);
  const plots = partsOf(spec).flatMap((part) => {
    const told = layersOf(part).find((layer) => rowsOf(layer).length > 0 && tipsOf(layer).length > 1);
    return told === undefined ? [] : [plotOf(told, colours)];
  });
  return plots.length === partsOf(spec).length ? plots : [];
}

const tipsOf = ({ encoding }: Layer): Tip[] => {
  const { tooltip } = (encoding ?? {}) as { tooltip?: unknown };
  return Array.isArray(tooltip) ? tooltip : [];
};

/** Rows that cover weeks. */
function rowsOf({ data }: Layer): Row[] {
  const { values = [] } = (data ?? {}) as { values?: Row[] };
  return values.filter(
    ({ from, to, y }) => typeof from === 'number' && typeof to === 'number' && y === undefined,
  );
}

function plotOf(layer: Layer, colours: ReadonlyMap<string, string>): TimePlot {
  const [title, ...tips] = tipsOf(layer);
  const names = tips.map((tip) => tip.title ?? tip.field);
  const moments = rowsOf(layer).map(
    (row): Moment => ({
      from: row.from as number,
      to: row.to as number,
      title: String(row[title.field]),
      values: tips.map(({ field }) => String(row[field])),
    }),
  );
  return { names, colours: names.map((name) => colours.get(name) ?? ''), moments };
}

const coloursOf = (scenario: Scenario): ReadonlyMap<string, string> =>
  new Map(
    [...Object.keys(scenario.platforms), CASH].map((id) => [nameOf(scenario, id), toneOf(scenario, id).text]),
  );

/** The chart without what only a pointer can find: the page has a readout of its own. */
export function bare(spec: Spec): Spec {
  const without = (part: Spec): Spec =>
    part.layer === undefined
      ? part
      : { ...part, layer: layersOf(part).filter(({ name }) => !String(name ?? '').startsWith(HOVER)) };
  return spec.concat === undefined ? without(spec) : { ...spec, concat: partsOf(spec).map(without) };
}
