import { type Problem, ScenarioError } from '../../scenario/errors.ts';
import { problemsOf } from '../../scenario/issues.ts';
import { problemAt, Source } from '../../scenario/place.ts';
import { readYaml } from '../../scenario/read-yaml.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { fieldOf } from '../../scenario/shape.ts';
import { locate, plainOf, type Tree } from '../../scenario/tree.ts';
import { checkFixed, checkFree } from './check-free.ts';
import { checkTargets } from './check-targets.ts';
import type { Draft, Targets } from './targets.ts';
import { type TargetsFile, targetsSchema } from './targets-schema.ts';

/**
 * Reads a file of targets for a scenario.
 *
 * @param name how problems call the file
 * @throws ScenarioError with everything that is wrong, each at its line
 */
export function loadTargets(name: string, text: string, scenario: Scenario): Targets {
  const problems: Problem[] = [];
  const tree = readYaml(new Source(name, text), problems);
  if (tree === undefined) throw new ScenarioError(problems);
  const file = parse(tree, problems);
  const targets = file && checked(file, scenario, tree, problems);
  if (targets === undefined || problems.length > 0) throw new ScenarioError(inOrder(problems));
  return targets;
}

function parse(tree: Tree, problems: Problem[]): TargetsFile | undefined {
  const raw = plainOf(tree);
  const parsed = targetsSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  problems.push(...problemsOf(parsed.error.issues, raw, tree, fieldOf(targetsSchema)));
  return undefined;
}

function checked(file: TargetsFile, scenario: Scenario, tree: Tree, problems: Problem[]): Targets {
  const draft: Draft = {
    file,
    scenario,
    refuse: (path, message) => problems.push(problemAt(locate(tree, path), path, message)),
  };
  const { name, source, weeks, agents } = file;
  if (weeks.from > weeks.to)
    draft.refuse(['weeks', 'to'], `week ${weeks.to} comes before week ${weeks.from}`);
  const free = checkFree(draft);
  return {
    name,
    source,
    window: weeks,
    targets: checkTargets(draft),
    free,
    fixed: checkFixed(draft, free),
    agents,
  };
}

const inOrder = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
