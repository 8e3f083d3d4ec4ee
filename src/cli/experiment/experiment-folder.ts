import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import type { JournalHead } from '../../experiment/runner/journal.ts';
import { jsonText } from '../../report/manifest.ts';
import { kindOf } from '../files.ts';
import { Mistake } from '../mistake.ts';
import { refuseToReplace } from '../older-results.ts';
import { filesIn, packageVersion } from '../shipped.ts';
import { differenceOf } from './difference.ts';
import { journalsIn } from './journals.ts';
import { hashOf, type LoadedStudy, type Sources } from './sources.ts';

/** What `experiment.json` says: what the folder holds, and all that is needed to go on with it. */
export interface ExperimentFile {
  readonly program: 'paymarket';
  readonly version: string;
  readonly kind: string;
  readonly name: string;
  readonly study: string;
  /** Runs planned so far; designs that follow their results may add some. */
  readonly runs: number;
  readonly outcomes: number;
  /** The command that makes the same results again, on one machine. */
  readonly command: string;
  readonly sources: Sources;
}

const FILE = 'experiment.json';
/** `experiment.json` while it is written, up to who writes it. */
const BEGUN = `.${FILE}.`;
const SHARDS = 'shards';
/** What the jobs of a cluster say. */
export const LOGS = 'logs';
const MANIFEST = 'manifest.json';

/** How an experiment begins where its folder holds something already. */
export interface Beginning {
  readonly command: string;
  /** Go on with what was made before. */
  readonly resume: boolean;
  /** Begin anew, whatever was made before. */
  readonly restart: boolean;
  /** Other processes may be at work on the same experiment. */
  readonly shared: boolean;
}

/** The folder of an experiment: what it is, the journals of those who work on it, and its results once all runs are made. */
export class ExperimentFolder {
  /** Absolute path. */
  readonly path: string;
  readonly shown: string;
  readonly head: JournalHead;
  private readonly facts: Omit<ExperimentFile, 'runs'>;

  /** Makes the folder, or takes up the experiment in it. Throws Mistake where neither may be done. */
  constructor(
    shown: string,
    { study, sources }: LoadedStudy,
    { command, resume, restart, shared }: Beginning,
  ) {
    this.path = resolve(sources.cwd, shown);
    this.shown = shown;
    const [version, hash] = [packageVersion(), hashOf(sources)];
    const outcomes = study.outcomes.length;
    this.head = { program: 'paymarket', journal: 1, version, study: hash, outcomes };
    this.facts = {
      program: 'paymarket',
      version,
      kind: study.kind,
      name: study.name,
      study: hash,
      outcomes,
      command,
      sources,
    };
    this.takeUp({ resume, restart, shared }, sources);
    mkdirSync(this.shards, { recursive: true });
  }

  /** The study as it was written. */
  get text(): string {
    return this.facts.sources.text;
  }

  get shards(): string {
    return join(this.path, SHARDS);
  }

  /** Says how many runs there are to be; written in one step, since several processes may do so. */
  announce(runs: number): void {
    const before = readExperiment(this.path);
    if (before?.runs === runs && before.study === this.facts.study) return;
    const partial = join(this.path, `${BEGUN}${hostname()}-${process.pid}`);
    writeFileSync(partial, jsonText({ ...this.facts, runs }));
    renameSync(partial, join(this.path, FILE));
  }

  /** Journals of all who worked on it. Throws Mistake where one does not belong. */
  journals(): string[] {
    return journalsIn(this.shards, this.head);
  }

  /** Sees to it that the folder is free, or that what it holds is gone on with or taken away. */
  private takeUp({ resume, restart, shared }: Omit<Beginning, 'command'>, sources: Sources): void {
    const before = readExperiment(this.path);
    if (before === undefined) {
      if (!shared || !isJustBegun(this.path)) this.refuseResults(sources.cwd);
    } else if (resume || shared) this.refuseOther(before, sources);
    else if (!restart && !existsSync(join(this.path, MANIFEST)))
      throw unfinished(this.shown, before, this.path);
    else rmSync(this.shards, { recursive: true, force: true });
  }

  /** Whatever is no experiment stays where it is, results of a single run too. */
  private refuseResults(cwd: string): void {
    refuseToReplace(this.path, this.shown, cwd);
    if (existsSync(join(this.path, MANIFEST)))
      throw new Mistake(`${this.shown}: holds results of another kind; choose another folder with --out`);
  }

  private refuseOther(before: ExperimentFile, sources: Sources): void {
    if (before.version !== this.head.version)
      throw new Mistake(
        `${this.shown}: begun with version ${before.version}, this is ${this.head.version}; finish it with that version, or begin anew with --restart`,
      );
    if (before.study === this.head.study) return;
    throw new Mistake(
      `${this.shown}: holds runs of another study; restore the study, begin anew with --restart, or choose another --out\n\n${differenceOf(before.sources, sources)}`,
    );
  }
}

/** Whether processes that share the work have made the folder, and none has yet said what it holds. */
const isJustBegun = (path: string): boolean =>
  filesIn(path).every((name) => [SHARDS, LOGS].includes(name) || name.startsWith(BEGUN));

function unfinished(shown: string, { name, runs }: ExperimentFile, path: string): Mistake {
  const begun = filesIn(join(path, SHARDS)).length > 0;
  return new Mistake(
    `${shown}: holds an unfinished experiment, “${name}” of ${runs} runs${begun ? '' : ', not one made'}; --resume goes on with it, --restart begins anew`,
  );
}

/** What lies in a folder; undefined where it is no experiment. */
export function readExperiment(path: string): ExperimentFile | undefined {
  try {
    const found = JSON.parse(readFileSync(join(path, FILE), 'utf8'));
    return found?.program === 'paymarket' ? found : undefined;
  } catch {
    return undefined;
  }
}

/** What lies in a folder that the user names. Throws Mistake where it is no experiment. */
export function experimentAt(shown: string, cwd: string): ExperimentFile {
  const path = resolve(cwd, shown);
  const found = readExperiment(path);
  if (found !== undefined) return found;
  throw new Mistake(
    kindOf(path) === 'nothing'
      ? `${shown}: no such folder; expected the folder of an experiment, such as out/sweep/NAME`
      : `${shown}: is no folder of an experiment (no ${FILE} in it)`,
  );
}
