import type { Picture, Point } from '../experiment/verify/benchmark.ts';
import type { Layer, Parts, Spec } from './figure.ts';
import { decimal, percent } from './format.ts';
import { quantitative } from './layers.ts';
import type { Measure } from './measure.ts';
import { type NiceRange, niceRange, percentLabels } from './scale.ts';
import { CASH_TONE, INK, PLATFORM_TONES, SIZE, TEXT, type Tone } from './theme.ts';

/** Longest name of a group or a row, in pixels. */
export const NAME_ROOM = 300;

const MEAN_FIELD: Tone = { fill: '#C98300', text: '#9A6400' };

/** The part of a figure that holds the plot. */
export type Plot = Pick<Parts, 'left' | 'right' | 'above' | 'below' | 'height' | 'body'>;

export interface PlotTerms {
  /** Standard errors that the intervals of the agents span to either side. */
  readonly z: number;
  /** What the marks of theory are called. */
  readonly words: string;
  readonly measure: Measure;
}

/** The groups of a picture in the order they are met; a single nameless one where there are none. */
export function groupsOf({ theory, meanField, agents }: Picture): string[] {
  const names = [...theory, ...agents, ...meanField].map(({ group = '' }) => group);
  return [...new Set(names)];
}

/** Colours of a picture's marks: by group where there are several (grey for none), else by what they stand for. */
export interface Inks {
  readonly theory: (group: string) => string;
  readonly meanField: (group: string) => string;
  readonly agents: (group: string) => string;
  readonly text: (group: string) => string;
}

export function inksOf(groups: readonly string[]): Inks {
  const tone = (group: string): Tone =>
    PLATFORM_TONES[groups.indexOf(group) % PLATFORM_TONES.length] ?? CASH_TONE;
  const fill = (group: string) => tone(group).fill;
  if (groups.length > 1)
    return { theory: fill, meanField: fill, agents: fill, text: (one) => tone(one).text };
  return {
    theory: () => INK,
    meanField: () => MEAN_FIELD.fill,
    agents: () => PLATFORM_TONES[0].fill,
    text: () => TEXT,
  };
}

export const pixel = (field: string) => quantitative(field, { scale: null, axis: null });
export const colour = (field = 'ink') => ({ field, type: 'nominal', scale: null });

/** Values of a picture in words. */
const wordsOf = ({ format }: Picture, value: number): string =>
  format === 'share' ? percent(value, 3) : decimal(value, digitsOf(value));

const digitsOf = (value: number): number => {
  const size = Math.abs(value);
  return size >= 1000 || Number.isInteger(value) ? 0 : size >= 1 ? 3 : 5;
};

/** A round range around every value of a picture; from 0 where that costs no detail. */
export function rangeOf({ theory, meanField, agents }: Picture): NiceRange {
  const ends = agents.flatMap(({ y, low, high }) => [y, low, high]);
  const values = [...theory, ...meanField].map(({ y }) => y).concat(ends);
  const finite = values.filter(Number.isFinite);
  const [low, high] = finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : [0, 1];
  if (low >= 0 && low <= 0.6 * high) return niceRange(0, high, { most: 6 });
  if (high <= 0 && high >= 0.6 * low) return niceRange(low, 0, { most: 6 });
  return niceRange(low, high, { most: 6, least: Math.abs(high) * 0.02 });
}

/** A Vega expression that writes the marks of a value axis. */
export function labelsOf({ format }: Picture, range: NiceRange): string {
  if (format === 'share') return percentLabels(range);
  const step = range.ticks.length > 1 ? range.ticks[1] - range.ticks[0] : 1;
  return numberLabels(step);
}

/** A Vega expression that writes numbers with the digits that a step needs. */
export function numberLabels(step: number): string {
  const digits =
    [0, 1, 2, 3, 4, 5].find((d) => Math.abs(step * 10 ** d - Math.round(step * 10 ** d)) < 1e-6) ?? 6;
  return `replace(format(datum.value, ',.${digits}f'), '-', '−')`;
}

export const isDrawable = ({ y }: Point): boolean => Number.isFinite(y);

/** At most `most` points of each group, evenly, the last among them: more cannot be told apart. */
export function thinned<P extends Point>(points: readonly P[], most: number): P[] {
  const groups = [...new Set(points.map(({ group }) => group))];
  return groups.flatMap((group) => {
    const own = points.filter((point) => point.group === group && isDrawable(point));
    const step = Math.ceil(own.length / most);
    return own.filter((_, i) => (own.length - 1 - i) % step === 0);
  });
}

/** Words of a mark for the pointer. */
export const TOOLTIP = [
  { field: 'hint', type: 'nominal', title: 'title' },
  { field: 'value', type: 'nominal' },
];

export function hintOf(
  picture: Picture,
  { x, y, group }: Point,
  who: string,
): Record<'hint' | 'value', string> {
  const place = typeof x === 'string' ? x : `${picture.x} ${decimal(x, digitsOf(x))}`;
  const hint = [place, group, who].filter((word) => word !== undefined && word !== '').join(', ');
  return { hint, value: wordsOf(picture, y) };
}

export const openMark = (stroke?: string): Spec => ({
  filled: false,
  fill: 'white',
  opacity: 1,
  size: 150,
  strokeWidth: 1.8,
  ...(stroke === undefined ? {} : { stroke }),
});

export const closedMark = (fill?: string): Spec => ({
  filled: true,
  opacity: 1,
  size: 46,
  stroke: 'white',
  strokeWidth: 1,
  ...(fill === undefined ? {} : { fill }),
});

export const textAt = (text: string, x: number, y: number, extra: Spec = {}): Layer => ({
  data: { values: [{ text, x, y }] },
  mark: {
    type: 'text',
    align: 'left',
    baseline: 'middle',
    fontSize: SIZE.axis,
    color: TEXT,
    aria: false,
    ...extra,
  },
  encoding: { x: pixel('x'), y: pixel('y'), text: { field: 'text', type: 'nominal' } },
});
