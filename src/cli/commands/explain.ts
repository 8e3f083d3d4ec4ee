import { coloursFor } from '../colours.ts';
import type { Command } from '../command.ts';
import { say } from '../io.ts';
import { Mistake } from '../mistake.ts';

export interface ExplainArguments {
  readonly parameter: string;
}

export const explainCommand: Command<ExplainArguments> = {
  name: 'explain',
  positionals: '<parameter>',
  describe: 'Explain a parameter or a section: meaning, unit, range, default, source',
  meanings: { parameter: 'A name, a path or a section of a scenario' },
  options: {},
  examples: [
    ['merchantFee', 'by its name'],
    ['platforms.alipay.cashback', 'by its place in a scenario'],
    ['habit', 'a whole section'],
  ],
  run: async ({ parameter }, io) => {
    const { findParameters, parameterSuggestion } = await import('../../scenario/find-parameters.ts');
    const { explainParameter } = await import('../../scenario/explain.ts');
    const found = findParameters(parameter);
    if (found.length === 0) throw new Mistake(unknown(parameter, parameterSuggestion(parameter)));
    const { bold } = coloursFor(io.out, io.env);
    const texts = found.map((one) => explainParameter(one).replace(/^.*/, (path) => bold(path)));
    say(io, texts.join('\n\n'));
  },
};

const unknown = (name: string, suggestion: string): string =>
  `unknown parameter "${name}"${suggestion || '; docs/parameters.md lists all'}`;
