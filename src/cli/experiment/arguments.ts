import type { Options } from 'yargs';

/** What every command that makes runs of a study was asked, as it was written. */
export interface ExperimentArguments {
  readonly out?: string;
  readonly set?: readonly string[];
  readonly replicates?: string;
  readonly shard?: string;
  readonly shards?: string;
  readonly threads?: string;
  readonly resume?: boolean;
  readonly restart?: boolean;
  readonly 'max-runs'?: string;
  readonly 'no-charts'?: boolean;
  readonly open?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

const text = { type: 'string', requiresArg: true } as const;

/** The options of such a command; `folder` is where its results go. */
export const experimentOptions = (folder: string): Record<string, Options> => ({
  out: { ...text, describe: `Folder for the results [default: ${folder}]` },
  set: { ...text, array: true, describe: 'Change a setting of every scenario: path=value' },
  replicates: { ...text, describe: 'Runs of each condition, in place of the study’s' },
  threads: { ...text, describe: 'Worker threads [default: all cores]' },
  'max-runs': { ...text, describe: 'Refuse a design with more runs [default: 100,000]' },
  'no-charts': { type: 'boolean', describe: 'Tables and the report without charts, which is faster' },
  open: { type: 'boolean', describe: 'Open the report in the browser' },
  quiet: { type: 'boolean', describe: 'Say nothing but errors' },
  json: { type: 'boolean', describe: 'Print one JSON object instead of words' },
});

/** How a long experiment is split and taken up again. */
export const journalOptions: Record<string, Options> = {
  resume: { type: 'boolean', describe: 'Go on with an experiment that was stopped' },
  restart: { type: 'boolean', describe: 'Begin anew, whatever was made before' },
  shard: { ...text, describe: 'Make the i-th of n parts only, as i/n; `paymarket merge` collects them' },
  shards: {
    ...text,
    describe: 'Of n parts, make the one that the scheduler names (Slurm, Kubernetes, SGE, PBS)',
  },
};

/** What a command that takes a study file was asked. */
export interface StudyArguments extends ExperimentArguments {
  readonly study: string;
}

/** What `paymarket compare` was asked. */
export interface CompareArguments extends ExperimentArguments {
  readonly scenarios: readonly string[];
  readonly figure?: string;
  readonly precision?: string;
  readonly 'max-replicates'?: string;
  readonly window?: string;
  readonly seed?: string;
}

/** What `paymarket merge` was asked. */
export interface MergeArguments {
  readonly folder: string;
  readonly 'no-charts'?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** What `paymarket status` was asked. */
export interface StatusArguments {
  readonly folder: string;
  readonly json?: boolean;
}
