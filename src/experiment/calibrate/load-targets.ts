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
  const sound = parse(tree, problems);
  const targets = sound && checked(sound, scenario, tree, problems);
  if (targets === undefined || problems.length > 0) throw new ScenarioError(inOrder(problems));
  return targets;
}

const LISTS = ['targets', 'free', 'fixed'] as const;
type Places = Readonly<Record<(typeof LISTS)[number], readonly number[]>>;

/** What of a file can be read, and where its entries stood: those with a problem are left out, so that the others are checked too. */
interface Sound {
  readonly file: TargetsFile;
  readonly places: Places;
}

function parse(tree: Tree, problems: Problem[]): Sound | undefined {
  const raw = plainOf(tree);
  const parsed = targetsSchema.safeParse(raw);
  const issues = parsed.error?.issues ?? [];
  problems.push(...problemsOf(issues, raw, tree, fieldOf(targetsSchema)));
  if (typeof raw !== 'object' || raw === null) return undefined;
  const entries = (list: string): unknown[] => {
    const found = (raw as Record<string, unknown>)[list];
    return Array.isArray(found) ? found : [];
  };
  const isSound = (list: string, index: number) =>
    !issues.some(({ path }) => path[0] === list && path[1] === index);
  const kept = LISTS.map(
    (list) => [list, [...entries(list).keys()].filter((index) => isSound(list, index))] as const,
  );
  const places = Object.fromEntries(kept) as unknown as Places;
  const reduced = kept.map(([list, indices]) => [list, indices.map((index) => entries(list)[index])]);
  const again = targetsSchema.safeParse({ ...raw, ...Object.fromEntries(reduced) });
  return again.success ? { file: again.data, places } : undefined;
}

function checked({ file, places }: Sound, scenario: Scenario, tree: Tree, problems: Problem[]): Targets {
  const isWhole = problems.length === 0;
  const draft: Draft = {
    file,
    scenario,
    isWhole,
    refuse: ([list, index, ...rest], message) => {
      const at =
        typeof index === 'number'
          ? [list, places[list as keyof Places][index], ...rest]
          : [list, index, ...rest];
      const path = at.filter((step) => step !== undefined);
      problems.push(problemAt(locate(tree, path), path, message));
    },
  };
  const { name, source, weeks, agents } = file;
  checkWindow(draft);
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

/** What is fitted must be seen in runs of the scenario, and a year too many in the window would go by in every one of them. */
function checkWindow({ file: { weeks }, scenario, refuse }: Draft): void {
  const { from, to } = weeks;
  if (from > to) refuse(['weeks', 'to'], `week ${to} comes before week ${from}`);
  if (to > scenario.weeks)
    refuse(
      ['weeks', 'to'],
      `week ${to} comes after the last of the scenario, ${scenario.weeks}: its runs would not show what was fitted; end the window by then, or let the scenario go on (weeks: ${to})`,
    );
}

const inOrder = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
