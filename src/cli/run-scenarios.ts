import { availableParallelism } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { FormulaError } from '../core/formula.ts';
import { replicatesOf } from '../experiment/run.ts';
import { spreadOf, spreadWords } from '../experiment/spread.ts';
import { ScenarioError } from '../scenario/errors.ts';
import {
  forgetCheckpoint,
  leaveCheckpoint,
  type Planned,
  planCheckpoints,
} from './checkpoint/plan-checkpoints.ts';
import { coloursFor } from './colours.ts';
import { commandAgain } from './command-again.ts';
import { freeMemory, refuseWhatDoesNotFit } from './free-memory.ts';
import { type Io, note, say } from './io.ts';
import { type LoadedFile, loadAll } from './load.ts';
import { Mistake } from './mistake.ts';
import { openFile } from './open.ts';
import { overridesOf } from './overrides.ts';
import { panelSizeOf } from './panel-size.ts';
import { progressOf } from './progress.ts';
import { ResultFolder } from './result-folder.ts';
import { type Outcome, writeResults } from './results.ts';
import type { RunArguments } from './run-arguments.ts';
import { simulateAloud } from './simulate-aloud.ts';
import { warnOf, warnOfCharacters } from './warn.ts';
import { wholeNumber } from './whole-number.ts';

/** A scenario to run, and where its results go. */
interface Job {
  readonly file: LoadedFile;
  /** The folder as it is shown to the user. */
  readonly shown: string;
  readonly folder: ResultFolder;
  /** Its checkpoints, if it is to have any. */
  kept?: Planned;
}

/** Runs scenarios one after the other. Nothing is run before every file is checked and every folder can be written. */
export async function runScenarios(args: RunArguments, io: Io): Promise<void> {
  const files = loadAll(args.files, overridesOf(args), io.cwd);
  if (!args.quiet) warnOf(files, io);
  // refused before anything is run
  panelSizeOf(args.panel, files);
  threadsOf(args.threads);
  refuseWhatDoesNotFit(files, '--consumers ');
  const jobs: Job[] = makeFolders(files, args, io);
  const outcomes: object[] = [];
  const forget = io.onInterrupt(() => tellStopped(jobs, io));
  try {
    for (const job of jobs) job.kept = planCheckpoints(job.file.scenario, job.shown, args, io);
    for (const job of jobs) outcomes.push(await runJob(job, args, io));
  } finally {
    forget();
    for (const { folder } of jobs) folder.abandon();
  }
  if (args.json) say(io, JSON.stringify({ results: outcomes }));
}

/** Whoever stops a run, or finds it stopped, is told what it leaves. The bar of the progress makes room. */
function tellStopped(jobs: readonly Job[], io: Io): void {
  const left = jobs.filter(({ folder }) => !folder.isPublished);
  if (left.length === 0) return;
  const clear = io.err.isTTY ? '\r\x1b[2K' : '';
  note(io, `${clear}stopped; nothing was written to ${left.map(({ shown }) => shown).join(', ')}`);
  for (const { kept } of left) {
    if (kept && leaveCheckpoint(kept.plan)) note(io, `${kept.plan.shown} is kept: --resume goes on from it`);
  }
}

async function runJob(job: Job, args: RunArguments, io: Io): Promise<object> {
  const { file, shown, folder } = job;
  const { scenario } = file;
  const started = performance.now();
  const { result, panel } = await simulateJob(job, args, io);
  const seconds = (performance.now() - started) / 1000;
  const command = commandAgain(file.asked, args);
  const { missing, ...outcome } = await writeResults(folder.partial, {
    result,
    seconds,
    charts: !args['no-charts'],
    parquet: args.parquet ?? false,
    panel: panel ?? undefined,
    command,
  });
  folder.publish();
  if (job.kept) forgetCheckpoint(job.kept.plan);
  if (!args.quiet) warnOfCharacters(missing, io);
  const paths = {
    report: join(shown, 'report.html'),
    ...(panel && { panel: join(shown, 'panel.parquet') }),
  };
  if (!args.quiet && !args.json) tellOutcome(outcome, file, paths, io);
  if (args.open) await openFile(resolve(io.cwd, paths.report), io);
  return { scenario: baseOf(file), name: scenario.name, folder: shown, ...paths, ...outcome };
}

/** Runs all replicates, on as many threads as are worth it; the panel, if one is asked for, goes to the disk meanwhile. */
async function simulateJob({ file, folder, kept }: Job, args: RunArguments, io: Io) {
  const { scenario } = file;
  const size = panelSizeOf(args.panel, [file]);
  const panel = size === undefined ? null : { folder: folder.partial, consumers: size };
  const threads = threadsOf(args.threads);
  const checkpoints = kept?.plan ?? null;
  const inOrder = panel !== null || checkpoints !== null;
  const spread = spreadOf(scenario, { threads, memory: freeMemory(), inOrder });
  const label = `${baseOf(file)} (${spreadWords(spread)})`;
  const total = scenario.weeks * replicatesOf(scenario);
  const progress = progressOf(io, label, total, { quiet: args.quiet, before: kept?.before });
  progress.update(kept?.before ?? 0); // the first week may take long
  const how = { scenario, spread, progress, panel, checkpoints };
  try {
    if (spread.side * spread.hands === 1) return await simulateAloud(how);
    return await (await import('./threads/run-on-threads.ts')).runOnThreads(how);
  } catch (error) {
    throw atItsPlace(error, file);
  }
}

const threadsOf = (text: string | undefined): number =>
  text === undefined ? availableParallelism() : wholeNumber('threads', text);

/** A formula that fails in some week is told like a problem of the file: with its line. */
const atItsPlace = (error: unknown, file: LoadedFile): unknown =>
  error instanceof FormulaError && error.path !== undefined
    ? new ScenarioError([file.problemAt(error.path, error.reason)])
    : error;

function tellOutcome(
  { finding }: Pick<Outcome, 'finding'>,
  { scenario }: LoadedFile,
  paths: Readonly<Record<string, string>>,
  io: Io,
): void {
  const { bold, cyan } = coloursFor(io.out, io.env);
  const files = Object.entries(paths).map(([what, path]) => `${what.padEnd(8)}${cyan(path)}`);
  say(io, `${bold(scenario.name)}\n${finding}\n\n${files.join('\n')}`);
}

function makeFolders(files: readonly LoadedFile[], { out }: RunArguments, io: Io): Job[] {
  const named = files.map((file) => ({ file, shown: folderOf(file, files.length, out) }));
  refuseTwins(named);
  const jobs: Job[] = [];
  try {
    for (const { file, shown } of named) jobs.push({ file, shown, folder: new ResultFolder(shown, io) });
    return jobs;
  } catch (error) {
    for (const { folder } of jobs) folder.abandon();
    throw error;
  }
}

const baseOf = ({ path }: LoadedFile): string => basename(path).replace(/\.ya?ml$/i, '');

/** One file fills `--out` itself; several get a folder each inside. */
function folderOf(file: LoadedFile, count: number, out: string | undefined): string {
  return out !== undefined && count === 1 ? out : join(out ?? 'out', baseOf(file));
}

function refuseTwins(named: readonly { file: LoadedFile; shown: string }[]): void {
  const first = new Map<string, LoadedFile>();
  for (const { file, shown } of named) {
    const twin = first.get(shown.toLowerCase());
    if (twin) {
      const pair = twin.path === file.path ? `${file.path} is given twice` : `${twin.path} and ${file.path}`;
      throw new Mistake(
        `${pair}: both would be written to ${shown}; run them one by one, each with its own --out`,
      );
    }
    first.set(shown.toLowerCase(), file);
  }
}
