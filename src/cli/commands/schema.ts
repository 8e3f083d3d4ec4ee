import type { Command } from '../command.ts';
import { say } from '../io.ts';

export interface SchemaArguments {
  readonly study?: boolean;
}

export const schemaCommand: Command<SchemaArguments> = {
  name: 'schema',
  positionals: '',
  describe: 'Print the JSON Schema of scenarios or studies, for editors',
  meanings: {},
  options: { study: { type: 'boolean', describe: 'That of study files' } },
  examples: [
    ['> scenario.schema.json', 'completion and checks in your editor'],
    ['--study > study.schema.json', 'the same for studies'],
  ],
  run: async ({ study }, io) => {
    const schema = study
      ? (await import('../../experiment/study/json-schema.ts')).studyJsonSchema()
      : (await import('../../scenario/json-schema.ts')).scenarioJsonSchema();
    say(io, JSON.stringify(schema, null, 2));
  },
};
