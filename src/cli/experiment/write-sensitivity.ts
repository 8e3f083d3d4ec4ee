import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sensitivityPictures } from '../../chart/sensitivity/pictures.ts';
import { analyse } from '../../experiment/sensitivity/analysis.ts';
import type { SensitivityStudy } from '../../experiment/study/study.ts';
import { indicesCsvPieces, morrisCsvPieces, noiseCsvPieces } from '../../report/sensitivity-csv.ts';
import { sensitivityHtml } from '../../report/sensitivity-html.ts';
import { sensitivitySummary } from '../../report/sensitivity-summary.ts';
import { sensitivityText } from '../../report/sensitivity-text.ts';
import { loadReportAssets } from '../assets.ts';
import { packageVersion } from '../shipped.ts';
import { writePieces } from './write-pieces.ts';
import type { ToldResults, Writing } from './writing.ts';

/** Writes what a sensitivity study found: its tables, charts and report, and the study as it was written. */
export async function writeSensitivity(study: SensitivityStudy, writing: Writing): Promise<ToldResults> {
  const { experiment, records, folder, shown, command, text } = writing;
  const { method } = study;
  const analysis = analyse(study, experiment.plan, records());
  const path = (name: string): string => join(folder, name);
  if (method !== 'sobol') await writePieces(path('morris.csv'), morrisCsvPieces(analysis));
  if (method !== 'morris') {
    await writePieces(path('indices.csv'), indicesCsvPieces(analysis));
    await writePieces(path('noise.csv'), noiseCsvPieces(analysis));
  }
  await writeFile(path('study.yaml'), text);
  const charts = writing.charts
    ? await (await import('../draw-pictures.ts')).drawPictures(folder, (measure) =>
        sensitivityPictures(analysis, measure),
      )
    : [];
  const [assets, version] = [await loadReportAssets(), packageVersion()];
  await writeFile(path('report.html'), sensitivityHtml({ analysis, charts, assets, command, version }));
  return {
    text: `${sensitivityText(analysis)}\n\nreport  ${join(shown, 'report.html')}`,
    json: sensitivitySummary(analysis),
  };
}
