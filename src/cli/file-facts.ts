import { createHash } from 'node:crypto';
import type { FileFacts } from '../report/parquet.ts';
import { resolvedYaml } from '../scenario/resolved.ts';
import type { Scenario } from '../scenario/schema.ts';
import { packageVersion } from './shipped.ts';

/** SHA-256 of a text, in hexadecimal. */
export const sha256Of = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex');

/** What a Parquet file says of the run that it came from. The hash is that of `scenario.yaml` beside it. */
export const fileFactsOf = (scenario: Scenario): FileFacts => ({
  program: 'paymarket',
  version: packageVersion(),
  seed: JSON.stringify(scenario.seed),
  scenario_sha256: sha256Of(resolvedYaml(scenario)),
});
