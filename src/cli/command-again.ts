import { shellWord } from '../core/shell-word.ts';
import type { RunArguments } from './run-arguments.ts';

const CHANGING = ['seed', 'replicates', 'consumers', 'weeks', 'engine', 'panel'] as const;

/** The command that makes the results of one file again: the options that change them, and no others. */
export function commandAgain(asked: string, args: RunArguments): string {
  const settings = (args.set ?? []).flatMap((setting) => ['--set', setting]);
  const options = CHANGING.flatMap((name) => (args[name] === undefined ? [] : [`--${name}`, args[name]]));
  return commandLine(['run', asked, ...settings, ...options]);
}

/** Words after the program's name, as a line for a shell. */
export const commandLine = (words: readonly string[]): string =>
  ['npx', 'paymarket', ...words].map(shellWord).join(' ');
