import type { OwnArguments } from '../experiment/own-settings.ts';

/** What `paymarket submit` was asked, as it was written. */
export interface SubmitArguments extends OwnArguments {
  readonly study: string;
  readonly slurm?: boolean;
  readonly print?: boolean;
  readonly out?: string;
  readonly set?: readonly string[];
  readonly 'max-runs'?: string;
  readonly restart?: boolean;
  readonly 'task-minutes'?: string;
  readonly tasks?: string;
  readonly 'seconds-per-run'?: string;
  readonly 'max-array'?: string;
  readonly 'at-once'?: string;
  readonly threads?: string;
  readonly mem?: string;
  readonly time?: string;
  readonly partition?: string;
  readonly account?: string;
  readonly qos?: string;
  readonly sbatch?: readonly string[];
  readonly setup?: readonly string[];
  readonly program?: string;
  readonly 'no-charts'?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}
