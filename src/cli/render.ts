import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { ResvgRenderOptions, renderAsync } from '@resvg/resvg-js';
import { type Measure, measureByAdvances, unknownTo } from '../chart/measure.ts';
import { FONT } from '../chart/theme.ts';

/** The shipped font, opened for measuring and drawing. */
export interface Fonts {
  /** Width of a line of text in pixels, kerning included. */
  readonly measure: Measure;
  /** Characters of a text that the font cannot draw, each once. */
  missing(text: string): string[];
  /**
   * Draws an SVG as PNG on another thread; `scale` 2 is sharp on any screen and in print. Fonts of the machine are
   * asked for characters that the shipped one lacks, and only for them: they are slow to search and differ by machine.
   */
  renderPng(svg: string, scale?: number): Promise<Uint8Array>;
}

/** The part of fontkit that is used. */
interface Face {
  readonly unitsPerEm: number;
  layout(text: string): { readonly advanceWidth: number };
  hasGlyphForCodePoint(code: number): boolean;
}

const FILES: Readonly<Record<number, string>> = {
  400: '400Regular/SourceSans3_400Regular.ttf',
  600: '600SemiBold/SourceSans3_600SemiBold.ttf',
  700: '700Bold/SourceSans3_700Bold.ttf',
};

const fileOf = (weight: number) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/source-sans-3/${FILES[weight]}`));

const nearest = (weight: number) => (weight < 500 ? 400 : weight < 650 ? 600 : 700);

/**
 * Readies measuring and drawing. fontkit takes a fifth of a second to open a font and lay out its first line, so it is
 * only asked about characters that the table of advance widths does not hold.
 */
export async function loadFonts(): Promise<Fonts> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const missing = (text: string) =>
    unknownTo(text).filter((character) => !face(400).hasGlyphForCodePoint(character.codePointAt(0)!));
  return {
    measure: (text, size, weight) =>
      unknownTo(text).length === 0
        ? measureByAdvances(text, size, weight)
        : measureByFont(text, size, weight),
    missing,
    renderPng: (svg, scale = 2) => png(renderAsync, svg, scale, missing(wordsOf(svg)).length > 0),
  };
}

/** The words of a drawing, one after the other. */
export const wordsOf = (svg: string): string =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words).join(' ');

const faces = new Map<number, Face>();

function face(weight: number): Face {
  const known = faces.get(weight);
  if (known) return known;
  // fontkit comes without types, which `require` does not ask for.
  const { openSync } = createRequire(import.meta.url)('fontkit') as { openSync(file: string): Face };
  const opened = openSync(fileOf(weight));
  faces.set(weight, opened);
  return opened;
}

/** The width with kerning, from the font file itself. */
export const measureByFont: Measure = (text, size, weight) => {
  const font = face(nearest(weight));
  return (font.layout(text).advanceWidth / font.unitsPerEm) * size;
};

async function png(
  draw: typeof renderAsync,
  svg: string,
  scale: number,
  loadSystemFonts: boolean,
): Promise<Uint8Array> {
  const options: ResvgRenderOptions = {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      loadSystemFonts,
      fontFiles: Object.keys(FILES).map((weight) => fileOf(Number(weight))),
      defaultFontFamily: FONT.split(',')[0].replaceAll('"', ''),
    },
  };
  return (await draw(svg, options)).asPng();
}
