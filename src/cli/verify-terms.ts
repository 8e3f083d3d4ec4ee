import type { EngineName } from '../experiment/verify/benchmark.ts';
import { meantOr } from './meant.ts';
import { Mistake } from './mistake.ts';
import type { VerifyArguments } from './verify-arguments.ts';

/** On what terms theory and simulation are compared. */
export interface Terms {
  /** The arguments, with the seed that `--fresh` chose. */
  readonly args: VerifyArguments;
  readonly z: number;
  readonly judged: { readonly z: number; readonly engines: readonly EngineName[] };
  /** The options that change what is found, as words of a command line. */
  readonly words: readonly string[];
}

const SHIPPED_Z = 4;
/** Shipped seeds hold for good once they hold; draws that nobody has seen fail once in a few thousand checks at z = 4. */
const FRESH_Z = 5;

const ENGINES: Readonly<Record<string, readonly EngineName[]>> = {
  both: ['mean-field', 'agents'],
  agents: ['agents'],
  'mean-field': ['mean-field'],
};

/** Reads the options. Throws Mistake. */
export function termsOf(asked: VerifyArguments): Terms {
  if (asked.fresh && asked.seed !== undefined)
    throw new Mistake('--fresh and --seed: expected one of them; --fresh chooses a seed by itself');
  const seed = asked.fresh ? new Date().toISOString() : asked.seed;
  const z = asked.z === undefined ? (asked.fresh ? FRESH_Z : SHIPPED_Z) : zOf(asked.z);
  const engine = asked.engine ?? 'both';
  if (!Object.hasOwn(ENGINES, engine))
    throw new Mistake(`--engine: unknown engine "${engine}"${meantOr(engine, Object.keys(ENGINES))}`);
  const words = [
    ...(asked.set ?? []).flatMap((setting) => ['--set', setting]),
    ...(seed === undefined ? [] : ['--seed', seed]),
    ...(z === SHIPPED_Z ? [] : ['--z', String(z)]),
    ...(engine === 'both' ? [] : ['--engine', engine]),
  ];
  return { args: { ...asked, seed }, z, judged: { z, engines: ENGINES[engine] }, words };
}

function zOf(text: string): number {
  const z = Number(text);
  if (text.trim() !== '' && Number.isFinite(z) && z > 0) return z;
  throw new Mistake(`--z: expected a number of standard errors above 0, found "${text}"`);
}
