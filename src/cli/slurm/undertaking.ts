import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { experimentOf } from '../../experiment/experiment-of.ts';
import type { Experiment } from '../../experiment/runner/experiment.ts';
import { missing } from '../../experiment/runner/gather.ts';
import { runsOf } from '../../experiment/runner/plan.ts';
import { ExperimentFolder, readExperiment } from '../experiment/experiment-folder.ts';
import { findStudy } from '../experiment/find-study.ts';
import { recordsIn } from '../experiment/journals.ts';
import { ownSettings } from '../experiment/own-settings.ts';
import { refuseTooMany } from '../experiment/run-experiment.ts';
import { commandOf } from '../experiment/run-study.ts';
import { type LoadedStudy, loadStudyText } from '../experiment/sources.ts';
import { readText } from '../files.ts';
import type { Io } from '../io.ts';
import { Mistake } from '../mistake.ts';
import { refuseToReplace } from '../older-results.ts';
import type { SubmitArguments } from './submit-arguments.ts';

/** A study that is to be submitted, and how far it is. */
export interface Undertaking {
  readonly loaded: LoadedStudy;
  readonly experiment: Experiment;
  /** The folder of the experiment, as the user knows it and as an absolute path. */
  readonly shown: string;
  readonly path: string;
  /** Ranges of runs that nobody has made, `from` up to but without `to`. */
  readonly missing: readonly (readonly [from: number, to: number])[];
  /** Whether its results were written. */
  readonly isComplete: boolean;
  /** Makes the folder, so that tasks find it as it will be. */
  open(): ExperimentFolder;
}

/** Loads a study and looks how far it is; nothing is written. Throws ScenarioError or Mistake for what cannot be submitted. */
export function undertake(args: SubmitArguments, io: Io): Undertaking {
  const file = findStudy(args.study, io.cwd);
  const loaded = loadForSubmission(file, args, io);
  const { kind } = loaded.study;
  const experiment = experimentOf(loaded.study);
  refuseTooMany(experiment, args['max-runs']);
  const shown = args.out ?? join('out', kind, basename(file).replace(/\.ya?ml$/i, ''));
  const path = resolve(io.cwd, shown);
  const { restart = false } = args;
  const beginning = { command: commandOf(kind, args), resume: !restart, restart, shared: !restart };
  const open = (): ExperimentFolder => new ExperimentFolder(shown, loaded, beginning);
  const before = readExperiment(path);
  if (before === undefined) refuseToReplace(path, shown, io.cwd);
  const isBegun = before !== undefined && !restart;
  const runs = runsOf(experiment.plan);
  const gaps = isBegun ? gapsIn(open(), runs) : [[0, runs] as const];
  const isComplete = isBegun && existsSync(join(path, 'manifest.json'));
  return { loaded, experiment, shown, path, missing: gaps, isComplete, open };
}

function loadForSubmission(file: string, { set = [], ...args }: SubmitArguments, { cwd }: Io): LoadedStudy {
  const text = readText(resolve(cwd, file));
  const loaded = loadStudyText({ name: file, text, cwd, overrides: set, own: ownSettings(args) });
  if (loaded.study.kind !== 'compare') return loaded;
  throw new Mistake(
    `${file}: a comparison decides as it goes how many runs it makes, and is not split; run it with \`paymarket compare ${file}\``,
  );
}

const gapsIn = (folder: ExperimentFolder, runs: number): [from: number, to: number][] =>
  missing(recordsIn(folder.journals(), folder.head), 0, runs);
