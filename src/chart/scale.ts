/** A round range around values, with its marks. */
export interface NiceRange {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 2.5, 5, 10];

/** The smallest round step that covers `span` in at most `most` steps. */
function roundStep(span: number, most: number): number {
  const rough = span / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  return (STEPS.find((step) => step * power >= rough * 0.999999) ?? 10) * power;
}

/** A range of round numbers that holds `low` and `high`, in about `most` steps; at least `least` wide. */
export function niceRange(low: number, high: number, { most = 5, least = 0 } = {}): NiceRange {
  const middle = (low + high) / 2;
  const span = Math.max(high - low, least, Math.abs(middle) * 1e-6, 1e-9);
  const [from, to] =
    high - low < span
      ? [Math.max(middle - span / 2, low >= 0 ? 0 : -Infinity), middle + span / 2]
      : [low, high];
  const step = roundStep(to - from, most);
  const first = Math.floor(from / step + 1e-9);
  const last = Math.ceil(to / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
  return { domain: [ticks[0], ticks[ticks.length - 1]], ticks };
}

/** The same from 0 upward. */
export const fromZero = (high: number, most = 5): NiceRange => niceRange(0, Math.max(high, 1e-9), { most });

/** A Vega expression that writes a mark of the axis as a percentage, with the digits the step needs. */
export function percentLabels({ ticks }: NiceRange, signed = false): string {
  const step = ticks.length > 1 ? (ticks[1] - ticks[0]) * 100 : 1;
  const digits = [0, 1, 2, 3].find((d) => Math.abs(step * 10 ** d - Math.round(step * 10 ** d)) < 1e-6) ?? 3;
  const plus = signed ? "(datum.value > 0 ? '+' : '') + " : '';
  return `abs(datum.value) < 1e-9 ? '0' : ${plus}replace(format(datum.value * 100, '.${digits}f'), '-', '−') + '%'`;
}

/** A number axis with labels left of the plot, or right of it. */
export const valueAxis = ({ ticks }: NiceRange, labelExpr: string, extra: Record<string, unknown> = {}) => ({
  values: ticks,
  labelExpr,
  domain: false,
  ticks: false,
  grid: true,
  labelPadding: 10,
  ...extra,
});
