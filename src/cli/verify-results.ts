import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { picturesOf } from '../chart/benchmark-pictures.ts';
import type { Verification } from '../experiment/verify/verify.ts';
import { jsonText } from '../report/manifest.ts';
import { validationMarkdown } from '../report/validation-md.ts';
import { checksCsv } from '../report/verify-csv.ts';
import { verifyHtml } from '../report/verify-html.ts';
import { loadReportAssets } from './assets.ts';
import { packageVersion } from './shipped.ts';

/** What a finished verification is written from. */
export interface FinishedVerification {
  readonly found: Verification;
  readonly seconds: number;
  /** The command that makes the same folder again. */
  readonly command: string;
  readonly charts: boolean;
}

/** Writes everything the folder holds. The manifest, which alone knows time and machine, comes last. */
export async function writeVerification(folder: string, finished: FinishedVerification): Promise<void> {
  const { found, seconds, command } = finished;
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
  await write('verification.json', jsonText(found));
  await write('checks.csv', checksCsv(found));
  const charts = finished.charts
    ? await (await import('./draw-pictures.ts')).drawPictures(folder, (measure) => picturesOf(found, measure))
    : [];
  const assets = await loadReportAssets();
  await write('report.html', verifyHtml({ found, charts, assets, command, version: packageVersion() }));
  const drawn = new Set(charts.map(({ id }) => id));
  const picture = (id: string) => (drawn.has(id) ? `pictures/${id}.png` : undefined);
  await write('validation.md', validationMarkdown({ verification: found, picture }));
  await write(
    'manifest.json',
    jsonText({
      program: 'paymarket',
      version: packageVersion(),
      command,
      node: process.version,
      durationSeconds: seconds,
    }),
  );
}
