/** What identifies a panel. */
export interface PanelFacts {
  readonly consumers: number;
  /** Rows. */
  readonly trips: number;
  /** SHA-256 over the bytes of `panel.parquet`. */
  readonly sha256: string;
}

/** What identifies a run. Hashes and clock are handed in, since nothing below the command line may know them. */
export interface ManifestFacts {
  /** Version of paymarket. */
  readonly version: string;
  /** Text of the scenario as it was run, and its SHA-256 in hexadecimal. */
  readonly scenarioText: string;
  readonly sha256: string;
  readonly seed: string | number;
  /** `agents` or `mean-field`. */
  readonly engine: string;
  readonly replicates: number;
  /** Version of Node, such as `v20.20.2`. */
  readonly node: string;
  /** Wall time of the simulation, in seconds. */
  readonly durationSeconds: number;
  /** SHA-256 over the bytes of the result tables. */
  readonly resultsHash: string;
  /** Left out where no panel was asked for. */
  readonly panel?: PanelFacts;
}

/** `manifest.json`: what is needed to run the same again and to see that it was the same. */
export const manifest = ({ version, scenarioText, sha256, ...rest }: ManifestFacts): string =>
  jsonText({ program: 'paymarket', version, scenario: { sha256, text: scenarioText }, ...rest });

/** JSON to read and to compare: two spaces, a line break at the end. What does not exist (NaN) becomes null. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
