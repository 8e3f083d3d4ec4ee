import { rmSync } from 'node:fs';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Experiment } from '../../experiment/runner/experiment.ts';
import { runsOf } from '../../experiment/runner/plan.ts';
import { hasFailed } from '../../experiment/runner/record.ts';
import { jsonText } from '../../report/manifest.ts';
import { failuresCsvPieces, runsCsvPieces } from '../../report/runs-csv.ts';
import { type Io, note } from '../io.ts';
import { packageVersion } from '../shipped.ts';
import type { ExperimentFolder } from './experiment-folder.ts';
import { recordsIn } from './journals.ts';
import { writeKind } from './write-kind.ts';
import { writePieces } from './write-pieces.ts';
import { writeRunsParquet } from './write-runs-parquet.ts';
import type { Records, ToldResults } from './writing.ts';

/** What a finished experiment is told from. */
export interface Collecting {
  readonly experiment: Experiment;
  readonly folder: ExperimentFolder;
  /** The command that makes the same results again. */
  readonly command: string;
  readonly charts: boolean;
  readonly io: Io;
}

const PARTIAL = '.results.partial';
const MANIFEST = 'manifest.json';

/**
 * Writes the results of an experiment whose runs are all made: tables, charts and the report, byte for byte the same however the
 * runs were split, resumed or repeated. They come into the folder together, the manifest last.
 */
export async function collect({ experiment, folder, command, charts, io }: Collecting): Promise<ToldResults> {
  const partial = join(folder.path, PARTIAL);
  rmSync(partial, { recursive: true, force: true });
  const journals = folder.journals();
  const records: Records = () => recordsIn(journals, folder.head);
  try {
    await mkdir(partial);
    const resultsHash = await writePieces(join(partial, 'runs.csv'), runsCsvPieces(experiment, records()));
    writeRunsParquet(join(partial, 'runs.parquet'), experiment, records, folder.head.study);
    const failed = await writeFailures(partial, experiment, records);
    const told = await writeKind({
      experiment,
      records,
      folder: partial,
      shown: folder.shown,
      command,
      text: folder.text,
      charts,
    });
    const { runs, ...facts } = {
      runs: runsOf(experiment.plan),
      kind: experiment.study.kind,
      study: folder.head.study,
    };
    const manifest = {
      program: 'paymarket',
      version: packageVersion(),
      ...facts,
      runs,
      failed,
      command,
      node: process.version,
      resultsHash,
    };
    await writeFile(join(partial, MANIFEST), jsonText(manifest));
    await publish(partial, folder.path);
    if (failed > 0)
      note(io, `${failed} of ${runs} runs failed; ${join(folder.shown, 'failures.csv')} says why`);
    return { text: told.text, json: { folder: folder.shown, runs, failed, ...told.json } };
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** Lists the runs that failed, if any did; returns how many. */
async function writeFailures(folder: string, experiment: Experiment, records: Records): Promise<number> {
  let failed = 0;
  for (const record of records()) if (hasFailed(record)) failed++;
  if (failed > 0) await writePieces(join(folder, 'failures.csv'), failuresCsvPieces(experiment, records()));
  return failed;
}

/** Moves everything into its place, the manifest last: a folder with a manifest is complete. */
async function publish(partial: string, target: string): Promise<void> {
  rmSync(join(target, MANIFEST), { force: true });
  const names = await readdir(partial);
  for (const name of [...names.filter((one) => one !== MANIFEST), MANIFEST]) {
    rmSync(join(target, name), { recursive: true, force: true });
    await rename(join(partial, name), join(target, name));
  }
}
