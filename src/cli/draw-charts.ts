import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CHARTS } from '../chart/charts.ts';
import type { ChartInput } from '../chart/figure.ts';
import { compileSpec, drawSvg, still } from '../report/svg.ts';
import type { Fonts } from './render.ts';

/**
 * Draws every chart into `charts/` of a folder, as specification, SVG and PNG. Pictures are drawn on other threads while
 * the next chart is prepared; all have ended when this returns or throws.
 */
export async function drawCharts(folder: string, input: ChartInput, fonts: Fonts): Promise<void> {
  await mkdir(join(folder, 'charts'));
  const failures: unknown[] = [];
  const pictures: Promise<void>[] = [];
  try {
    for (const { file, build } of CHARTS) {
      const path = join(folder, 'charts', file);
      const spec = build(input);
      const svg = await drawSvg(still(compileSpec(spec)), input.measure);
      pictures.push(drawPng(`${path}.png`, svg, fonts).catch((error) => void failures.push(error)));
      await writeFile(`${path}.vl.json`, `${JSON.stringify(spec)}\n`);
      await writeFile(`${path}.svg`, svg);
    }
  } finally {
    await Promise.all(pictures);
  }
  if (failures.length > 0) throw failures[0];
}

const drawPng = async (path: string, svg: string, fonts: Fonts): Promise<void> =>
  writeFile(path, await fonts.renderPng(svg));
