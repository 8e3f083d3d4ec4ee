import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CHARTS } from '../chart/charts.ts';
import type { ChartInput } from '../chart/figure.ts';
import type { DrawnChart } from '../report/figure-html.ts';
import { compileSpec, drawSvg, still } from '../report/svg.ts';
import { type Fonts, loadFonts, wordsOf } from './render.ts';

/** Charts as they were drawn. */
export interface Drawing {
  readonly charts: readonly DrawnChart[];
  /** Characters in them that the shipped font lacks, each once. */
  readonly missing: readonly string[];
}

/**
 * Draws every chart into `charts/` of a folder, as specification, SVG and PNG. Pictures are drawn on other threads while
 * the next chart is prepared; all have ended when this returns or throws.
 */
export async function drawCharts(folder: string, { result, summary }: ChartInput): Promise<Drawing> {
  await mkdir(join(folder, 'charts'));
  const fonts = await loadFonts();
  const input: ChartInput = { result, summary, measure: fonts.measure };
  const charts: DrawnChart[] = [];
  const failures: unknown[] = [];
  const pictures: Promise<void>[] = [];
  try {
    for (const { id, file, build } of CHARTS) {
      const path = join(folder, 'charts', file);
      const spec = build(input);
      const compiled = compileSpec(spec);
      const svg = await drawSvg(still(compiled), fonts.measure);
      pictures.push(drawPng(`${path}.png`, svg, fonts).catch((error) => void failures.push(error)));
      await writeFile(`${path}.vl.json`, `${JSON.stringify(spec)}\n`);
      await writeFile(`${path}.svg`, svg);
      charts.push({ id, spec, compiled, svg });
    }
  } finally {
    await Promise.all(pictures);
  }
  if (failures.length > 0) throw failures[0];
  return { charts, missing: fonts.missing(charts.map(({ svg }) => wordsOf(svg)).join(' ')) };
}

const drawPng = async (path: string, svg: string, fonts: Fonts): Promise<void> =>
  writeFile(path, await fonts.renderPng(svg));
