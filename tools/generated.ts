import { scenarioJsonSchema } from '../src/scenario/json-schema.ts';
import { parametersMarkdown } from '../src/scenario/parameters-doc.ts';

/** Files of the repository that are written from the schema, by path from the root. */
export const GENERATED: Readonly<Record<string, () => string>> = {
  'docs/parameters.md': parametersMarkdown,
  'scenario.schema.json': () => `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`,
};
