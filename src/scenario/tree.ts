import type { Step } from '../core/path.ts';
import type { Place } from './place.ts';

/** Data that remembers where it was written. */
export type Tree = MapTree | ListTree | ScalarTree;

export interface MapTree {
  readonly kind: 'map';
  readonly place: Place;
  readonly entries: ReadonlyMap<string, Entry>;
}
export interface ListTree {
  readonly kind: 'list';
  readonly place: Place;
  readonly items: readonly Tree[];
}
export interface ScalarTree {
  readonly kind: 'scalar';
  readonly place: Place;
  readonly value: unknown;
}

/** A setting: where its name stands, and what it holds. */
export interface Entry {
  readonly key: Place;
  readonly value: Tree;
}

/** The data alone. Maps have no prototype tricks: keys are data, and the forbidden ones were refused before. */
export function plainOf(tree: Tree): unknown {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(plainOf);
  return Object.fromEntries([...tree.entries].map(([name, { value }]) => [name, plainOf(value)]));
}

/**
 * Where the value at a path was written: a scalar at itself, a map or a list at its name. Where the path does not exist,
 * the nearest parent that does.
 */
export function locate(tree: Tree, path: readonly PropertyKey[]): Place {
  let place = tree.place;
  let at: Tree | undefined = tree;
  for (const step of path) {
    const child: Entry | undefined = childOf(at, step);
    if (child === undefined) return place;
    at = child.value;
    place = at.kind === 'scalar' ? at.place : child.key;
  }
  return place;
}

/** Where the name at the end of a path was written. */
export function locateKey(tree: Tree, path: readonly PropertyKey[]): Place {
  let at: Tree = tree;
  for (const [depth, step] of path.entries()) {
    const child = childOf(at, step);
    if (child === undefined) break;
    if (depth === path.length - 1) return child.key;
    at = child.value;
  }
  return locate(tree, path);
}

function childOf(tree: Tree, step: PropertyKey): Entry | undefined {
  if (tree.kind === 'map') return tree.entries.get(String(step));
  if (tree.kind === 'list') {
    const value = tree.items[Number(step)];
    return value === undefined ? undefined : { key: value.place, value };
  }
  return undefined;
}

/** The tree with another value at a path; maps on the way are made where they are missing. Undefined if a list has no such item. */
export function withValue(tree: Tree | undefined, path: readonly Step[], leaf: Tree): Tree | undefined {
  if (path.length === 0) return leaf;
  const [step, ...rest] = path;
  if (tree?.kind === 'list') return withItem(tree, Number(step), rest, leaf);
  const map: MapTree = tree?.kind === 'map' ? tree : { kind: 'map', place: leaf.place, entries: new Map() };
  const name = String(step);
  const before = map.entries.get(name);
  const value = withValue(before?.value, rest, leaf);
  if (value === undefined) return undefined;
  const key = rest.length === 0 ? leaf.place : (before?.key ?? leaf.place);
  return { ...map, entries: new Map(map.entries).set(name, { key, value }) };
}

function withItem(list: ListTree, index: number, rest: readonly Step[], leaf: Tree): Tree | undefined {
  const item = list.items[index];
  const value = item === undefined ? undefined : withValue(item, rest, leaf);
  return value && { ...list, items: list.items.with(index, value) };
}
