import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { comparisonPictures } from '../../chart/compare/pictures.ts';
import { comparisonOf } from '../../experiment/compare/comparison.ts';
import type { CompareStudy } from '../../experiment/study/study.ts';
import { compareFiles } from '../../report/compare-study-yaml.ts';
import { comparisonCsvPieces, weeksCsvPieces, welfareCsvPieces } from '../../report/comparison-csv.ts';
import { comparisonHtml } from '../../report/comparison-html.ts';
import { comparisonSummary } from '../../report/comparison-summary.ts';
import { comparisonText } from '../../report/comparison-text.ts';
import { jsonText } from '../../report/manifest.ts';
import { loadReportAssets } from '../assets.ts';
import { packageVersion } from '../shipped.ts';
import { writePieces } from './write-pieces.ts';
import type { ToldResults, Writing } from './writing.ts';

/** Writes a comparison: its tables, charts and report, and the study with its scenarios, so that it can be run again. */
export async function writeCompare(study: CompareStudy, writing: Writing): Promise<ToldResults> {
  const { experiment, records, folder, shown, command } = writing;
  const comparison = comparisonOf(study, experiment.plan, records());
  const path = (name: string): string => join(folder, name);
  await writePieces(path('comparison.csv'), comparisonCsvPieces(comparison));
  await writePieces(path('welfare.csv'), welfareCsvPieces(comparison));
  await writePieces(path('weeks.csv'), weeksCsvPieces(comparison));
  const summary = comparisonSummary(comparison);
  await writeFile(path('summary.json'), jsonText(summary));
  await mkdir(path('scenarios'));
  for (const { name, text } of compareFiles(study)) await writeFile(path(name), text);
  const charts = writing.charts
    ? await (await import('../draw-pictures.ts')).drawPictures(folder, (measure) =>
        comparisonPictures(comparison, measure),
      )
    : [];
  const [assets, version] = [await loadReportAssets(), packageVersion()];
  await writeFile(path('report.html'), comparisonHtml({ comparison, charts, assets, command, version }));
  const report = join(shown, 'report.html');
  return { text: `${comparisonText(comparison)}\n\nreport  ${report}`, json: { report, ...summary } };
}
