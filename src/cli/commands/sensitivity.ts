import type { Command } from '../command.ts';
import {
  experimentOptions,
  journalOptions,
  type StudyArguments,
  samplesOption,
  trajectoriesOption,
} from '../experiment/arguments.ts';

export const sensitivityCommand: Command<StudyArguments> = {
  name: 'sensitivity',
  positionals: '<study>',
  describe: 'Say which parameters matter: Morris screening and Sobol indices, chance told apart',
  meanings: { study: 'A study file, or the name of a shipped study' },
  options: {
    ...experimentOptions('out/sensitivity/NAME'),
    samples: samplesOption,
    trajectories: trajectoriesOption,
    ...journalOptions,
  },
  examples: [
    ['what-matters', 'a study that comes with the program'],
    ['mine.yaml --replicates 4', 'more runs of each point, by which chance is known better'],
    ['mine.yaml --shard 3/8', 'the third of eight parts, on this machine'],
  ],
  run: async (args, io) => (await import('../experiment/run-study.ts')).runStudy('sensitivity', args, io),
};
