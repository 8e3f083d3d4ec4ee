import type { RunArguments } from './run-arguments.ts';

const CHANGING = ['seed', 'replicates', 'consumers', 'weeks', 'engine'] as const;

/** The command that makes the results of one file again: the options that change them, and no others. */
export function commandAgain(asked: string, args: RunArguments): string {
  const settings = (args.set ?? []).flatMap((setting) => ['--set', setting]);
  const options = CHANGING.flatMap((name) => (args[name] === undefined ? [] : [`--${name}`, args[name]]));
  return ['npx', 'paymarket', 'run', asked, ...settings, ...options].map(quoted).join(' ');
}

/** A word as a shell takes it. */
const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
