import { codeInScript, escapeHtml } from './escape.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { STYLE } from './style.ts';

/** Files that are put into the page, handed in as text. */
export interface ReportAssets {
  /**
   * Vega as a script that defines `vega`, and vega-tooltip as one that defines `vegaTooltip`; empty where charts are to stay
   * still pictures.
   */
  readonly vega: string;
  readonly tooltip: string;
  /** Source Sans 3 as base64 of woff2 files, by weight. */
  readonly fonts: Readonly<Record<400 | 600 | 700, string>>;
}

/** What a page is made of; header, main and footer are ready HTML. */
export interface Page {
  readonly title: string;
  readonly header: string;
  readonly main: string;
  readonly footer: string;
  /** Version of paymarket. */
  readonly version: string;
  readonly assets: ReportAssets;
  /** Whether there are charts that answer a pointer. */
  readonly isLive: boolean;
  /** Rules of this page beside those of all. */
  readonly style?: string;
}

/** A whole page that loads nothing. */
export const pageHtml = ({
  title,
  header,
  main,
  footer,
  version,
  assets,
  isLive,
  style = '',
}: Page): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="paymarket ${escapeHtml(version)}">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${fontFaces(assets)}${STYLE}${style}</style>
</head>
<body>
<header>
${header}
</header>
<main>
${main}
</main>
<footer>
${footer}
</footer>
${isLive && assets.vega !== '' ? scripts(assets) : ''}
</body>
</html>
`;

/** A part of a page with a title; nothing where it is empty. */
export const section = (id: string, title: string, body: string): string =>
  body === '' ? '' : `<section id="${id}"><h2>${title}</h2>\n${body}\n</section>`;

const fontFaces = ({ fonts }: ReportAssets): string =>
  Object.entries(fonts)
    .map(
      ([weight, base64]) =>
        `@font-face{font-family:"Source Sans 3";font-weight:${weight};font-display:swap;src:url(data:font/woff2;base64,${base64}) format("woff2")}`,
    )
    .join('\n');

const scripts = ({ vega, tooltip }: ReportAssets): string =>
  [vega, tooltip, PAGE_SCRIPT].map((code) => `<script>${codeInScript(code)}</script>`).join('\n');
