import type { Command } from '../command.ts';
import type { RunArguments } from '../run-arguments.ts';

const text = { type: 'string', requiresArg: true } as const;

export const runCommand: Command<RunArguments> = {
  name: 'run',
  positionals: '<files..>',
  describe: 'Run scenarios; write tables, charts and a report',
  meanings: { files: 'Scenario files, or names of shipped scenarios' },
  options: {
    out: {
      ...text,
      describe: 'Folder for the results (several files: a folder each inside) [default: out/NAME]',
    },
    seed: { ...text, describe: 'Text or number from which all randomness follows' },
    replicates: { ...text, describe: 'How many times the market is run with other draws' },
    consumers: { ...text, describe: 'Simulated consumers' },
    weeks: { ...text, describe: 'Length of the run' },
    engine: {
      ...text,
      describe: 'agents: consumers draw; mean-field: expected values, one run, much faster',
    },
    set: { ...text, array: true, describe: 'Change any setting: path=value; can be given several times' },
    panel: {
      ...text,
      describe: 'Write every trip of this many randomly sampled consumers to panel.parquet',
    },
    threads: { ...text, describe: 'Threads at most; the results are the same [default: all cores]' },
    'checkpoint-every': {
      ...text,
      describe: 'Keep the run every so many weeks in a file beside its results, for --resume',
    },
    resume: { type: 'boolean', describe: 'Go on from the checkpoint of a run that was stopped' },
    parquet: { type: 'boolean', describe: 'Write the tables as Parquet, too' },
    'no-charts': { type: 'boolean', describe: 'Tables and the report without charts, which is faster' },
    open: { type: 'boolean', describe: 'Open the report in the browser' },
    quiet: { type: 'boolean', describe: 'Say nothing but errors' },
    json: { type: 'boolean', describe: 'Print one JSON object with paths and summary instead of words' },
  },
  examples: [
    ['first-run', 'a small market, in a second'],
    ['scenarios/seed/walmart-west.yaml --open', 'and look at the report'],
    ['mine.yaml --replicates 3 --consumers 1e4', 'smaller, to try something'],
    ['first-run --panel 1000', 'with the payment diary of 1,000 consumers'],
    ['a.yaml b.yaml --out results', 'results/a and results/b'],
  ],
  run: async (args, io) => (await import('../run-scenarios.ts')).runScenarios(args, io),
};
