import type { Command } from '../command.ts';
import type { MergeArguments } from '../experiment/arguments.ts';

export const mergeCommand: Command<MergeArguments> = {
  name: 'merge',
  positionals: '<folder>',
  describe: 'Collect the parts of an experiment that were made apart, and write its results',
  meanings: { folder: 'The folder of the experiment' },
  options: {
    'no-charts': { type: 'boolean', describe: 'Tables and the report without charts, which is faster' },
    quiet: { type: 'boolean', describe: 'Say nothing but errors' },
    json: { type: 'boolean', describe: 'Print one JSON object instead of words' },
  },
  examples: [['out/sweep/coverage-habit', 'when all parts are made; says what is missing otherwise']],
  run: async (args, io) => (await import('../experiment/merge-shards.ts')).mergeShards(args, io),
};
