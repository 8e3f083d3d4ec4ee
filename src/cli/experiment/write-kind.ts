import { join } from 'node:path';
import { Sensitivity } from '../../experiment/sensitivity/sensitivity.ts';
import { conditionMeans } from '../../experiment/sweep/means.ts';
import { conditionsCsvPieces } from '../../report/conditions-csv.ts';
import { writePieces } from './write-pieces.ts';
import type { ToldResults, Writing } from './writing.ts';

/** Writes what the kind of a study makes of its runs, beside the table of all runs. */
export async function writeKind(writing: Writing): Promise<ToldResults> {
  const { experiment, records, folder } = writing;
  const { plan, study } = experiment;
  if (study.kind === 'compare') return (await import('./write-compare.ts')).writeCompare(study, writing);
  if (study.kind === 'sweep') return (await import('./write-sweep.ts')).writeSweep(study, writing);
  if (experiment instanceof Sensitivity)
    return (await import('./write-sensitivity.ts')).writeSensitivity(experiment, writing);
  const results = conditionMeans(plan, study.outcomes.length, records());
  await writePieces(join(folder, 'conditions.csv'), conditionsCsvPieces(experiment, results));
  return { text: `${study.name}`, json: {} };
}
