/** What `paymarket calibrate` was asked, as it was written. */
export interface CalibrateArguments {
  readonly file: string;
  readonly targets?: string;
  readonly budget?: string;
  readonly out?: string;
  readonly 'one-search'?: boolean;
  readonly 'no-charts'?: boolean;
  readonly open?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}
