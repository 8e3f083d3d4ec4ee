import { isAbsolute, resolve } from 'node:path';
import type { Benchmark } from '../experiment/verify/benchmark.ts';
import { CATALOGUE } from '../experiment/verify/catalogue.ts';
import { type Case, inOrder } from '../experiment/verify/verify.ts';
import { isFile } from './files.ts';
import { type LoadedFile, loadAll } from './load.ts';
import { meant } from './meant.ts';
import { Mistake } from './mistake.ts';
import { overridesOf } from './overrides.ts';
import { shippedScenarios } from './shipped.ts';
import type { VerifyArguments } from './verify-arguments.ts';

const NAMES = CATALOGUE.map(({ name }) => name);
const FOLDER = 'scenarios/theory/';

/**
 * The benchmarks that the user means, each with its market. Nothing is run before every name is known, every file is
 * checked and keeps what its closed form supposes. Throws Mistake with all that is wrong.
 */
export function chooseBenchmarks(
  { names = [], set, seed }: VerifyArguments,
  commandOf: (asked: string) => string,
  cwd: string,
): Case[] {
  const asked = [...new Set(names.length === 0 ? NAMES : names)];
  refuseUnknown(asked, cwd);
  const loaded = loadAll(
    asked.map((name) => placeOf(name, cwd)),
    overridesOf({ files: [], set, seed }),
    cwd,
  );
  const files = loaded.map((file, i) => ({ ...file, asked: asked[i] }));
  refuse(files.flatMap(wrongBenchmark));
  const chosen = onceEach(files, cwd);
  const cases = chosen.map((file, i) => ({
    id: idOf(chosen, i),
    benchmark: benchmarkOf(file)!,
    scenario: file.scenario,
    file: shownPath(file),
    command: commandOf(file.asked),
  }));
  refuse(cases.flatMap(unmetIn));
  return inOrder(cases);
}

/** A file of the user's own comes before a benchmark of the same name, as it does in `run`. */
const placeOf = (name: string, cwd: string): string =>
  NAMES.includes(name) && !isOwnFile(name, cwd) ? `${FOLDER}${name}.yaml` : name;

const isOwnFile = (name: string, cwd: string): boolean =>
  [name, `${name}.yaml`, `${name}.yml`].some((path) => isFile(resolve(cwd, path)));

/** A word that is no file, no path and no shipped scenario can only have been meant as a benchmark. */
function refuseUnknown(asked: readonly string[], cwd: string): void {
  const shipped = shippedScenarios().flatMap(({ name, path }) => [name, path]);
  const unknown = asked.filter(
    (name) =>
      ![...NAMES, ...shipped].includes(name) && !isOwnFile(name, cwd) && !/[/\\]|\.ya?ml$/i.test(name),
  );
  if (unknown.length === 0) return;
  const lines = unknown.map((name) => {
    const near = meant(name, NAMES);
    return `no benchmark and no file "${name}"${near === undefined ? '' : `, did you mean "${near}"?`}`;
  });
  throw new Mistake(`${lines.join('\n')}\nthere are ${NAMES.join(', ')}`);
}

const benchmarkOf = ({ scenario }: LoadedFile): Benchmark | undefined =>
  CATALOGUE.find(({ name }) => name === scenario.benchmark);

const WHERE = '`paymarket verify --list` names them';

function wrongBenchmark(file: LoadedFile): string[] {
  const { benchmark } = file.scenario;
  if (benchmarkOf(file) !== undefined) return [];
  if (benchmark === undefined) {
    const wayOut = 'add `benchmark: NAME`, or `extends:` the file of a benchmark';
    return [`${shownPath(file)}: names no benchmark; ${wayOut}; ${WHERE}`];
  }
  const near = meant(benchmark, NAMES);
  const wayOut = near === undefined ? `; ${WHERE}` : `, did you mean "${near}"?`;
  return [`${shownPath(file)}: unknown benchmark "${benchmark}"${wayOut}`];
}

/** The name of the benchmark, numbered from the second of its markets on. */
function idOf(files: readonly LoadedFile[], place: number): string {
  const { benchmark } = files[place].scenario;
  const before = files.slice(0, place).filter(({ scenario }) => scenario.benchmark === benchmark).length;
  return before === 0 ? benchmark! : `${benchmark}-${before + 1}`;
}

/** A shipped file by its place in the package, any other as it was written. */
const shownPath = ({ path, asked }: LoadedFile): string =>
  shippedScenarios().find(({ absolute }) => absolute === path)?.path ?? (isAbsolute(path) ? asked : path);

/** What a market does not keep of what its closed form supposes. */
function unmetIn({ benchmark, scenario, file }: Case): string[] {
  const words = benchmark.unmet(scenario);
  const lines = words.map((one) => `  ${one}`).join('\n');
  return words.length === 0
    ? []
    : [`${file}: the closed form of "${benchmark.name}" supposes what this market does not keep:\n${lines}`];
}

/** The same file by its name and by its path is one. */
function onceEach(files: readonly LoadedFile[], cwd: string): LoadedFile[] {
  const places = files.map(({ path }) => resolve(cwd, path));
  return files.filter((_, i) => places.indexOf(places[i]) === i);
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new Mistake(problems.join('\n\n'));
}
