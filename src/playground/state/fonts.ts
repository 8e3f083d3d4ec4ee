import regular from '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2?inline';
import semibold from '@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2?inline';
import bold from '@fontsource/source-sans-3/files/source-sans-3-latin-700-normal.woff2?inline';

const FILES: Readonly<Record<400 | 600 | 700, string>> = { 400: regular, 600: semibold, 700: bold };

/** The font as rules of a style sheet, for the page and for pictures that leave it. */
export const FONT_FACES = Object.entries(FILES)
  .map(
    ([weight, url]) =>
      `@font-face{font-family:"Source Sans 3";font-weight:${weight};font-display:block;src:url(${url}) format("woff2")}`,
  )
  .join('\n');

const base64 = (url: string): string => url.slice(url.indexOf(',') + 1);

/** The font as base64 by weight, as a report carries it. */
export const FONTS = { 400: base64(regular), 600: base64(semibold), 700: base64(bold) };
