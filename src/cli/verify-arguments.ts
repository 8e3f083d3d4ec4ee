/** What `paymarket verify` was asked, as it was written. */
export interface VerifyArguments {
  readonly names?: readonly string[];
  readonly out?: string;
  readonly seed?: string;
  readonly fresh?: boolean;
  readonly z?: string;
  readonly engine?: string;
  readonly set?: readonly string[];
  readonly list?: boolean;
  readonly 'no-charts'?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}
