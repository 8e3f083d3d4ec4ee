import type { Problem } from './errors.ts';
import { applySetting, type Setting } from './override.ts';
import { problemAt } from './place.ts';
import type { ListTree, Tree } from './tree.ts';

/** What is done to a scenario from outside its file: settings that replace its own, and interventions added to its own. */
export interface Change {
  /** In order; the later wins. */
  readonly set: readonly Setting[];
  /** Interventions, which take their places after those of the scenario. */
  readonly add: readonly Tree[];
}

export const NO_CHANGE: Change = { set: [], add: [] };

/** Several changes as one, the later laid over the earlier. */
export const joined = (changes: readonly Change[]): Change => ({
  set: changes.flatMap(({ set }) => set),
  add: changes.flatMap(({ add }) => add),
});

/** The scenario changed. What cannot be applied becomes a problem at the place where it was written. */
export function applyChange(tree: Tree, { set, add }: Change, problems: Problem[]): Tree {
  const changed = set.reduce((so, setting) => applySetting(so, setting, problems), tree);
  return add.length === 0 ? changed : withInterventions(changed, add, problems);
}

function withInterventions(tree: Tree, added: readonly Tree[], problems: Problem[]): Tree {
  if (tree.kind !== 'map') return tree;
  const before = tree.entries.get('interventions');
  if (before !== undefined && before.value.kind !== 'list') {
    problems.push(problemAt(added[0].place, 'interventions', 'cannot be added to what is no list'));
    return tree;
  }
  const { place } = added[0];
  const list: ListTree = {
    kind: 'list',
    place: before?.value.place ?? place,
    items: [...((before?.value as ListTree | undefined)?.items ?? []), ...added],
  };
  const key = before?.key ?? place;
  return { ...tree, entries: new Map(tree.entries).set('interventions', { key, value: list }) };
}
