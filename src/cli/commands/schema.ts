import type { Command } from '../command.ts';
import { say } from '../io.ts';

export const schemaCommand: Command<unknown> = {
  name: 'schema',
  positionals: '',
  describe: 'Print the JSON Schema of scenarios, for editors',
  meanings: {},
  options: {},
  examples: [['> scenario.schema.json', 'completion and checks in your editor']],
  run: async (_args, io) => {
    const { scenarioJsonSchema } = await import('../../scenario/json-schema.ts');
    say(io, JSON.stringify(scenarioJsonSchema(), null, 2));
  },
};
