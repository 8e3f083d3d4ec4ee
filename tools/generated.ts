import { studyJsonSchema } from '../src/experiment/study/json-schema.ts';
import { studiesMarkdown } from '../src/experiment/study/studies-doc.ts';
import { outputsMarkdown } from '../src/report/outputs-doc.ts';
import { scenarioJsonSchema } from '../src/scenario/json-schema.ts';
import { parametersMarkdown } from '../src/scenario/parameters-doc.ts';

/** Files of the repository that are written from the code, by path from the root. */
export const GENERATED: Readonly<Record<string, () => string>> = {
  'docs/outputs.md': outputsMarkdown,
  'docs/parameters.md': parametersMarkdown,
  'docs/studies.md': studiesMarkdown,
  'scenario.schema.json': () => `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`,
  'study.schema.json': () => `${JSON.stringify(studyJsonSchema(), null, 2)}\n`,
};
