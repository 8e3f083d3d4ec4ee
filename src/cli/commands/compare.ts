import type { Command } from '../command.ts';
import { type CompareArguments, experimentOptions, journalOptions } from '../experiment/arguments.ts';

const text = { type: 'string', requiresArg: true } as const;

const { replicates, ...shared } = experimentOptions('out/compare/A-vs-B');

export const compareCommand: Command<CompareArguments> = {
  name: 'compare',
  positionals: '<scenarios..>',
  describe: 'Run scenarios on the same draws; tell what differs, and who wins and loses',
  meanings: {
    scenarios:
      'Two scenarios or more, of which the first is the one compared with; or one study of this kind',
  },
  options: {
    figure: {
      ...text,
      describe: 'The figure that must be told precisely: "payment_share of alipay" [default: welfare]',
    },
    precision: {
      ...text,
      describe:
        'Add replicates until the 95 % interval of its difference is narrower: a number in its unit, or 0.1%',
    },
    replicates: { ...replicates, describe: 'Replicates of each scenario to begin with [default: 10]' },
    'max-replicates': { ...text, describe: 'Replicates at most [default: 100]' },
    window: {
      ...text,
      describe:
        'Weeks that tables speak of: first, last, before, after, all, "weeks 10 to 20" [default: last]',
    },
    seed: { ...text, describe: 'Text or number from which all randomness follows, in every scenario' },
    ...shared,
    ...journalOptions,
  },
  examples: [
    ['open-acceptance choose-one-industry', 'what the industry’s war changes, and for whom'],
    ['open-vs-exclusive', 'a study that comes with the program'],
    ['a.yaml b.yaml --figure "payment_share of alipay" --precision 0.1%', 'as many replicates as that takes'],
  ],
  run: async (args, io) => (await import('../experiment/run-compare.ts')).runCompare(args, io),
};
