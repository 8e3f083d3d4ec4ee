import { createHash } from 'node:crypto';
import { createWriteStream, rmSync } from 'node:fs';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Experiment } from '../../experiment/runner/experiment.ts';
import { runsOf } from '../../experiment/runner/plan.ts';
import { hasFailed, type RunRecord } from '../../experiment/runner/record.ts';
import { jsonText } from '../../report/manifest.ts';
import { failuresCsvPieces, runsCsvPieces } from '../../report/runs-csv.ts';
import { type Io, note } from '../io.ts';
import { packageVersion } from '../shipped.ts';
import type { ExperimentFolder } from './experiment-folder.ts';
import { recordsIn } from './journals.ts';
import { writeKind } from './write-kind.ts';

/** What a finished experiment is told from. */
export interface Collecting {
  readonly experiment: Experiment;
  readonly folder: ExperimentFolder;
  /** The command that makes the same results again. */
  readonly command: string;
  readonly charts: boolean;
  readonly io: Io;
}

/** What is said of it. */
export interface ToldResults {
  readonly text: string;
  readonly json: object;
}

/** Reads all records, each run once, as often as a table needs them: no table holds them all in memory. */
export type Records = () => Iterable<RunRecord>;

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
    const failed = await writeFailures(partial, experiment, records);
    const told = await writeKind({
      experiment,
      records,
      folder: partial,
      shown: folder.shown,
      command,
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

/** Writes text piece by piece, no faster than the disk takes it; returns its SHA-256. */
export async function writePieces(path: string, pieces: Iterable<string>): Promise<string> {
  const hash = createHash('sha256');
  const hashed = function* (): Generator<Buffer> {
    for (const piece of pieces) {
      const bytes = Buffer.from(piece);
      hash.update(bytes);
      yield bytes;
    }
  };
  await pipeline(hashed, createWriteStream(path));
  return hash.digest('hex');
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
