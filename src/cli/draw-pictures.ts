import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NamedPicture } from '../chart/benchmark-pictures.ts';
import type { Measure } from '../chart/measure.ts';
import type { DrawnChart } from '../report/figure-html.ts';
import { compileSpec, drawSvg, still } from '../report/svg.ts';
import { loadFonts } from './render.ts';

/** Draws pictures into `pictures/` of a folder, as SVG and PNG. */
export async function drawPictures(
  folder: string,
  build: (measure: Measure) => readonly NamedPicture[],
): Promise<DrawnChart[]> {
  await mkdir(join(folder, 'pictures'));
  const fonts = await loadFonts();
  const charts: DrawnChart[] = [];
  for (const { id, spec } of build(fonts.measure)) {
    const compiled = compileSpec(spec);
    const svg = await drawSvg(still(compiled), fonts.measure);
    await writeFile(join(folder, 'pictures', `${id}.svg`), svg);
    await writeFile(join(folder, 'pictures', `${id}.png`), await fonts.renderPng(svg));
    charts.push({ id, spec, compiled, svg });
  }
  return charts;
}
