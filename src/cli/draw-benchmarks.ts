import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { picturesOf } from '../chart/benchmark-pictures.ts';
import type { Verification } from '../experiment/verify/verify.ts';
import type { DrawnChart } from '../report/figure-html.ts';
import { compileSpec, drawSvg, still } from '../report/svg.ts';
import { loadFonts } from './render.ts';

/** Draws the picture of every benchmark into `pictures/` of a folder, as SVG and PNG. */
export async function drawBenchmarks(folder: string, found: Verification): Promise<DrawnChart[]> {
  await mkdir(join(folder, 'pictures'));
  const fonts = await loadFonts();
  const charts: DrawnChart[] = [];
  const drawn: Promise<void>[] = [];
  for (const { id, spec } of picturesOf(found, fonts.measure)) {
    const compiled = compileSpec(spec);
    const svg = await drawSvg(still(compiled), fonts.measure);
    const path = join(folder, 'pictures', id);
    drawn.push(fonts.renderPng(svg).then((png) => writeFile(`${path}.png`, png)));
    await writeFile(`${path}.svg`, svg);
    charts.push({ id, spec, compiled, svg });
  }
  await Promise.all(drawn);
  return charts;
}
