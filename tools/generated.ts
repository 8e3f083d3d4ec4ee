import { outputsMarkdown } from '../src/report/outputs-doc.ts';
import { scenarioJsonSchema } from '../src/scenario/json-schema.ts';
import { parametersMarkdown } from '../src/scenario/parameters-doc.ts';

/** Files of the repository that are written from the code, by path from the root. */
export const GENERATED: Readonly<Record<string, () => string>> = {
  'docs/outputs.md': outputsMarkdown,
  'docs/parameters.md': parametersMarkdown,
  'scenario.schema.json': () => `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`,
};
