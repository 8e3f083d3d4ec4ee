import { type Problem, ScenarioError } from '../../scenario/errors.ts';
import { problemsOf } from '../../scenario/issues.ts';
import type { OpenScenario } from '../../scenario/load.ts';
import { readSetting } from '../../scenario/override.ts';
import { Source } from '../../scenario/place.ts';
import { readYaml } from '../../scenario/read-yaml.ts';
import { fieldOf } from '../../scenario/shape.ts';
import { plainOf, type Tree, withValue } from '../../scenario/tree.ts';
import { loadCompare } from './load-compare.ts';
import { loadSensitivity, loadSweep } from './load-sweep.ts';
import { StudyReading } from './reading.ts';
import { studySchema } from './schema.ts';
import type { Study } from './study.ts';

export interface StudyOptions {
  /** Finds and reads the scenario that a study names; an error it throws is told at the name. */
  open(target: string): OpenScenario;
  /** Settings of every scenario of the study, `path=value` from the command line; they win over those of the study. */
  readonly overrides: readonly string[];
  /** Settings of the study itself that replace those of the file: `{ replicates: 3 }`. */
  readonly own: Readonly<Record<string, number | string>>;
}

/**
 * Reads and checks a study file, the scenarios that it names included: every level and both ends of every range are tried,
 * and every outcome is looked up, so that nothing is run before everything was checked.
 *
 * @param name how problems call the file
 * @throws ScenarioError with everything that is wrong, each at its line
 */
export function loadStudy(name: string, text: string, options: StudyOptions): Study {
  const problems: Problem[] = [];
  const written = readYaml(new Source(name, text), problems);
  if (written === undefined) throw new ScenarioError(problems);
  const tree = withOwn(written, options.own);
  const raw = plainOf(tree);
  const parsed = studySchema.safeParse(raw);
  problems.push(...problemsOf(parsed.error?.issues ?? [], raw, tree, fieldOf(studySchema)));
  if (!parsed.success || problems.length > 0) throw new ScenarioError(problems);
  const set = options.overrides.flatMap((one) => readSetting(one, problems) ?? []);
  const reading = new StudyReading(tree, { open: options.open, change: { set, add: [] } }, problems);
  const study = loadKind(parsed.data, reading);
  if (study === undefined || problems.length > 0) throw new ScenarioError(inOrder(problems));
  return study;
}

function withOwn(tree: Tree, own: StudyOptions['own']): Tree {
  return Object.entries(own).reduce<Tree>((so, [name, value]) => {
    const option = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const place = { source: new Source(`--${option} ${value}`, '', false), offset: 0 };
    return withValue(so, [name], { kind: 'scalar', place, value }) ?? so;
  }, tree);
}

function loadKind(file: ReturnType<typeof studySchema.parse>, reading: StudyReading): Study | undefined {
  switch (file.study) {
    case 'sweep':
      return loadSweep(file, reading);
    case 'sensitivity':
      return loadSensitivity(file, reading);
    case 'compare':
      return loadCompare(file, reading);
    default:
      return file satisfies never;
  }
}

/** From top to bottom; a problem that several levels share is told once. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .filter(({ file, line, column, message }) => {
      const key = JSON.stringify([file, line, column, message]);
      return !seen.has(key) && seen.add(key);
    });
}

/** Whether a text is a study and no scenario: it says which kind. */
export const isStudy = (text: string): boolean => kindWritten(text) !== undefined;

/** The kind that a study says it is; undefined for a text that is none. */
export const kindWritten = (text: string): string | undefined => /^study\s*:\s*(\S*)/m.exec(text)?.[1];
