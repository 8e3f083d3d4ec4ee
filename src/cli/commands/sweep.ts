import type { Command } from '../command.ts';
import {
  experimentOptions,
  journalOptions,
  type StudyArguments,
  samplesOption,
} from '../experiment/arguments.ts';

export const sweepCommand: Command<StudyArguments> = {
  name: 'sweep',
  positionals: '<study>',
  describe: 'Run a scenario over a design of factors; write tables, charts, maps and a report',
  meanings: { study: 'A study file, or the name of a shipped study' },
  options: { ...experimentOptions('out/sweep/NAME'), samples: samplesOption, ...journalOptions },
  examples: [
    ['coverage-habit', 'a study that comes with the program'],
    ['mine.yaml --resume', 'go on where it was stopped'],
    ['mine.yaml --shard 3/8', 'the third of eight parts, on this machine'],
  ],
  run: async (args, io) => (await import('../experiment/run-study.ts')).runStudy('sweep', args, io),
};
