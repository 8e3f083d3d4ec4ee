import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NamedPicture } from '../chart/benchmark-pictures.ts';
import type { Measure } from '../chart/measure.ts';
import type { DrawnChart } from '../report/figure-html.ts';
import { compileSpec, drawSvg, still } from '../report/svg.ts';
import { loadFonts } from './render.ts';

/**
 * Draws pictures into `pictures/` of a folder, as SVG and PNG. PNG is drawn on other threads while the next picture is
 * prepared; all have ended when this returns or throws.
 */
export async function drawPictures(
  folder: string,
  build: (measure: Measure) => readonly NamedPicture[],
): Promise<DrawnChart[]> {
  await mkdir(join(folder, 'pictures'));
  const fonts = await loadFonts();
  const charts: DrawnChart[] = [];
  const drawn: Promise<void>[] = [];
  try {
    for (const { id, spec } of build(fonts.measure)) {
      const compiled = compileSpec(spec);
      const svg = await drawSvg(still(compiled), fonts.measure);
      const path = join(folder, 'pictures', id);
      drawn.push(fonts.renderPng(svg).then((png) => writeFile(`${path}.png`, png)));
      await writeFile(`${path}.svg`, svg);
      charts.push({ id, spec, compiled, svg });
    }
  } finally {
    await Promise.allSettled(drawn);
  }
  await Promise.all(drawn);
  return charts;
}
