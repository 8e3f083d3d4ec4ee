import type { Command } from '../command.ts';
import type { VerifyArguments } from '../verify-arguments.ts';

const text = { type: 'string', requiresArg: true } as const;

export const verifyCommand: Command<VerifyArguments> = {
  name: 'verify',
  positionals: '[names..]',
  describe: 'Compare the simulator with what is known on paper; exit 1 if anything differs',
  meanings: {
    names: 'Benchmarks by name, or scenario files that carry `benchmark: NAME`; all of them if none is given',
  },
  options: {
    list: { type: 'boolean', describe: 'List the benchmarks' },
    engine: { ...text, describe: 'agents, mean-field or both [default: both]' },
    set: { ...text, array: true, describe: 'Change a setting of each chosen scenario: path=value' },
    seed: { ...text, describe: 'Other draws for all' },
    fresh: { type: 'boolean', describe: 'Draws that nobody has seen, judged at z = 5; says their seed' },
    z: { ...text, describe: 'Standard errors allowed between theory and agents [default: 4]' },
    out: { ...text, describe: 'Folder for the report and the tables [default: out/verify]' },
    'no-charts': { type: 'boolean', describe: 'The report without pictures, which is faster' },
    quiet: { type: 'boolean', describe: 'Say nothing but what does not hold' },
    json: { type: 'boolean', describe: 'Print one JSON object instead of a table' },
  },
  examples: [
    ['', 'everything, by both engines; the report is out/verify/report.html'],
    ['logit --set platforms.a.taste=2', 'theory and simulation move together'],
    ['mine.yaml', 'a market of your own that carries `benchmark: logit`'],
  ],
  run: async (args, io) => (await import('../verify-scenarios.ts')).verifyScenarios(args, io),
};
