import type { Scenario } from '../scenario/schema.ts';

/** Two tones of one hue: `fill` has at least 3:1 contrast on white, `text` at least 4.5:1. */
export interface Tone {
  readonly fill: string;
  readonly text: string;
}

/**
 * Platforms, by their position in the scenario. Tested for three kinds of colour blindness (Machado et al. 2009):
 * no two come closer than 6 (OKLab, times 100), the grey of cash included.
 */
export const PLATFORM_TONES: readonly Tone[] = [
  { fill: '#163788', text: '#163788' },
  { fill: '#369FC0', text: '#247B97' },
  { fill: '#C98300', text: '#9A6400' },
  { fill: '#A5261E', text: '#A5261E' },
  { fill: '#197384', text: '#197384' },
  { fill: '#9646E0', text: '#7E34C4' },
  { fill: '#600030', text: '#600030' },
];

export const CASH_TONE: Tone = { fill: '#80858E', text: '#5F6570' };

/** Ink for what belongs to no platform. */
export const INK = '#15171C';
export const TEXT = '#3F4550';
export const QUIET = '#6A707C';
export const GRID = '#D9DBE0';
export const AXIS = '#8E939D';
export const PALE = '#CDD0D7';

export const FONT = '"Source Sans 3", "Source Sans Pro", "Helvetica Neue", Arial, sans-serif';

/** Type sizes in pixels. */
export const SIZE = { title: 22, subtitle: 14, label: 14, axis: 13, event: 13, source: 12 } as const;

/** The tone of a method in every chart of a scenario: cash is grey, platforms take the palette in order. */
export function toneOf(scenario: Scenario, method: string): Tone {
  const place = Object.keys(scenario.platforms).indexOf(method);
  return place < 0 ? CASH_TONE : PLATFORM_TONES[place % PLATFORM_TONES.length];
}

/** Vega-Lite configuration shared by all charts. */
export const CONFIG = {
  background: 'white',
  font: FONT,
  view: { stroke: null },
  axis: {
    labelFont: FONT,
    labelFontSize: SIZE.axis,
    labelColor: QUIET,
    labelOverlap: false,
    gridColor: GRID,
    domainColor: AXIS,
    tickColor: AXIS,
    titleFont: FONT,
    title: null,
  },
  title: {
    font: FONT,
    fontSize: SIZE.title,
    fontWeight: 700,
    color: INK,
    lineHeight: 27,
    subtitleFont: FONT,
    subtitleFontSize: SIZE.subtitle,
    subtitleFontWeight: 400,
    subtitleColor: QUIET,
    subtitleLineHeight: 18,
    subtitlePadding: 4,
  },
  text: { font: FONT },
} as const;
