import type { CalibrateArguments } from '../calibrate-arguments.ts';
import type { Command } from '../command.ts';

const text = { type: 'string', requiresArg: true } as const;

export const calibrateCommand: Command<CalibrateArguments> = {
  name: 'calibrate',
  positionals: '<file>',
  describe:
    'Fit parameters of a scenario to published figures; write the fitted file, its fit and what it tells',
  meanings: { file: 'A scenario file, or the name of a shipped scenario' },
  options: {
    targets: { ...text, describe: 'File with the figures, their errors, and the free parameters (required)' },
    budget: { ...text, describe: 'Runs of the mean field that the search may take [default: 300]' },
    'one-search': { type: 'boolean', describe: 'Search from the given start only, not from elsewhere too' },
    out: { ...text, describe: 'Folder for the results [default: out/calibrate/NAME]' },
    'no-charts': { type: 'boolean', describe: 'Tables and the report without charts, which is faster' },
    open: { type: 'boolean', describe: 'Open the report in the browser' },
    quiet: { type: 'boolean', describe: 'Say nothing but errors' },
    json: { type: 'boolean', describe: 'Print one JSON object instead of tables' },
  },
  examples: [
    ['china-2018 --targets data/targets-2018.yaml', 'the fit that comes with the program'],
    ['mine.yaml --targets mine-targets.yaml --budget 50', 'a first look; says if that was too little'],
  ],
  run: async (args, io) => (await import('../calibrate-scenario.ts')).calibrateScenario(args, io),
};
