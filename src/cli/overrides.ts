import { meantOr } from './meant.ts';
import { Mistake } from './mistake.ts';
import type { RunArguments } from './run-arguments.ts';

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

/** Reads `500`, `100_000`, `100,000` and `1e5`. Throws Mistake for anything but a whole number of at least 1. */
export function wholeNumber(option: string, text: string): number {
  const plain = text.replace(/(?<=\d)[_,](?=\d{3})/g, '');
  const value = /^\d+(\.\d+)?(e\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new Mistake(`--${option}: expected a whole number of at least 1, found "${text}"`);
}

const ENGINES = ['agents', 'mean-field'];

function engineNamed(name: string): string {
  if (ENGINES.includes(name)) return name;
  throw new Mistake(`--engine: unknown engine "${name}"${meantOr(name, ENGINES)}`);
}

/** A number stays one, as it would in the file: `seed: 7` and `seed: "7"` are two seeds. */
const seedText = (text: string): string => (/^-?\d+(\.\d+)?$/.test(text) ? text : JSON.stringify(text));
