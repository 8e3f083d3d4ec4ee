import { type Problem, ScenarioError } from '../../src/scenario/errors.ts';
import { type LoadedScenario, loadScenario } from '../../src/scenario/load.ts';
import type { Scenario } from '../../src/scenario/schema.ts';

/** A small valid scenario on which the tests vary. */
export const BASE = `name: Town
weeks: 20
consumers: 1000
segments:
  all-people: { share: 1 }
regions:
  west: { share: 0.4 }
  east: { share: 0.6 }
platforms:
  alipay: { name: Alipay }
  wechat-pay: { name: WeChat Pay }
holdings:
  joint: { none: 0.1, alipay: 0.2, wechat-pay: 0.2, alipay + wechat-pay: 0.5 }
retailers:
  chains:
    wal-mart: { name: Wal-Mart, outlets: { west: 3, east: 2 } }
    bbk: { outlets: { east: 4 } }
`;

type Files = Readonly<Record<string, string>>;

/** Loads `main.yaml` of some texts by name. */
export function loadFiles(files: Files, overrides: readonly string[] = []): LoadedScenario {
  const read = (path: string): string => {
    if (!Object.hasOwn(files, path)) throw new Error(`no file ${path}`);
    return files[path];
  };
  return loadScenario('main.yaml', { read, overrides });
}

/** BASE with lines added. */
export const loadBase = (more = '', overrides: readonly string[] = []): LoadedScenario =>
  loadFiles({ 'main.yaml': BASE + more }, overrides);

export const scenarioOf = (more = '', overrides: readonly string[] = []): Scenario =>
  loadBase(more, overrides).scenario;

/** The problems of files that must not load. */
export function problemsOf(files: Files, overrides: readonly string[] = []): readonly Problem[] {
  try {
    loadFiles(files, overrides);
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
    throw error;
  }
  throw new Error('it loads');
}

/** Problems as `line:column path: message`. */
export const inShort = (problems: readonly Problem[]): string[] =>
  problems.map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`);

/** The problems of BASE in which lines of the same name as in `changed` are replaced, or added at the end. */
export function faultsOf(more: string, overrides: readonly string[] = []): string[] {
  return inShort(problemsOf({ 'main.yaml': BASE + more }, overrides));
}
