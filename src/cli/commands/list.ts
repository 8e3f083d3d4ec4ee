import { calledAs } from '../called.ts';
import { coloursFor } from '../colours.ts';
import type { Command } from '../command.ts';
import { say } from '../io.ts';
import { questionOf, type Shipped, shippedScenarios, shippedStudies, studyKindOf } from '../shipped.ts';

export const listCommand: Command<unknown> = {
  name: 'list',
  positionals: '',
  describe: 'List the scenarios and studies that come with the program, with their questions',
  meanings: {},
  options: {},
  examples: [['', 'what there is to run']],
  run: async (_args, io) => {
    const { bold, dim } = coloursFor(io.out, io.env);
    const [scenarios, studies] = [shippedScenarios(), shippedStudies()];
    const width = Math.max(0, ...[...scenarios, ...studies].map(({ name }) => name.length));
    const line = (one: Shipped) => `${bold(one.name.padEnd(width))}  ${questionOf(one)}`;
    for (const scenario of scenarios) say(io, line(scenario));
    say(io, dim(`\nRun a scenario in any folder: ${calledAs(io)} run NAME\n`));
    for (const kind of [...new Set(studies.map(studyKindOf))]) {
      for (const study of studies) if (studyKindOf(study) === kind) say(io, line(study));
      say(io, dim(`\nMake the runs of such a study: ${calledAs(io)} ${kind} NAME\n`));
    }
  },
};
