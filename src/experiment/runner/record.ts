/** What a run left: its outcomes, NaN where one does not exist; or why it failed. */
export type RunRecord = FinishedRun | FailedRun;

export interface FinishedRun {
  readonly run: number;
  readonly values: Float64Array;
}

export interface FailedRun {
  readonly run: number;
  readonly failure: string;
}

export const hasFailed = (record: RunRecord): record is FailedRun => 'failure' in record;
