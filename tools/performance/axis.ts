import { type NiceRange, niceRange } from '../../src/chart/scale.ts';

/** An axis of a chart of measurements. */
export interface Axis {
  readonly title: string;
  readonly isLog: boolean;
  readonly range: NiceRange;
}

/** From so many powers of ten on, only these are marked. */
const POWERS_ONLY = 2.6;

/** A logarithmic axis that holds positive values; marks at 1, 2, 5 and 10, or at powers of ten where these are many. */
export function logAxis(title: string, values: readonly number[]): Axis {
  const low = rounded(Math.min(...values), -1);
  const high = rounded(Math.max(...values), 1);
  const steps = Math.log10(high / low) > POWERS_ONLY ? [1] : [1, 2, 5];
  const from = Math.floor(Math.log10(low));
  const powers = Array.from({ length: Math.ceil(Math.log10(high)) - from + 1 }, (_, i) => 10 ** (from + i));
  const ticks = powers.flatMap((power) => steps.map((step) => Number((step * power).toPrecision(6))));
  return {
    title,
    isLog: true,
    range: { domain: [low, high], ticks: ticks.filter((tick) => tick >= low && tick <= high) },
  };
}

/** The next of 1, 2, 5 and 10 in a direction, or the value itself. */
function rounded(value: number, direction: 1 | -1): number {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const steps = [1, 2, 5, 10].map((step) => step * power);
  const found =
    direction > 0
      ? steps.find((step) => step >= value * (1 - 1e-9))
      : steps.findLast((step) => step <= value * (1 + 1e-9));
  return Number((found ?? value).toPrecision(6));
}

/** A linear axis from zero. */
export const plainAxis = (title: string, values: readonly number[]): Axis => ({
  title,
  isLog: false,
  range: niceRange(0, Math.max(...values)),
});

/** An axis with a mark at every value that was measured, as far as they are whole numbers near each other. */
export const wholeAxis = (title: string, values: readonly number[]): Axis => ({
  title,
  isLog: false,
  range: { domain: [Math.min(...values), Math.max(...values)], ticks: [...values] },
});

/** The scale of an axis in Vega-Lite. */
export const scaleOf = ({ isLog, range }: Axis): Record<string, unknown> => ({
  domain: range.domain,
  nice: false,
  ...(isLog ? { type: 'log' } : { type: 'linear', zero: false }),
});

/** Pixels from the start of an axis of this length to a value. */
export function placeOf({ isLog, range }: Axis, value: number, length: number): number {
  const to = isLog ? Math.log : (x: number) => x;
  const [low, high] = range.domain.map(to);
  return ((to(value) - low) / (high - low)) * length;
}

/** A Vega expression that writes a number shortly: 1,000, 10 k, 1 M. */
export const SHORT =
  "datum.value >= 1e6 ? format(datum.value / 1e6, ',~g') + ' M' : datum.value >= 1e4 ? format(datum.value / 1e3, ',~g') + ' k' : datum.value < 1 ? format(datum.value, '~g') : format(datum.value, ',~f')";
