import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import { isForbiddenKey, type Step } from '../core/path.ts';
import type { Problem } from './errors.ts';
import { MAX_DEPTH, MAX_PROBLEMS, parseYaml } from './parse-yaml.ts';
import { type Place, problemAt, type Source } from './place.ts';
import type { Entry, Tree } from './tree.ts';
import { finding } from './wording.ts';

const MAX_VALUES = 100_000;
const MAX_ALIASES = 1000;

/** Reads strict YAML 1.2 into a tree. Problems go to `problems`; the tree then lacks what could not be read, or is undefined. */
export function readYaml(source: Source, problems: Problem[]): Tree | undefined {
  const document = parseYaml(source, problems);
  if (document === undefined) return undefined;
  if (document.contents === null) return { kind: 'map', place: { source, offset: 0 }, entries: new Map() };
  const reader = new Reader(source, document, problems);
  const tree = reader.read(document.contents, [], new Set());
  return reader.gaveUp ? undefined : tree;
}

/** Turns YAML nodes into a tree, counting values so that aliases cannot blow it up. */
class Reader {
  private readonly source: Source;
  private readonly document: Document;
  private readonly problems: Problem[];
  private values = 0;
  private aliases = 0;
  /** Whether the text is larger than any scenario, and was not read to its end. */
  gaveUp = false;

  constructor(source: Source, document: Document, problems: Problem[]) {
    this.source = source;
    this.document = document;
    this.problems = problems;
  }

  read(node: unknown, path: readonly Step[], open: ReadonlySet<unknown>): Tree | undefined {
    const place = this.placeOf(node);
    if (this.gaveUp) return undefined;
    if (++this.values > MAX_VALUES) return this.giveUp(place, path, `more than ${MAX_VALUES} values`);
    if (path.length > MAX_DEPTH)
      return this.refuse(place, path, `nested too deeply; at most ${MAX_DEPTH} levels`);
    if (isAlias(node)) return this.readAlias(node, path, open);
    if (isScalar(node)) return { kind: 'scalar', place, value: plainScalar(node) };
    const within = new Set([...open, node]);
    if (isSeq(node)) return { kind: 'list', place, items: this.readItems(node.items, path, within) };
    if (isMap(node)) return { kind: 'map', place, entries: this.readEntries(node.items, path, within) };
    return { kind: 'scalar', place, value: null };
  }

  private readAlias(node: Alias, path: readonly Step[], open: ReadonlySet<unknown>): Tree | undefined {
    const refuse = (message: string) => this.refuse(this.placeOf(node), path, message);
    if (++this.aliases > MAX_ALIASES) {
      return this.giveUp(
        this.placeOf(node),
        path,
        `more than ${MAX_ALIASES} aliases (*), those inside aliases included`,
      );
    }
    const target = node.resolve(this.document);
    if (target === undefined)
      return refuse(`no anchor &${node.source} before this; quote a text that starts with *`);
    return open.has(target) ? refuse(`*${node.source} refers to itself`) : this.read(target, path, open);
  }

  private readItems(items: readonly unknown[], path: readonly Step[], open: ReadonlySet<unknown>): Tree[] {
    const read: Tree[] = [];
    for (const [index, item] of items.entries()) {
      const tree = this.read(item, [...path, index], open);
      if (tree === undefined) break;
      read.push(tree);
    }
    return read;
  }

  private readEntries(
    pairs: readonly { key: unknown; value: unknown }[],
    path: readonly Step[],
    open: ReadonlySet<unknown>,
  ) {
    const entries = new Map<string, Entry>();
    for (const pair of pairs) {
      const key = this.placeOf(pair.key);
      const name = this.nameOf(pair.key, key, path);
      if (name === undefined) continue;
      if (entries.has(name)) {
        this.refuse(key, [...path, name], 'set twice; remove one of them');
        continue;
      }
      const value = pair.value === null ? nothing(key) : this.read(pair.value, [...path, name], open);
      if (value === undefined) continue;
      entries.set(name, { key, value });
    }
    return entries;
  }

  /** The name of a setting, if it is one: text, and none of the words with which JavaScript could be tricked. */
  private nameOf(key: unknown, place: Place, path: readonly Step[]): string | undefined {
    const value = isScalar(key) ? key.value : undefined;
    const name =
      typeof value === 'number' || typeof value === 'boolean'
        ? String((key as Scalar).source ?? value)
        : value;
    if (typeof name !== 'string')
      return this.refuse(place, path, `expected a name before the colon, found ${finding(value)}`);
    if (name === '<<')
      return this.refuse(
        place,
        path,
        'merge keys (<<) are not YAML 1.2; use "extends:", or write the settings out',
      );
    if (isForbiddenKey(name))
      return this.refuse(place, [...path, name], 'this name cannot be used; choose another');
    return name;
  }

  private placeOf(node: unknown): Place {
    return { source: this.source, offset: (node as Node | null)?.range?.[0] ?? 0 };
  }

  private refuse(place: Place, path: readonly Step[], message: string): undefined {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(problemAt(place, path, message));
    return undefined;
  }

  private giveUp(place: Place, path: readonly Step[], message: string): undefined {
    this.gaveUp = true;
    return this.refuse(place, path, message);
  }
}

/** `key` without a colon or value: nothing, at the key itself. */
const nothing = (place: Place): Tree => ({ kind: 'scalar', place, value: null });

const plainScalar = ({ value }: Scalar): unknown => (typeof value === 'bigint' ? Number(value) : value);
