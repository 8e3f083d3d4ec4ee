import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ChartInput, chartInput } from '../chart/figure.ts';
import type { RunResult } from '../experiment/run.ts';
import { type Summary, summarize } from '../experiment/summarize.ts';
import { jsonText, manifest } from '../report/manifest.ts';
import { storyOf } from '../report/story.ts';
import { resolvedYaml } from '../scenario/resolved.ts';
import type { Scenario } from '../scenario/schema.ts';
import { drawCharts } from './draw-charts.ts';
import type { LoadedFile } from './load.ts';
import { loadFonts } from './render.ts';
import { packageVersion } from './shipped.ts';
import { writeTables } from './tables.ts';

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
  /** The sentence that the report leads with. */
  readonly finding: string;
  /** SHA-256 over the result tables. */
  readonly resultsHash: string;
  readonly summary: Summary;
}

/** Writes everything a result folder holds; the manifest comes last, so that only a complete folder has one. */
export async function writeResults(folder: string, finished: Finished): Promise<Outcome> {
  const { result, seconds, charts } = finished;
  const { scenario } = result;
  const resultsHash = await writeTables(folder, result);
  const summary = summarize(result);
  const fonts = await loadFonts();
  const input: ChartInput = chartInput(result, summary, fonts.measure);
  const scenarioText = resolvedYaml(scenario);
  await writeFile(join(folder, 'summary.json'), jsonText(summary));
  await writeFile(join(folder, 'scenario.yaml'), scenarioText);
  if (charts) await drawCharts(folder, input, fonts);
  await writeFile(join(folder, 'manifest.json'), manifestOf(scenario, scenarioText, seconds, resultsHash));
  return { finding: storyOf(input).headline, resultsHash, summary };
}

const manifestOf = (
  scenario: Scenario,
  scenarioText: string,
  durationSeconds: number,
  resultsHash: string,
): string =>
  manifest({
    version: packageVersion(),
    scenarioText,
    sha256: createHash('sha256').update(scenarioText).digest('hex'),
    seed: scenario.seed,
    replicates: scenario.replicates,
    node: process.version,
    durationSeconds,
    resultsHash,
  });
