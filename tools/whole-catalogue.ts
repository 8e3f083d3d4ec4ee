import { chooseBenchmarks } from '../src/cli/choose-benchmarks.ts';
import type { Case } from '../src/experiment/verify/verify.ts';

/** On what terms the shipped files must hold. */
export const TERMS = { z: 4, engines: ['mean-field', 'agents'] } as const;

/** Every benchmark on its shipped file. */
export const wholeCatalogue = (): Case[] =>
  chooseBenchmarks({}, (name) => `npx paymarket verify ${name}`, process.cwd());
