import yargs from 'yargs';
import type { Command } from './command.ts';
import { calibrateCommand } from './commands/calibrate.ts';
import { checkCommand } from './commands/check.ts';
import { compareCommand } from './commands/compare.ts';
import { diffCommand } from './commands/diff.ts';
import { explainCommand } from './commands/explain.ts';
import { listCommand } from './commands/list.ts';
import { mergeCommand } from './commands/merge.ts';
import { newCommand } from './commands/new.ts';
import { playCommand } from './commands/play.ts';
import { runCommand } from './commands/run.ts';
import { schemaCommand } from './commands/schema.ts';
import { sensitivityCommand } from './commands/sensitivity.ts';
import { statusCommand } from './commands/status.ts';
import { submitCommand } from './commands/submit.ts';
import { sweepCommand } from './commands/sweep.ts';
import { verifyCommand } from './commands/verify.ts';
import type { Io } from './io.ts';
import { meantOr } from './meant.ts';
import { Mistake } from './mistake.ts';
import { packageVersion } from './shipped.ts';

const COMMANDS = [
  runCommand,
  playCommand,
  checkCommand,
  listCommand,
  newCommand,
  explainCommand,
  schemaCommand,
  diffCommand,
  verifyCommand,
  calibrateCommand,
  compareCommand,
  sweepCommand,
  sensitivityCommand,
  statusCommand,
  mergeCommand,
  submitCommand,
] as readonly Command<unknown>[];

type Job = () => Promise<void>;
type Program = ReturnType<typeof yargs>;

/** What a command line asks for, or undefined where it was answered at once (help, version). Throws Mistake. */
export function parseWords(words: readonly string[], io: Io): Job | undefined {
  const given = words.length === 0 ? ['--help'] : [...words];
  const jobs: Job[] = [];
  const complaints: string[] = [];
  const program = programFor(io);
  for (const command of COMMANDS)
    addCommand(program, command, (args) => jobs.push(() => command.run(onceEach(command, args), io)));
  program.completion('completion', 'Print a script that completes commands in your shell');
  program.fail((message, error) => {
    if (error !== undefined && error.name !== 'YError') throw error;
    complaints.push(message ?? error.message);
  });
  program.parse(given, {}, (_error: unknown, _args: unknown, output: string) => {
    if (output && complaints.length === 0) io.out.write(`${output}\n`);
  });
  if (complaints.length > 0) throw new Mistake(inOurWords(complaints, given));
  return jobs[0];
}

/** Nothing is guessed: no negations, no dots into names, no numbers made of words. */
const PARSER = {
  'boolean-negation': false,
  'camel-case-expansion': false,
  'dot-notation': false,
  'greedy-arrays': false,
  'parse-numbers': false,
  'parse-positional-numbers': false,
};

function programFor(io: Io): Program {
  return yargs([])
    .scriptName('paymarket')
    .usage(
      'paymarket COMMAND\n\nSimulates competition between payment platforms: a scenario in YAML in, a report out.',
    )
    .locale('en')
    .exitProcess(false)
    .parserConfiguration(PARSER)
    .wrap(Math.min(110, io.out.columns || 100))
    .version(packageVersion())
    .help()
    .alias('help', 'h')
    .demandCommand(1)
    .strict()
    .example('paymarket run first-run', 'a small market, in a second')
    .example('paymarket run walmart-west', 'a scenario that comes with the program')
    .example(
      'paymarket run mine.yaml --set platforms.alipay.cashback=0.02',
      'your own, with one setting changed',
    )
    .epilogue('`paymarket COMMAND --help` shows the options of a command.');
}

function addCommand(program: Program, command: Command<unknown>, choose: (args: unknown) => void): void {
  const { name, positionals, describe, meanings, options, examples } = command;
  const build = (yargs: Program): Program => {
    for (const [key, meaning] of Object.entries(meanings))
      yargs.positional(key, { type: 'string', describe: meaning });
    for (const [line, meaning] of examples) yargs.example(`paymarket ${name} ${line}`.trim(), meaning);
    return yargs
      .usage(`paymarket ${name} ${positionals.toUpperCase()}\n\n${describe}`)
      .epilogue('')
      .options(options);
  };
  program.command(`${name} ${positionals}`.trim(), describe, build as never, choose as never);
}

/** The arguments as they are, if none that takes one value was given several. Throws Mistake. */
function onceEach({ options }: Command<unknown>, args: unknown): unknown {
  for (const [name, value] of Object.entries(args as Record<string, unknown>)) {
    const isText = options[name]?.type === 'string' && options[name].array !== true;
    if (isText && Array.isArray(value))
      throw new Mistake(`--${name}: given ${value.length} times, expected once`);
  }
  return args;
}

const names = COMMANDS.map(({ name }) => name);

const UNKNOWN = /^Unknown arguments?: (.*)$/;
const NO_VALUE = /^Not enough arguments following: (.*)$/;
const TOO_FEW = /^Not enough non-option arguments/;

/** The most telling of yargs's complaints, with the nearest name and the way out. */
function inOurWords(complaints: readonly string[], given: readonly string[]): string {
  const command = given.flatMap((word) => COMMANDS.filter(({ name }) => name === word))[0];
  const complaint = complaints.find((text) => UNKNOWN.test(text)) ?? complaints[0];
  const unknown = UNKNOWN.exec(complaint)?.[1].split(', ')[0];
  const valueless = NO_VALUE.exec(complaint)?.[1];
  if (unknown !== undefined) return unknownWord(unknown, given, command);
  if (valueless !== undefined) return `--${valueless}: expected a value after it`;
  if (command === undefined) return `no command given; there are ${names.join(', ')}`;
  if (TOO_FEW.test(complaint))
    return `expected "paymarket ${command.name} ${command.positionals.toUpperCase()}"`;
  return `${command.name}: ${complaint}; see \`paymarket ${command.name} --help\``;
}

function unknownWord(
  unknown: string,
  given: readonly string[],
  command: Command<unknown> | undefined,
): string {
  if (given.some((word) => isOption(word, unknown))) {
    const options = [...Object.keys(command?.options ?? {}), 'help', 'version'].map((name) => `--${name}`);
    return `unknown option --${unknown}${meantOr(`--${unknown}`, options)}`;
  }
  if (command === undefined) return `unknown command "${unknown}"${meantOr(unknown, names)}`;
  return `${command.name}: unexpected "${unknown}"; see \`paymarket ${command.name} --help\``;
}

const isOption = (word: string, name: string): boolean =>
  word.startsWith('-') && word.replace(/^-+/, '').split('=')[0] === name;
