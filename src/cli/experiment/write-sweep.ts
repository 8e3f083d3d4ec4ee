import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findingsOf } from '../../chart/sweep/findings.ts';
import { sweepPictures } from '../../chart/sweep/pictures.ts';
import { hasFailed } from '../../experiment/runner/record.ts';
import type { SweepStudy } from '../../experiment/study/study.ts';
import { conditionMeans } from '../../experiment/sweep/means.ts';
import { tellSweep } from '../../experiment/sweep/told.ts';
import { conditionsCsvPieces } from '../../report/conditions-csv.ts';
import { type Failures, sweepHtml } from '../../report/sweep-html.ts';
import { sweepText } from '../../report/sweep-text.ts';
import { loadReportAssets } from '../assets.ts';
import { packageVersion } from '../shipped.ts';
import { writePieces } from './write-pieces.ts';
import type { Records, ToldResults, Writing } from './writing.ts';

/** Writes a sweep: the means of its conditions, charts, the report, and the study as it was written. */
export async function writeSweep(study: SweepStudy, writing: Writing): Promise<ToldResults> {
  const { experiment, records, folder, shown, command, text } = writing;
  const means = conditionMeans(experiment.plan, study.outcomes.length, records());
  await writePieces(join(folder, 'conditions.csv'), conditionsCsvPieces(experiment, means));
  await writeFile(join(folder, 'study.yaml'), text);
  const result = tellSweep(experiment, study, records());
  const charts = writing.charts
    ? await (await import('../draw-pictures.ts')).drawPictures(folder, (measure) =>
        sweepPictures(result, measure),
      )
    : [];
  const findings = findingsOf(result);
  const [assets, version] = [await loadReportAssets(), packageVersion()];
  const failures = failuresIn(records, result.failed);
  await writeFile(
    join(folder, 'report.html'),
    sweepHtml({ result, findings, failures, charts, assets, command, version }),
  );
  const report = join(shown, 'report.html');
  return { text: `${sweepText(result, findings)}\n\nreport  ${report}`, json: { report, findings } };
}

/** Reasons that are told in the report. */
const MOST_REASONS = 10;

/** Why runs failed, the most common reasons first. */
function failuresIn(records: Records, failed: number): Failures {
  const reasons = new Map<string, number>();
  if (failed > 0)
    for (const record of records())
      if (hasFailed(record)) reasons.set(record.failure, (reasons.get(record.failure) ?? 0) + 1);
  return { reasons: [...reasons].toSorted((a, b) => b[1] - a[1]).slice(0, MOST_REASONS) };
}
