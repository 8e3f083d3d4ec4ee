/** What `paymarket run` was asked, as it was written. */
export interface RunArguments {
  readonly files: readonly string[];
  readonly out?: string;
  readonly seed?: string;
  readonly replicates?: string;
  readonly consumers?: string;
  readonly weeks?: string;
  readonly engine?: string;
  readonly panel?: string;
  readonly threads?: string;
  readonly 'checkpoint-every'?: string;
  readonly resume?: boolean;
  readonly parquet?: boolean;
  readonly set?: readonly string[];
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly 'no-charts'?: boolean;
  readonly open?: boolean;
}
