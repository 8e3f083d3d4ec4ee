import { suggestion } from '../core/nearest.ts';
import { stepsOf } from '../core/path.ts';
import type { Problem } from './errors.ts';
import { fieldAt } from './field-at.ts';
import { merge } from './merge.ts';
import { type Place, problemAt, Source } from './place.ts';
import { readYaml } from './read-yaml.ts';
import { plainOf, type Tree, withValue } from './tree.ts';

/** A setting that replaces what a scenario says, and where that was written. */
export interface Setting {
  /** `platforms.alipay.cashback`. */
  readonly path: string;
  readonly value: Tree;
  /** Where problems with the path are told; a value may have a place of its own. */
  readonly place: Place;
}

/**
 * Applies `platforms.alipay.cashback=0.02` as given on the command line. The value is YAML; `null` takes an entry out.
 * What cannot be applied becomes a problem whose place is the option itself.
 */
export function override(tree: Tree, text: string, problems: Problem[]): Tree {
  const setting = readSetting(text, problems);
  return setting === undefined ? tree : applySetting(tree, setting, problems);
}

/** Reads `path=value`; undefined, with the problem told, where it is none. */
export function readSetting(text: string, problems: Problem[]): Setting | undefined {
  const place: Place = { source: new Source(`--set ${text}`, text, false), offset: 0 };
  const equals = text.indexOf('=');
  if (equals < 1) {
    problems.push(problemAt(place, '', 'expected path=value, such as platforms.alipay.cashback=0.02'));
    return undefined;
  }
  const path = text.slice(0, equals).trim();
  const value = readYaml(new Source(place.source.name, text.slice(equals + 1), false), problems);
  return value && { path, place, value: isEmpty(value) ? { kind: 'scalar', place, value: null } : value };
}

/** `--set path=`: the YAML reader takes no text for an empty map, here it means nothing. */
const isEmpty = (value: Tree): boolean =>
  value.kind === 'map' && value.entries.size === 0 && !value.place.source.text.includes('{');

/** Lays one setting over a scenario: maps merge, lists and single values replace. What cannot be applied becomes a problem. */
export function applySetting(tree: Tree, { path, place, value }: Setting, problems: Problem[]): Tree {
  const refuse = (message: string): Tree => {
    problems.push(problemAt(place, path, message));
    return tree;
  };
  const steps = stepsIn(path);
  if (steps === undefined) return refuse('no such setting');
  if (steps[0] === 'extends') return refuse('cannot be set from outside the file');
  const wrong = wrongStep(tree, steps);
  return wrong === undefined ? withOverride(tree, steps, value, problems) : refuse(wrong);
}

function stepsIn(path: string): string[] | undefined {
  try {
    return stepsOf(path);
  } catch {
    return undefined;
  }
}

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
