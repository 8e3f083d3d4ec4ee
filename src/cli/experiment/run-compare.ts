import { basename, join, resolve } from 'node:path';
import { isStudy } from '../../experiment/study/load-study.ts';
import { commandLine } from '../command-again.ts';
import { isFile, readText } from '../files.ts';
import { findScenario } from '../find-scenario.ts';
import type { Io } from '../io.ts';
import { Mistake } from '../mistake.ts';
import { seedText } from '../overrides.ts';
import { shippedStudies } from '../shipped.ts';
import { wholeNumber } from '../whole-number.ts';
import type { CompareArguments } from './arguments.ts';
import { findStudy } from './find-study.ts';
import { type Asked, runExperiment } from './run-experiment.ts';

/** Runs scenarios on the same draws and tells what differs: scenarios by name, which become a study, or a study. */
export async function runCompare(args: CompareArguments, io: Io): Promise<void> {
  const { seed, set = [] } = args;
  const all = seed === undefined ? set : [...set, `seed=${seedText(seed)}`];
  await runExperiment(askedOf(args, io.cwd), { ...args, set: all }, io);
}

function askedOf(args: CompareArguments, cwd: string): Asked {
  const { scenarios } = args;
  const studies = scenarios.filter((one) => isStudyNamed(one, cwd));
  const shared = { kind: 'compare' as const, own: ownOf(args), command: commandOf(args) };
  if (scenarios.length === 1 && studies.length === 1) {
    const path = findStudy(scenarios[0], cwd);
    return { ...shared, name: path, text: readText(resolve(cwd, path)), folder: folderOf(scenarios) };
  }
  if (studies.length > 0)
    throw new Mistake(`${studies[0]}: is a study, which stands alone; compare scenarios, or run one study`);
  const missing = scenarios.flatMap((one) => complaintsOn(one, cwd));
  if (missing.length > 0) throw new Mistake(missing.join('\n'));
  if (scenarios.length === 1)
    throw new Mistake(
      `${scenarios[0]}: one scenario alone, expected two or more: paymarket compare ${scenarios[0]} ANOTHER`,
    );
  return { ...shared, name: 'comparison', text: textOf(scenarios), folder: folderOf(scenarios) };
}

/** Whether the user means a study: a file that says so, or one that comes with the program where no file bears the name. */
function isStudyNamed(wanted: string, cwd: string): boolean {
  const written = [wanted, `${wanted}.yaml`, `${wanted}.yml`].find((path) => isFile(resolve(cwd, path)));
  if (written !== undefined) return isStudy(readNamed(written, cwd));
  const plain = wanted.replace(/^(\.\/)?scenarios\/studies\//, '').replace(/\.ya?ml$/i, '');
  return shippedStudies().some(({ name }) => name === plain);
}

function readNamed(path: string, cwd: string): string {
  try {
    return readText(resolve(cwd, path));
  } catch (error) {
    throw error instanceof Mistake ? new Mistake(`${path}: ${error.message}`) : error;
  }
}

/** What is wrong with the name of a scenario, if anything is. */
function complaintsOn(wanted: string, cwd: string): string[] {
  try {
    findScenario(wanted, cwd);
    return [];
  } catch (error) {
    if (error instanceof Mistake) return [error.message];
    throw error;
  }
}

/** The study that compares these scenarios, the others with the first. */
const textOf = (scenarios: readonly string[]): string =>
  ['study: compare', 'arms:', ...scenarios.map((one) => `  - scenario: ${JSON.stringify(one)}`), ''].join(
    '\n',
  );

/** Settings of the study that the options replace. */
function ownOf(args: CompareArguments): Record<string, number | string> {
  const { figure, precision, window } = args;
  const most = args['max-replicates'];
  return {
    ...(figure === undefined ? {} : { figure }),
    ...(precision === undefined ? {} : { precision: precisionOf(precision) }),
    ...(most === undefined ? {} : { maxReplicates: wholeNumber('max-replicates', most) }),
    ...(window === undefined ? {} : { window }),
  };
}

/** A number in the unit of the figure, or a percentage as it is. */
function precisionOf(text: string): number | string {
  const amount = /^(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?( ?%)?$/i.exec(text.trim());
  if (amount === null || !(Number.parseFloat(text) > 0))
    throw new Mistake(
      `--precision: expected a number above 0 in the unit of the figure, or a percentage of a share (0.1%), found "${text}"`,
    );
  return amount[1] === undefined ? Number(text) : text.trim();
}

/** Names told one by one in the name of a folder. */
const MOST_NAMED = 3;

function folderOf(scenarios: readonly string[]): string {
  const names = scenarios.map(nameOf);
  const shown = names.length > MOST_NAMED ? [names[0], `${names.length - 1}-others`] : names;
  return join('out', 'compare', shown.join('-vs-'));
}

const nameOf = (path: string): string => basename(path).replace(/\.ya?ml$/i, '');

const CHANGING = ['figure', 'precision', 'replicates', 'max-replicates', 'window', 'seed'] as const;

/** The command with which the same results are made again: what changes them, and nothing else. */
const commandOf = (args: CompareArguments): string =>
  commandLine([
    'compare',
    ...args.scenarios,
    ...(args.set ?? []).flatMap((one) => ['--set', one]),
    ...CHANGING.flatMap((name) => (args[name] === undefined ? [] : [`--${name}`, args[name]])),
  ]);
