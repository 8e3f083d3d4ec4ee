import type { Experiment } from '../../experiment/runner/experiment.ts';
import type { RunRecord } from '../../experiment/runner/record.ts';

/** Reads all records, each run once, as often as a table needs them: no table holds them all in memory. */
export type Records = () => Iterable<RunRecord>;

/** What the results of an experiment are written from. */
export interface Writing {
  readonly experiment: Experiment;
  readonly records: Records;
  /** Folder that takes the files. */
  readonly folder: string;
  /** The folder of the experiment as the user knows it. */
  readonly shown: string;
  readonly command: string;
  /** The study as it was written. */
  readonly text: string;
  readonly charts: boolean;
}

/** What is said of a finished experiment. */
export interface ToldResults {
  readonly text: string;
  readonly json: object;
}
