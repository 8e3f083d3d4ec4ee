import { basename, join, resolve } from 'node:path';
import type { Study } from '../../experiment/study/study.ts';
import { commandLine } from '../command-again.ts';
import { readText } from '../files.ts';
import type { Io } from '../io.ts';
import type { StudyArguments } from './arguments.ts';
import { findStudy } from './find-study.ts';
import { ownWords } from './own-settings.ts';
import { runExperiment } from './run-experiment.ts';

/** Makes the runs of a study file. */
export async function runStudy(kind: Study['kind'], args: StudyArguments, io: Io): Promise<void> {
  const path = findStudy(args.study, io.cwd);
  const name = basename(path).replace(/\.ya?ml$/i, '');
  const asked = {
    name: path,
    text: readText(resolve(io.cwd, path)),
    command: commandOf(kind, args),
    kind,
    folder: join('out', kind, name),
  };
  await runExperiment(asked, args, io);
}

/** The command with which the same results are made again: what changes them, and nothing else. */
export const commandOf = (kind: string, { study, set = [], ...args }: StudyArguments): string =>
  commandLine([kind, study, ...set.flatMap((one) => ['--set', one]), ...ownWords(args)]);
