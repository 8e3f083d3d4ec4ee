import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReportAssets } from '../report/page.ts';

const fileOf = (specifier: string) => fileURLToPath(import.meta.resolve(specifier));

/** Reads what a report carries inside itself: Vega, its tooltips and the font. */
export async function loadReportAssets(): Promise<ReportAssets> {
  const [vega, tooltip, ...fonts] = await Promise.all([
    // The package exports only its modules; the single file for pages lies beside them.
    readFile(join(dirname(fileOf('vega')), 'vega.min.js'), 'utf8'),
    readFile(fileOf('vega-tooltip'), 'utf8'),
    ...[400, 600, 700].map((weight) => readFont(weight)),
  ]);
  return { vega, tooltip: asScript(tooltip), fonts: { 400: fonts[0], 600: fonts[1], 700: fonts[2] } };
}

const readFont = async (weight: number) => {
  const { resolve } = createRequire(import.meta.url);
  const file = resolve(`@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-normal.woff2`);
  return (await readFile(file)).toString('base64');
};

/**
 * vega-tooltip ships as a module that imports three helpers; in a page those are properties of the global `vega`.
 * Throws when the module no longer looks as expected, rather than write a page whose tooltips fail.
 */
export function asScript(module: string): string {
  const imported = /^import \{([\w\s,]+)\} from 'vega-util';$/m;
  const exported = /^export \{([\w\s,$]+)\};$/m;
  const names = imported.exec(module)?.[1];
  const given = exported.exec(module)?.[1];
  if (names === undefined || given === undefined || !/\bHandler\b/.test(given))
    throw new Error('vega-tooltip has another shape');
  const body = module
    .replace(imported, `const {${names}} = vega;`)
    .replace(exported, 'return { Handler };')
    .replace(/^\/\/# sourceMappingURL.*$/m, '');
  return `var vegaTooltip = (function () {\n${body}\n})();`;
}
