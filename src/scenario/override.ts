import { suggestion } from '../core/nearest.ts';
import { stepsOf } from '../core/path.ts';
import type { Problem } from './errors.ts';
import { fieldAt } from './field-at.ts';
import { merge } from './merge.ts';
import { type Place, problemAt, Source } from './place.ts';
import { readYaml } from './read-yaml.ts';
import { plainOf, type Tree, withValue } from './tree.ts';

/**
 * Applies `platforms.alipay.cashback=0.02` as given on the command line. The value is YAML; `null` takes an entry out.
 * What cannot be applied becomes a problem whose place is the option itself.
 */
export function override(tree: Tree, text: string, problems: Problem[]): Tree {
  const place: Place = { source: new Source(`--set ${text}`, text, false), offset: 0 };
  const refuse = (path: string, message: string): Tree => {
    problems.push(problemAt(place, path, message));
    return tree;
  };
  const equals = text.indexOf('=');
  if (equals < 1) return refuse('', 'expected path=value, such as platforms.alipay.cashback=0.02');
  const path = text.slice(0, equals).trim();
  const steps = stepsIn(path);
  if (steps === undefined) return refuse(path, 'no such setting');
  if (steps[0] === 'extends') return refuse(path, 'cannot be set from the command line');
  const value = readYaml(new Source(place.source.name, text.slice(equals + 1), false), problems);
  if (value === undefined) return tree;
  const wrong = wrongStep(tree, steps);
  if (wrong !== undefined) return refuse(path, wrong);
  return withOverride(tree, steps, isEmpty(value) ? { kind: 'scalar', place, value: null } : value, problems);
}

function stepsIn(path: string): string[] | undefined {
  try {
    return stepsOf(path);
  } catch {
    return undefined;
  }
}

/** `--set path=`: the YAML reader takes no text for an empty map, here it means nothing. */
const isEmpty = (value: Tree): boolean =>
  value.kind === 'map' && value.entries.size === 0 && !value.place.source.text.includes('{');

/** Why the path leads nowhere: an entry or a list item on the way does not exist, or a setting has no parts. */
function wrongStep(tree: Tree, steps: readonly string[]): string | undefined {
  const data = plainOf(tree);
  let at: Tree | undefined = tree;
  for (const [depth, step] of steps.entries()) {
    const field = fieldAt(steps.slice(0, depth), data);
    const isLast = depth === steps.length - 1;
    const kind = field?.shape.kind;
    if (field === undefined) return undefined;
    if (kind === 'list' && !hasItem(at, step))
      return `no such item: the list has ${itemsOf(at)}, counted from [0]`;
    const names: string[] = at?.kind === 'map' ? [...at.entries.keys()] : [];
    if (kind === 'map' && !isLast && !names.includes(step))
      return `no "${step}" here${suggestion(step, names, 'there is')}`;
    at =
      at?.kind === 'map'
        ? at.entries.get(step)?.value
        : at?.kind === 'list'
          ? at.items[Number(step)]
          : undefined;
  }
  return undefined;
}

const itemsOf = (tree: Tree | undefined): number => (tree?.kind === 'list' ? tree.items.length : 0);
const hasItem = (tree: Tree | undefined, step: string): boolean =>
  /^\d+$/.test(step) && Number(step) < itemsOf(tree);

function withOverride(tree: Tree, steps: readonly string[], value: Tree, problems: Problem[]): Tree {
  const fresh = steps.some((step) => /^\d+$/.test(step)) ? undefined : withValue(undefined, steps, value);
  return fresh === undefined ? (withValue(tree, steps, value) ?? tree) : merge(tree, fresh, problems);
}
