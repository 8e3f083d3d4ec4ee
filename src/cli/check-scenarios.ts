import { isAbsolute } from 'node:path';
import type { Scenario } from '../scenario/schema.ts';
import { coloursFor } from './colours.ts';
import { checkStudy, studyPath } from './experiment/check-study.ts';
import { type Io, say } from './io.ts';
import { type LoadedFile, loadFile } from './load.ts';
import { Mistake, wordsOf } from './mistake.ts';
import { warnOf } from './warn.ts';

/** What `paymarket check` was asked. */
export interface CheckArguments {
  readonly files: readonly string[];
  readonly set?: readonly string[];
}

/** Says of each file that it is fine, if all are. Throws Mistake with the problems of every file that is not. */
export async function checkScenarios({ files, set = [] }: CheckArguments, io: Io): Promise<void> {
  const { green } = coloursFor(io.out, io.env);
  const found = files.map((file) => checked(file, set, io.cwd));
  const problems = found.flatMap(({ problem }) => problem ?? []);
  if (problems.length > 0) throw new Mistake(problems.join('\n\n'));
  warnOf(
    found.flatMap(({ loaded }) => loaded ?? []),
    io,
  );
  for (const { name, size } of found) say(io, `${green('fine')}  ${name}  ${size}`);
}

/** What was found out about a file: that it is fine and how large, or what is wrong with it. */
interface Checked {
  readonly name: string;
  readonly size: string;
  readonly loaded?: LoadedFile;
  readonly problem?: string;
}

function checked(file: string, set: readonly string[], cwd: string): Checked {
  try {
    const study = studyPath(file, cwd);
    if (study !== undefined) return { name: file, size: checkStudy(study, set, cwd) };
    const loaded = loadFile(file, set, cwd);
    return { name: nameOf(loaded), size: sizeOf(loaded.scenario), loaded };
  } catch (error) {
    const problem = wordsOf(error);
    if (problem === undefined) throw error;
    return { name: file, size: '', problem };
  }
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
