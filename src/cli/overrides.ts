import { meantOr } from './meant.ts';
import { Mistake } from './mistake.ts';
import type { RunArguments } from './run-arguments.ts';
import { wholeNumber } from './whole-number.ts';

const WHOLE = ['replicates', 'consumers', 'weeks'] as const;

/** The options of `run` that change the scenario, as `path=value`; `--set` first, so that the named options win. */
export function overridesOf(args: RunArguments): string[] {
  const named = WHOLE.filter((name) => args[name] !== undefined).map(
    (name) => `${name}=${wholeNumber(name, args[name]!)}`,
  );
  const seed = args.seed === undefined ? [] : [`seed=${seedText(args.seed)}`];
  const engine = args.engine === undefined ? [] : [`engine=${engineNamed(args.engine)}`];
  return [...(args.set ?? []), ...named, ...seed, ...engine];
}

const ENGINES = ['agents', 'mean-field'];

function engineNamed(name: string): string {
  if (ENGINES.includes(name)) return name;
  throw new Mistake(`--engine: unknown engine "${name}"${meantOr(name, ENGINES)}`);
}

/** A number stays one, as it would in the file: `seed: 7` and `seed: "7"` are two seeds. */
export const seedText = (text: string): string =>
  /^-?\d+(\.\d+)?$/.test(text) ? text : JSON.stringify(text);
