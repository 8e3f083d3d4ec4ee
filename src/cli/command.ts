import type { Options } from 'yargs';
import type { Io } from './io.ts';

/** One command of the program. Its file is loaded for `--help`, so `run` loads what is heavy by itself. */
export interface Command<Args> {
  readonly name: string;
  /** What may follow the name, as yargs reads it: `<files..>`, `[name]`. */
  readonly positionals: string;
  readonly describe: string;
  /** Meaning of each positional argument. */
  readonly meanings: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, Options>>;
  /** Command lines after `paymarket NAME`, with what they do. */
  readonly examples: readonly (readonly [line: string, meaning: string])[];
  /** Does the work. Throws Mistake, ScenarioError or FormulaError for the user's mistakes. */
  run(args: Args, io: Io): Promise<void>;
}
