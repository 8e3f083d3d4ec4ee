import type { Factor, FactorValue } from '../../experiment/study/study.ts';
import { numberLabels } from '../benchmark-marks.ts';
import { clip, type Measure } from '../measure.ts';
import { niceRange, percentLabels } from '../scale.ts';
import { SIZE } from '../theme.ts';
import { factorText } from './words.ts';

/** How the values of a factor lie along an axis. */
export interface FactorAxis {
  /** Whether values lie on a scale; listed ones stand side by side. */
  readonly isNumeric: boolean;
  readonly isLog: boolean;
  readonly domain: readonly [number, number];
  /** Where a value lies, in the terms of the domain. */
  place(value: FactorValue): number;
  /** Pixels from the lower end, on an axis of this length. */
  pixels(at: number, length: number): number;
  /** `scale` and `axis` of a Vega-Lite encoding, for an axis of this length. */
  encoding(length: number, measure: Measure, room?: number): Record<string, unknown>;
}

/** Listed values that are marked one by one: more would overlap. */
const FEW = 8;

export const isNumericFactor = ({ levels, range }: Factor): boolean =>
  range !== null || (levels.length > 1 && levels.every(({ value }) => typeof value === 'number'));

/** The axis of a factor: over a range or numbers a scale, over names a row of places. */
export const factorAxis = (factor: Factor): FactorAxis =>
  isNumericFactor(factor) ? numericAxis(factor) : listedAxis(factor);

function numericAxis(factor: Factor): FactorAxis {
  const { levels, range } = factor;
  const values = levels.map(({ value }) => Number(value));
  const domain: [number, number] = range
    ? [range.from, range.to]
    : [Math.min(...values), Math.max(...values)];
  const isLog = range?.isLog ?? false;
  const map = (value: number) => (isLog ? Math.log(value) : value);
  const [low, high] = domain.map(map);
  return {
    isNumeric: true,
    isLog,
    domain,
    place: Number,
    pixels: (at, length) => ((map(at) - low) / (high - low)) * length,
    encoding: (length) => ({
      scale: { domain, nice: false, ...(isLog ? { type: 'log' } : { zero: false }) },
      axis: { ...marksOf(factor, values, domain, isLog, length), ...LOOK },
    }),
  };
}

const LOOK = { grid: false, tickSize: 4, labelPadding: 5, labelFlush: false } as const;

function marksOf(
  factor: Factor,
  values: readonly number[],
  domain: readonly [number, number],
  isLog: boolean,
  length: number,
): Record<string, unknown> {
  const isShare = factor.unit === 'share' || factor.unit.startsWith('share ');
  const few = values.length > 0 && values.length <= FEW && length / values.length > 44;
  if (few || isLog) {
    const marked = few ? values : decades(domain);
    const words = marked.map((value) => factorText(factor, value));
    const at = `[${marked.join(',')}]`;
    return {
      values: marked,
      labelExpr: `${JSON.stringify(words)}[indexof(${at}, datum.value)]`,
    };
  }
  const range = niceRange(domain[0], domain[1], { most: length < 300 ? 4 : 7 });
  const ticks = range.ticks.filter((tick) => tick >= domain[0] - 1e-12 && tick <= domain[1] + 1e-12);
  const step = ticks.length > 1 ? ticks[1] - ticks[0] : 1;
  return { values: ticks, labelExpr: isShare ? percentLabels(range) : numberLabels(step) };
}

/** 1, 2 and 5 times the powers of ten within a range. */
function decades([low, high]: readonly [number, number]): number[] {
  const powers = Array.from({ length: 40 }, (_, i) => i - 20);
  return powers
    .flatMap((power) => [1, 2, 5].map((digit) => Number(`${digit}e${power}`)))
    .filter((value) => value >= low * 0.999999 && value <= high * 1.000001);
}

function listedAxis({ levels }: Factor): FactorAxis {
  const places = levels.map((_, i) => i);
  return {
    isNumeric: false,
    isLog: false,
    domain: [-0.5, levels.length - 0.5],
    place: (value) => levels.findIndex((level) => Object.is(level.value, value)),
    pixels: (at, length) => ((at + 0.5) / levels.length) * length,
    encoding: (length, measure, room = length / levels.length - 8) => {
      const words = levels.map(({ label }) => clip(label, room, (line) => measure(line, SIZE.axis, 400)));
      return {
        scale: { domain: [-0.5, levels.length - 0.5], nice: false, zero: false },
        axis: { values: places, labelExpr: `${JSON.stringify(words)}[datum.value]`, ...LOOK, tickSize: 0 },
      };
    },
  };
}
