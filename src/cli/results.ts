import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chartInput } from '../chart/figure.ts';
import { type RunResult, replicatesOf } from '../experiment/run.ts';
import type { Summary } from '../experiment/summarize.ts';
import { reportHtml } from '../report/html.ts';
import { jsonText, manifest, type PanelFacts } from '../report/manifest.ts';
import { storyOf } from '../report/story.ts';
import { resolvedYaml } from '../scenario/resolved.ts';
import { loadReportAssets } from './assets.ts';
import type { Drawing } from './draw-charts.ts';
import { sha256Of } from './file-facts.ts';
import { packageVersion } from './shipped.ts';
import { writeTables } from './tables.ts';

/** What a finished run is written from. */
export interface Finished {
  readonly result: RunResult;
  /** Wall time of the simulation. */
  readonly seconds: number;
  /** Whether charts are drawn. */
  readonly charts: boolean;
  /** Whether the tables are written as Parquet, too. */
  readonly parquet: boolean;
  /** The panel that lies in the folder already. */
  readonly panel?: PanelFacts;
  /** The command that makes the same results again. */
  readonly command: string;
}

/** What is said of a run when its results are written. */
export interface Outcome {
  /** The sentence that the report leads with. */
  readonly finding: string;
  /** SHA-256 over the result tables. */
  readonly resultsHash: string;
  readonly summary: Summary;
  /** Characters in the charts that the shipped font cannot draw, each once. */
  readonly missing: readonly string[];
}

/** Writes everything a result folder holds; the manifest comes last, so that only a complete folder has one. */
export async function writeResults(folder: string, finished: Finished): Promise<Outcome> {
  const { result, command } = finished;
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
  const resultsHash = await writeTables(folder, result);
  if (finished.parquet) (await import('./parquet-tables.ts')).writeParquetTables(folder, result);
  const input = chartInput(result);
  const story = storyOf(input);
  const { charts, missing } = finished.charts
    ? await (await import('./draw-charts.ts')).drawCharts(folder, input)
    : NO_DRAWING;
  const assets = await loadReportAssets();
  const scenarioText = resolvedYaml(result.scenario);
  await write(
    'report.html',
    reportHtml({ input, story, charts, assets, command, version: packageVersion() }),
  );
  await write('summary.json', jsonText(input.summary));
  await write('scenario.yaml', scenarioText);
  await write('manifest.json', manifestOf(finished, scenarioText, resultsHash));
  return { finding: story.headline, resultsHash, summary: input.summary, missing };
}

const NO_DRAWING: Drawing = { charts: [], missing: [] };

const manifestOf = (
  { result: { scenario }, seconds, panel }: Finished,
  scenarioText: string,
  resultsHash: string,
): string =>
  manifest({
    version: packageVersion(),
    scenarioText,
    sha256: sha256Of(scenarioText),
    seed: scenario.seed,
    engine: scenario.engine,
    replicates: replicatesOf(scenario),
    node: process.version,
    durationSeconds: seconds,
    resultsHash,
    panel,
  });
