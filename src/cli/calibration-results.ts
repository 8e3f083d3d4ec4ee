import { mkdir, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { calibrationPictures } from '../chart/calibration-pictures.ts';
import type { Calibration } from '../experiment/calibrate/calibration.ts';
import { fittedText, type Setting } from '../experiment/calibrate/fitted-text.ts';
import { correlationsCsv, estimatesCsv, momentsCsv, profilesCsv } from '../report/calibration-csv.ts';
import { calibrationHtml } from '../report/calibration-html.ts';
import { calibrationMarkdown } from '../report/calibration-md.ts';
import { jsonText } from '../report/manifest.ts';
import { loadReportAssets } from './assets.ts';
import { drawPictures } from './draw-pictures.ts';
import type { LoadedFile } from './load.ts';
import { packageVersion } from './shipped.ts';

/** What a finished calibration is written from. */
export interface FinishedCalibration {
  readonly found: Calibration;
  readonly file: LoadedFile;
  /** Base name of the scenario. */
  readonly name: string;
  /** Absolute path at which the folder will lie. */
  readonly target: string;
  readonly cwd: string;
  readonly seconds: number;
  readonly command: string;
  readonly charts: boolean;
}

/** Writes everything the folder holds. The manifest, which alone knows time and machine, comes last. */
export async function writeCalibration(
  folder: string,
  finished: FinishedCalibration,
): Promise<{ fittedFile: string }> {
  const { found, file, name, seconds, command } = finished;
  const write = (path: string, text: string): Promise<void> => writeFile(join(folder, path), text);
  const fittedFile = `${name}.yaml`;
  await write(fittedFile, fittedText(file.files[0].text, [...settingsOf(found), ...movedBase(finished)]));
  await write('estimates.csv', estimatesCsv(found));
  await write('moments.csv', momentsCsv(found));
  await mkdir(join(folder, 'identification'));
  await write('identification/profiles.csv', profilesCsv(found));
  await write('identification/correlations.csv', correlationsCsv(found));
  await write('calibration.json', jsonText(withoutScenarios(found)));
  const charts = finished.charts
    ? await drawPictures(folder, (measure) => calibrationPictures(found, measure))
    : [];
  const picture = (id: string) => (finished.charts ? `pictures/${id}.png` : undefined);
  await write('calibration.md', calibrationMarkdown({ calibration: found, command, picture }));
  const assets = await loadReportAssets();
  const version = packageVersion();
  await write(
    'report.html',
    calibrationHtml({ calibration: found, charts, assets, command, version, fittedFile }),
  );
  const facts = {
    program: 'paymarket',
    version,
    command,
    fitted: fittedFile,
    node: process.version,
    durationSeconds: seconds,
  };
  await write('manifest.json', jsonText(facts));
  return { fittedFile };
}

const settingsOf = ({ estimates }: Calibration): Setting[] =>
  estimates.flatMap(({ free, value }) => free.paths.map((path) => ({ path, value })));

/** What a scenario extends lies elsewhere, seen from the folder of the results; shipped ones are found by name. */
function movedBase({ file, target, cwd }: FinishedCalibration): Setting[] {
  const base = file.files[1];
  if (base === undefined || isAbsolute(base.path)) return [];
  return [{ path: 'extends', value: relative(target, resolve(cwd, base.path)) }];
}

/** The scenarios stand in files of their own. */
const withoutScenarios = ({ scenario: _, fitted: __, ...rest }: Calibration) => rest;
