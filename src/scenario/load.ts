import { stepsOf } from '../core/path.ts';
import { applyChange, type Change, NO_CHANGE } from './change.ts';
import { type Problem, ScenarioError } from './errors.ts';
import { problemsOf } from './issues.ts';
import { besideFile, Layers, type Read, type Resolve, type ScenarioFile } from './layers.ts';
import { override } from './override.ts';
import { problemAt } from './place.ts';
import { checkReferences } from './references.ts';
import { type Scenario, scenarioSchema } from './schema.ts';
import { locate, plainOf, type Tree } from './tree.ts';

export interface LoadOptions {
  /** Gives the text of a file; an error it throws for the first file is passed on as it is. */
  readonly read: Read;
  /** Settings from the command line, `platforms.alipay.cashback=0.02`; the later wins. */
  readonly overrides?: readonly string[];
  /** How a path in `extends` is found; by default beside the file, with forward slashes. */
  readonly resolve?: Resolve;
}

/** A checked scenario and where it came from. */
export interface LoadedScenario {
  /** Every default filled in, every name checked. */
  readonly scenario: Scenario;
  /** The file asked for first, then what it extends. */
  readonly files: readonly ScenarioFile[];
  /** The settings as written, merged, without defaults. */
  readonly raw: Readonly<Record<string, unknown>>;
  /** What is allowed and yet probably not meant. */
  readonly warnings: readonly Problem[];
  /** Something found wrong later, when the scenario is run, at the place where the setting at `path` was written. */
  problemAt(path: string, message: string): Problem;
}

/** Reads, merges and checks a scenario file. Throws ScenarioError with everything that is wrong. */
export function loadScenario(path: string, options: LoadOptions): LoadedScenario {
  return openScenario(path, options).changed(NO_CHANGE);
}

/** A scenario file that was read once and can be checked many times, each time changed in another way. */
export interface OpenScenario {
  /** The file asked for first, then what it extends. */
  readonly files: readonly ScenarioFile[];
  /** The scenario with a change laid over it. Throws ScenarioError with everything that is wrong. */
  changed(change: Change): LoadedScenario;
}

/** Reads a scenario file and all that it extends. Throws ScenarioError only where the file cannot be read as settings at all. */
export function openScenario(path: string, options: LoadOptions): OpenScenario {
  const layers = new Layers(options.read, options.resolve ?? besideFile);
  let tree = layers.load(path);
  if (tree === undefined) throw new ScenarioError(layers.problems);
  for (const text of options.overrides ?? []) tree = override(tree, text, layers.problems);
  const { files, problems } = layers;
  const read = tree;
  return { files, changed: (change) => loaded(read, change, { files, problems }) };
}

function loaded(tree: Tree, change: Change, read: Pick<Layers, 'files' | 'problems'>): LoadedScenario {
  const problems = [...read.problems];
  const written = applyChange(tree, change, problems);
  const { scenario, raw, warnings } = check(written, problems, read.files);
  if (problems.length > 0 || scenario === undefined) throw new ScenarioError(inOrder(problems));
  return {
    scenario,
    files: read.files,
    raw,
    warnings: inOrder(warnings),
    problemAt: (at, message) => problemAt(locate(written, stepsOf(at)), at, message),
  };
}

/** Checks a single text that extends nothing, such as one from an editor. Throws ScenarioError. */
export function parseScenario(text: string, name = 'scenario.yaml'): Scenario {
  const read = (path: string): string => {
    if (path === name) return text;
    throw new Error('a scenario given as text cannot extend a file');
  };
  return loadScenario(name, { read }).scenario;
}

function check(tree: Tree, problems: Problem[], files: readonly ScenarioFile[]) {
  const raw = plainOf(tree) as Record<string, unknown>;
  const parsed = scenarioSchema.safeParse(raw);
  if (!parsed.success) problems.push(...problemsOf(parsed.error.issues, raw, tree));
  const found = checkReferences(
    raw,
    tree,
    files.map(({ path }) => path),
  );
  problems.push(...found.problems);
  return { scenario: parsed.data, raw, warnings: found.warnings };
}

/** Problems from top to bottom, file by file in the order met. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const files = [...new Set(problems.map(({ file }) => file))];
  const rank = ({ file }: Problem) => files.indexOf(file);
  return problems.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
}
