import { nearest } from '../core/nearest.ts';
import type { Step } from '../core/path.ts';
import type { Problem } from './errors.ts';
import { childField, ROOT } from './field-at.ts';
import { problemAt } from './place.ts';
import type { Field } from './shape.ts';
import type { Entry, MapTree, Tree } from './tree.ts';

/**
 * Lays the settings of `over` on those of `base`: maps merge, lists and single values replace. `null` for an entry of a map
 * of names (a platform, a chain, a portfolio ...) takes the entry out; if there is none to take out, that is a problem.
 */
export function merge(base: Tree | undefined, over: Tree, problems: Problem[]): Tree {
  return mergeAt(base, over, ROOT, [], problems);
}

function mergeAt(
  base: Tree | undefined,
  over: Tree,
  field: Field | undefined,
  path: readonly Step[],
  problems: Problem[],
): Tree {
  if (over.kind !== 'map') return over;
  const entries = new Map(base?.kind === 'map' ? base.entries : []);
  for (const [name, entry] of over.entries) {
    const below = [...path, name];
    if (removes(entry, field)) {
      if (entries.delete(name)) continue;
      problems.push(problemAt(entry.key, below, nothingToRemove(name, [...entries.keys()], field)));
      continue;
    }
    const value = mergeAt(
      entries.get(name)?.value,
      entry.value,
      field && childField(field, name),
      below,
      problems,
    );
    entries.set(name, { key: entry.key, value });
  }
  return { kind: 'map', place: over.place, entries } satisfies MapTree;
}

const removes = ({ value }: Entry, field: Field | undefined): boolean =>
  field?.shape.kind === 'map' && value.kind === 'scalar' && value.value === null;

function nothingToRemove(name: string, names: readonly string[], field: Field | undefined): string {
  const item = field?.shape.kind === 'map' ? field.shape.item.shape.kind : undefined;
  const instead = item === 'section' ? 'write {} to take every default' : 'write a value';
  const best = nearest(name, names);
  const meant = best === undefined ? '' : `, did you mean "${best}"?`;
  return `null takes an entry out, and there is no "${name}" to take out${meant}; ${instead}, or remove the line`;
}
