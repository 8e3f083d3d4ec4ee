import { basename, join, resolve } from 'node:path';
import { calibrate, MissingMoment } from '../experiment/calibrate/calibrate.ts';
import type { Calibration } from '../experiment/calibrate/calibration.ts';
import type { Targets } from '../experiment/calibrate/targets.ts';
import { warningsOf } from '../experiment/calibrate/warnings.ts';
import { calibrationText } from '../report/calibration-text.ts';
import { answerAloud, waitingOf } from './answer-aloud.ts';
import type { CalibrateArguments } from './calibrate-arguments.ts';
import { writeCalibration } from './calibration-results.ts';
import { coloursFor } from './colours.ts';
import { commandLine } from './command-again.ts';
import { type Io, note, say } from './io.ts';
import { type LoadedFile, loadFile } from './load.ts';
import { findTargets, loadTargetsFile } from './load-targets-file.ts';
import { Mistake } from './mistake.ts';
import { openFile } from './open.ts';
import { duration } from './progress.ts';
import { ResultFolder } from './result-folder.ts';
import { warnOf } from './warn.ts';

const BUDGET = 300;

/** Fits a scenario to targets, tells the estimates, and writes the fitted file and its report. */
export async function calibrateScenario(args: CalibrateArguments, io: Io): Promise<void> {
  const path = findTargets(args.targets, io.cwd);
  const budget = budgetOf(args.budget);
  const file = loadFile(args.file, [], io.cwd);
  if (!args.quiet) warnOf([file], io);
  const targets = loadTargetsFile(path, file.scenario, io.cwd);
  refuseBadBounds(file, targets, io.cwd);
  const name = basename(file.path).replace(/\.ya?ml$/i, '');
  const shown = args.out ?? join('out', 'calibrate', name);
  const folder = new ResultFolder(shown, io);
  try {
    const started = performance.now();
    const asked = calibrate(file.scenario, targets, { budget, elsewhere: !args['one-search'] });
    const waiting = waitingOf(io, name, args.quiet);
    const found = await answerAloud(asked, targets, waiting).catch((error) => {
      throw inWords(error, targets, path);
    });
    const seconds = (performance.now() - started) / 1000;
    const { fittedFile } = await writeCalibration(folder.partial, {
      found,
      file,
      name,
      target: resolve(io.cwd, shown),
      cwd: io.cwd,
      seconds,
      command: commandOf(args),
      charts: !args['no-charts'],
    });
    folder.publish();
    tell(found, { shown, fittedFile, seconds, args }, io);
  } finally {
    folder.abandon();
  }
  if (args.open) await openFile(resolve(io.cwd, shown, 'report.html'), io);
}

function budgetOf(text: string | undefined): number {
  if (text === undefined) return BUDGET;
  const budget = Number(text);
  if (text.trim() !== '' && Number.isInteger(budget) && budget >= 1 && budget <= 1e6) return budget;
  throw new Mistake(`--budget: expected a whole number of runs from 1 to 1000000, found "${text}"`);
}

/** Every value between the bounds must make a scenario: their ends are tried. Throws Mistake. */
function refuseBadBounds(file: LoadedFile, { free }: Targets, cwd: string): void {
  for (const { name, paths, low, high } of free) {
    for (const value of [low, high]) {
      try {
        loadFile(
          file.asked,
          paths.map((path) => `${path}=${value}`),
          cwd,
        );
      } catch (error) {
        const { message } = error as Error;
        throw new Mistake(
          `${name}: at its bound ${value} the scenario is not valid; choose other bounds\n\n${message}`,
        );
      }
    }
  }
}

/** A moment that does not exist is told with its name. */
const inWords = (error: unknown, { targets }: Targets, path: string): unknown => {
  if (!(error instanceof MissingMoment)) return error;
  const { name, moment } = targets[error.target];
  return new Mistake(
    `${path}: "${name}" has no value in this scenario (${moment.measured}): nothing of what it counts happens; leave it out, or give another window`,
  );
};

const commandOf = (args: CalibrateArguments): string =>
  commandLine([
    'calibrate',
    args.file,
    '--targets',
    args.targets ?? '',
    ...(args.budget === undefined ? [] : ['--budget', args.budget]),
    ...(args['one-search'] ? ['--one-search'] : []),
  ]);

interface Told {
  readonly shown: string;
  readonly fittedFile: string;
  readonly seconds: number;
  readonly args: CalibrateArguments;
}

function tell(found: Calibration, { shown, fittedFile, seconds, args }: Told, io: Io): void {
  const ink = coloursFor(io.out, io.env);
  const { yellow } = coloursFor(io.err, io.env);
  const warnings = warningsOf(found);
  const [fitted, report] = [join(shown, fittedFile), join(shown, 'report.html')];
  if (args.json) {
    const { estimates, moments, cost, freedom, pValue, converged, evaluations } = found;
    const plain = { estimates: estimates.map(({ free, ...one }) => ({ parameter: free.name, ...one })) };
    const fits = moments.map(({ target, ...one }) => ({ target: target.name, ...one }));
    say(
      io,
      JSON.stringify({
        folder: shown,
        fitted,
        report,
        converged,
        evaluations,
        cost,
        freedom,
        pValue,
        ...plain,
        moments: fits,
        warnings,
      }),
    );
    return;
  }
  if (args.quiet) return;
  say(io, `${ink.bold(found.scenario.name)}\n\n${calibrationText(found, ink)}`);
  for (const warning of warnings) note(io, `${yellow('warning')}  ${warning}`);
  say(io, `\nin ${duration(seconds)}\nfitted  ${ink.cyan(fitted)}\nreport  ${ink.cyan(report)}`);
}
