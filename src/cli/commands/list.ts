import { calledAs } from '../called.ts';
import { coloursFor } from '../colours.ts';
import type { Command } from '../command.ts';
import { say } from '../io.ts';
import { questionOf, shippedScenarios } from '../shipped.ts';

export const listCommand: Command<unknown> = {
  name: 'list',
  positionals: '',
  describe: 'List the scenarios that come with the program, with their questions',
  meanings: {},
  options: {},
  examples: [['', 'what there is to run']],
  run: async (_args, io) => {
    const { bold, dim } = coloursFor(io.out, io.env);
    const shipped = shippedScenarios();
    const width = Math.max(0, ...shipped.map(({ name }) => name.length));
    for (const scenario of shipped) say(io, `${bold(scenario.name.padEnd(width))}  ${questionOf(scenario)}`);
    say(io, dim(`\nRun one in any folder: ${calledAs(io)} run NAME`));
  },
};
