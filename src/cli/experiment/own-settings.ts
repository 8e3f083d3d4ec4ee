import { wholeNumber } from '../whole-number.ts';

/** Settings of a study itself that the command line may replace. */
const OWN = ['replicates', 'samples', 'trajectories'] as const;

/** What a command was asked of them, as it was written. */
export type OwnArguments = { readonly [Name in (typeof OWN)[number]]?: string };

/** Those that were given, as numbers. Throws Mistake. */
export const ownSettings = (args: OwnArguments): Record<string, number> =>
  Object.fromEntries(given(args).map(([name, text]) => [name, wholeNumber(name, text)]));

/** The same as words of a command line. */
export const ownWords = (args: OwnArguments): string[] =>
  given(args).flatMap(([name, text]) => [`--${name}`, text]);

const given = (args: OwnArguments): [string, string][] =>
  OWN.flatMap((name) => (args[name] === undefined ? [] : [[name, args[name]]]));
