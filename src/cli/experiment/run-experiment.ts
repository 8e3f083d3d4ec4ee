import { basename, join } from 'node:path';
import { experimentOf } from '../../experiment/experiment-of.ts';
import type { Experiment } from '../../experiment/runner/experiment.ts';
import { runsOf } from '../../experiment/runner/plan.ts';
import { shardFrom } from '../../experiment/runner/shard.ts';
import { largestRuns } from '../../experiment/study/largest-market.ts';
import type { Study } from '../../experiment/study/study.ts';
import { refuseWhatDoesNotFit } from '../free-memory.ts';
import { type Io, note, say } from '../io.ts';
import { Mistake } from '../mistake.ts';
import { openFile } from '../open.ts';
import { progressOf } from '../progress.ts';
import { wholeNumber } from '../whole-number.ts';
import type { ExperimentArguments } from './arguments.ts';
import { collect } from './collect.ts';
import { ExperimentFolder } from './experiment-folder.ts';
import { type Making, makeRuns } from './make-runs.ts';
import { ownSettings } from './own-settings.ts';
import { type LoadedStudy, loadStudyText } from './sources.ts';

/** What a command hands over: a study as text, and how it was asked for. */
export interface Asked {
  /** How problems call the study: a path, or what it was made from. */
  readonly name: string;
  readonly text: string;
  /** The command with which the same is made again. */
  readonly command: string;
  /** Kind that the command runs; another kind is refused with the command that runs it. */
  readonly kind: Study['kind'];
  /** Folder of the results, where `--out` does not say another. */
  readonly folder: string;
  /** Settings of the study that options of the command replace. */
  readonly own?: Readonly<Record<string, number | string>>;
}

const MOST_RUNS = 100_000;

/** Makes the runs of a study, or a part of them, and tells what came out of all. Nothing is run before everything is checked. */
export async function runExperiment(asked: Asked, args: ExperimentArguments, io: Io): Promise<void> {
  const shard = shardFrom(args, io.env);
  const loaded = loadAsked(asked, args, io);
  const experiment = experimentOf(loaded.study);
  refuseTooMany(experiment, args['max-runs']);
  const runs = largestRuns(loaded.study).map(({ name, scenario }) => ({ asked: name, scenario }));
  refuseWhatDoesNotFit(runs, '--set consumers=');
  const shown = args.out ?? asked.folder;
  const { resume = false, restart = false } = args;
  const { command } = asked;
  const folder = new ExperimentFolder(shown, loaded, {
    command,
    resume,
    restart,
    shared: shard !== undefined,
  });
  await makeAloud({ experiment, sources: loaded.sources, folder, shard }, asked, args, io);
  if (shard !== undefined) return tellShard(folder, args, io);
  await tellResults(experiment, folder, asked, args, io);
}

function loadAsked(asked: Asked, args: ExperimentArguments, io: Io): LoadedStudy {
  const { name, text, kind } = asked;
  const own = { ...asked.own, ...ownSettings(args) };
  const loaded = loadStudyText({ name, text, cwd: io.cwd, overrides: args.set ?? [], own });
  const found = loaded.study.kind;
  if (found === kind) return loaded;
  throw new Mistake(`${name}: is a study of the kind “${found}”; run it with \`paymarket ${found} ${name}\``);
}

/** Throws Mistake where a design is larger than was expected. */
export function refuseTooMany({ plan }: Experiment, given: string | undefined): void {
  const most = given === undefined ? MOST_RUNS : wholeNumber('max-runs', given);
  const runs = runsOf(plan);
  if (runs <= most) return;
  const of = `${count(plan.conditions)} conditions of ${count(plan.replicates)} replicates`;
  throw new Mistake(
    `the design has ${count(runs)} runs (${of}), more than --max-runs ${count(most)}; allow them with --max-runs ${runs}, or use fewer levels, samples or replicates`,
  );
}

/** `51,200`. */
export const count = (value: number): string => value.toLocaleString('en');

type Work = Pick<Making, 'experiment' | 'sources' | 'folder' | 'shard'>;

async function makeAloud(work: Work, asked: Asked, args: ExperimentArguments, io: Io): Promise<void> {
  const { folder } = work;
  const threads = args.threads === undefined ? undefined : wholeNumber('threads', args.threads);
  const label = basename(asked.folder);
  const quiet = args.quiet;
  let counts = { total: 0, done: 0 };
  const progress: Making['progress'] = (total, before) => {
    counts = { total, done: before };
    const shown = progressOf(io, label, total, { quiet, unit: 'runs', before });
    return { ...shown, update: (done) => shown.update((counts.done = done)) };
  };
  const forget = io.onInterrupt(() => {
    const clear = io.err.isTTY ? '\r\x1b[2K' : '';
    const { done, total } = counts;
    note(
      io,
      `${clear}stopped after ${count(done)} of ${count(total)} runs, which are kept in ${folder.shown}; --resume goes on`,
    );
  });
  try {
    await makeRuns({ ...work, threads, progress });
  } catch (error) {
    throw fullDisk(error, counts.done, folder);
  } finally {
    forget();
  }
}

/** A disk that is full says how much is kept, and how to go on; any other error is passed on as it is. */
function fullDisk(error: unknown, done: number, { shown }: ExperimentFolder): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new Mistake(
    `${shown}: the disk is full; ${count(done)} runs are kept. Free some space, and go on with --resume`,
  );
}

function tellShard({ shown }: ExperimentFolder, { quiet }: ExperimentArguments, io: Io): void {
  if (!quiet) note(io, `the part is made; when all are, \`paymarket merge ${shown}\` collects them`);
}

async function tellResults(
  experiment: Experiment,
  folder: ExperimentFolder,
  { command }: Asked,
  args: ExperimentArguments,
  io: Io,
): Promise<void> {
  const told = await collect({ experiment, folder, command, charts: !args['no-charts'], io });
  if (args.json) say(io, JSON.stringify(told.json));
  else if (!args.quiet) say(io, told.text);
  if (args.open) await openFile(join(folder.path, 'report.html'), io);
}
