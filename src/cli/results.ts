import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunResult } from '../experiment/run.ts';
import { type Summary, summarize } from '../experiment/summarize.ts';
import { resolvedYaml } from '../scenario/resolved.ts';
import type { LoadedFile } from './load.ts';

/** What a finished run is written from. */
export interface Finished {
  readonly file: LoadedFile;
  readonly result: RunResult;
  /** Wall time of the simulation. */
  readonly seconds: number;
  /** Whether charts are drawn. */
  readonly charts: boolean;
}

/** What is said of a run when its results are written. */
export interface Outcome {
  readonly finding: string;
  readonly summary: Summary;
}

/** Writes everything a result folder holds. */
export async function writeResults(folder: string, { file, result }: Finished): Promise<Outcome> {
  const summary = summarize(result);
  await writeFile(join(folder, 'scenario.yaml'), resolvedYaml(file.scenario));
  return { finding: '', summary };
}
