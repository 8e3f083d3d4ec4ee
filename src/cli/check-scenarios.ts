import { isAbsolute } from 'node:path';
import type { Scenario } from '../scenario/schema.ts';
import { coloursFor } from './colours.ts';
import { type Io, say } from './io.ts';
import { type LoadedFile, loadAll } from './load.ts';
import { warnOf } from './warn.ts';

/** What `paymarket check` was asked. */
export interface CheckArguments {
  readonly files: readonly string[];
  readonly set?: readonly string[];
}

/** Says of each file that it is fine, if all are. Throws Mistake with the problems of every file that is not. */
export async function checkScenarios({ files, set = [] }: CheckArguments, io: Io): Promise<void> {
  const { green } = coloursFor(io.out, io.env);
  const loaded = loadAll(files, set, io.cwd);
  warnOf(loaded, io);
  for (const file of loaded) say(io, `${green('fine')}  ${nameOf(file)}  ${sizeOf(file.scenario)}`);
}

/** A shipped scenario is called as the user called it: where it lies says nothing to them. */
const nameOf = ({ asked, path }: LoadedFile): string => (isAbsolute(path) ? asked : path);

const sizeOf = ({ platforms, regions, consumers, weeks, replicates }: Scenario): string =>
  [
    count(Object.keys(platforms).length, 'platform'),
    count(Object.keys(regions).length, 'region'),
    count(consumers, 'consumer'),
    count(weeks, 'week'),
    count(replicates, 'replicate'),
  ].join(', ');

const count = (many: number, one: string): string =>
  `${many.toLocaleString('en')} ${one}${many === 1 ? '' : 's'}`;
