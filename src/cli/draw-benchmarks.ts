import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { benchmarkChart, isDrawn } from '../chart/benchmark.ts';
import type { Spec } from '../chart/figure.ts';
import type { Measure } from '../chart/measure.ts';
import { zScoreChart, zScores } from '../chart/z-scores.ts';
import type { Verification } from '../experiment/verify/verify.ts';
import type { DrawnChart } from '../report/figure-html.ts';
import { compileSpec, drawSvg, still } from '../report/svg.ts';
import { Z_SCORES } from '../report/verify-pictures.ts';
import { loadFonts } from './render.ts';

interface Planned {
  readonly id: string;
  readonly spec: Spec;
}

/** Draws the picture of every benchmark into `pictures/` of a folder, as SVG and PNG. */
export async function drawBenchmarks(folder: string, found: Verification): Promise<DrawnChart[]> {
  await mkdir(join(folder, 'pictures'));
  const fonts = await loadFonts();
  const charts: DrawnChart[] = [];
  const pictures: Promise<void>[] = [];
  for (const { id, spec } of planned(found, fonts.measure)) {
    const compiled = compileSpec(spec);
    const svg = await drawSvg(still(compiled), fonts.measure);
    const path = join(folder, 'pictures', id);
    pictures.push(fonts.renderPng(svg).then((png) => writeFile(`${path}.png`, png)));
    await writeFile(`${path}.svg`, svg);
    charts.push({ id, spec, compiled, svg });
  }
  await Promise.all(pictures);
  return charts;
}

/** Pictures in the order of the report. */
function planned(found: Verification, measure: Measure): Planned[] {
  const own = found.benchmarks
    .filter(isDrawn)
    .map((one) => ({ id: one.id, spec: benchmarkChart(one, found.z, measure) }));
  const all = zScores(found).length < MANY ? [] : [{ id: Z_SCORES, spec: zScoreChart(found, measure) }];
  return [...all, ...own];
}

/** Fewer distances than this have no shape. */
const MANY = 20;
