import type { Command } from '../command.ts';
import type { StatusArguments } from '../experiment/arguments.ts';

export const statusCommand: Command<StatusArguments> = {
  name: 'status',
  positionals: '<folder>',
  describe: 'Say how far an experiment is, whoever works on it',
  meanings: { folder: 'The folder of the experiment' },
  options: { json: { type: 'boolean', describe: 'Print one JSON object instead of words' } },
  examples: [['out/sweep/coverage-habit', 'runs made and missing, parts at work, rate and time left']],
  run: async (args, io) => (await import('../experiment/tell-status.ts')).tellStatus(args, io),
};
