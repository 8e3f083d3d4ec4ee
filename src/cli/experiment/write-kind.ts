import { join } from 'node:path';
import type { Experiment } from '../../experiment/runner/experiment.ts';
import { conditionMeans } from '../../experiment/sweep/means.ts';
import { conditionsCsvPieces } from '../../report/conditions-csv.ts';
import { type Records, type ToldResults, writePieces } from './collect.ts';

/** What the results of an experiment are written from. */
export interface Writing {
  readonly experiment: Experiment;
  readonly records: Records;
  /** Folder that takes the files. */
  readonly folder: string;
  /** The folder of the experiment as the user knows it. */
  readonly shown: string;
  readonly command: string;
  readonly charts: boolean;
}

/** Writes what the kind of a study makes of its runs, beside the table of all runs. */
export async function writeKind(writing: Writing): Promise<ToldResults> {
  const { experiment, records, folder } = writing;
  const { plan, study } = experiment;
  if (study.kind === 'compare') return (await import('./write-compare.ts')).writeCompare(study, writing);
  const results = conditionMeans(plan, study.outcomes.length, records());
  await writePieces(join(folder, 'conditions.csv'), conditionsCsvPieces(experiment, results));
  return { text: `${study.name}`, json: {} };
}
