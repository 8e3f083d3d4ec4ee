import type { Experiment } from '../../experiment/runner/experiment.ts';
import { armsOf } from '../../experiment/study/study.ts';
import { runsColumns, runsPortions } from '../../report/runs-parquet.ts';
import { ParquetFile } from '../parquet-file.ts';
import { packageVersion } from '../shipped.ts';
import type { Records } from './writing.ts';

/** Writes every outcome of every run as Parquet. `hash` is that of the study with all that it reads. */
export function writeRunsParquet(path: string, experiment: Experiment, records: Records, hash: string): void {
  const { study } = experiment;
  const facts = {
    program: 'paymarket',
    version: packageVersion(),
    study_sha256: hash,
    seed: JSON.stringify(armsOf(study)[0].scenario.seed),
  };
  const file = new ParquetFile(path, runsColumns(study), facts);
  try {
    for (const columns of runsPortions(experiment, records())) file.append(columns);
    file.finish();
  } finally {
    file.close();
  }
}
