import type { Command } from '../command.ts';
import { say } from '../io.ts';

export interface DiffArguments {
  readonly a: string;
  readonly b: string;
}

export const diffCommand: Command<DiffArguments> = {
  name: 'diff',
  positionals: '<a> <b>',
  describe: 'Say in plain words what differs between two scenarios',
  meanings: { a: 'A scenario file, or the name of a shipped scenario', b: 'Another' },
  options: {},
  examples: [['china-2018 walmart-west', '+ only in the second, - only in the first']],
  run: async ({ a, b }, io) => {
    const { describeDifferences, diffScenarios } = await import('../../scenario/diff.ts');
    const { loadAll } = await import('../load.ts');
    const [first, second] = loadAll([a, b], [], io.cwd);
    say(io, describeDifferences(diffScenarios(first.scenario, second.scenario)));
  },
};
