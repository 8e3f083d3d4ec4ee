import type { CheckArguments } from '../check-scenarios.ts';
import type { Command } from '../command.ts';

export const checkCommand: Command<CheckArguments> = {
  name: 'check',
  positionals: '<files..>',
  describe: 'Check scenarios and show all that is wrong, without running them',
  meanings: { files: 'Scenario files, or names of shipped scenarios' },
  options: {
    set: { type: 'string', array: true, requiresArg: true, describe: 'Change a setting: path=value' },
  },
  examples: [['mine.yaml', 'every problem with its line and the way out']],
  run: async (args, io) => (await import('../check-scenarios.ts')).checkScenarios(args, io),
};
