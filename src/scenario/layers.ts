import { type Problem, ScenarioError } from './errors.ts';
import { merge } from './merge.ts';
import { type Place, problemAt, Source } from './place.ts';
import { readYaml } from './read-yaml.ts';
import type { MapTree, Tree } from './tree.ts';
import { finding } from './wording.ts';

/** A file as it was read. */
export interface ScenarioFile {
  readonly path: string;
  readonly text: string;
}

/** Returns the text of a file, or throws an Error whose message is fit for the user. */
export type Read = (path: string) => string;

/** Where `target`, written in the file `from`, leads. */
export type Resolve = (from: string, target: string) => string;

const MAX_EXTENDS = 8;

/** Reads a file and all that it extends, and merges them into one tree without `extends`. */
export class Layers {
  /** The file asked for first, then what it extends. */
  readonly files: ScenarioFile[] = [];
  readonly problems: Problem[] = [];
  private readonly readText: Read;
  private readonly resolve: Resolve;

  constructor(read: Read, resolve: Resolve) {
    this.readText = read;
    this.resolve = resolve;
  }

  /** An error from reading the first file is passed on as it is; of an extended file it becomes a problem. */
  load(path: string): Tree | undefined {
    return this.merged(path, this.readText(path), [path]);
  }

  private merged(path: string, text: string, chain: readonly string[]): Tree | undefined {
    this.files.push({ path, text });
    const source = new Source(path, text.startsWith('\uFEFF') ? text.slice(1) : text);
    const tree = readYaml(source, this.problems);
    if (tree === undefined) return undefined;
    if (tree.kind !== 'map')
      return this.refuse(tree.place, 'expected a map of settings (name: value), found ' + foundIn(tree));
    return this.overBase(tree, chain);
  }

  private overBase(tree: MapTree, chain: readonly string[]): Tree | undefined {
    const extended = tree.entries.get('extends');
    const entries = new Map(tree.entries);
    entries.delete('extends');
    const own: MapTree = { ...tree, entries };
    const base = extended && this.base(extended.value, chain);
    if (extended && !base) return undefined;
    return merge(base, own, this.problems);
  }

  private base(value: Tree, chain: readonly string[]): Tree | undefined {
    const target = value.kind === 'scalar' ? value.value : undefined;
    if (typeof target !== 'string' || target.trim() === '') {
      return this.refuse(
        value.place,
        `expected the path of another scenario file, found ${foundIn(value)}`,
        'extends',
      );
    }
    const path = this.resolve(chain[chain.length - 1], withEnding(target));
    const steps = [...chain, path];
    const shown = steps.join(' -> ');
    if (chain.includes(path))
      return this.refuse(value.place, `a scenario cannot extend itself: ${shown}`, 'extends');
    if (steps.length > MAX_EXTENDS) {
      return this.refuse(value.place, `more than ${MAX_EXTENDS} files deep: ${shown}`, 'extends');
    }
    const text = this.textOf(path, value.place);
    return text === undefined ? undefined : this.merged(path, text, steps);
  }

  private textOf(path: string, place: Place): string | undefined {
    try {
      return this.readText(path);
    } catch (error) {
      if (!(error instanceof Error) || error instanceof ScenarioError) throw error;
      return this.refuse(place, `cannot read ${path}: ${error.message}`, 'extends');
    }
  }

  private refuse(place: Place, message: string, path = ''): undefined {
    this.problems.push(problemAt(place, path, message));
    return undefined;
  }
}

const foundIn = (tree: Tree): string =>
  tree.kind === 'scalar' ? finding(tree.value) : tree.kind === 'list' ? 'a list' : 'a map';

const withEnding = (path: string): string => (/\.ya?ml$/i.test(path) ? path : `${path}.yaml`);

/** Joins paths with forward slashes: `target` as seen from the folder of the file `from`. */
export function besideFile(from: string, target: string): string {
  if (target.startsWith('/')) return target;
  const parts = from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    const above = parts[parts.length - 1];
    if (part === '..' && above !== undefined && above !== '..' && above !== '') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
