import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseAllDocuments,
  type Scalar,
} from 'yaml';
import { isForbiddenKey, type Step } from '../core/path.ts';
import type { Problem } from './errors.ts';
import { type Place, problemAt, type Source } from './place.ts';
import type { Entry, Tree } from './tree.ts';
import { finding } from './wording.ts';
import { syntaxHint } from './yaml-words.ts';

/** Largest file read, in characters. */
export const MAX_TEXT = 4_000_000;
const MAX_DEPTH = 32;
const MAX_VALUES = 200_000;
const MAX_PROBLEMS = 20;

/** Reads strict YAML 1.2 into a tree. Problems go to `problems`; the tree then lacks what could not be read, or is undefined. */
export function readYaml(source: Source, problems: Problem[]): Tree | undefined {
  const start: Place = { source, offset: 0 };
  const refuse = (message: string): undefined => void problems.push(problemAt(start, '', message));
  if (source.text.length > MAX_TEXT) {
    const size = (source.text.length / 1e6).toFixed(1);
    return refuse(
      `the text has ${size} million characters; a scenario has at most 4: is this a scenario file?`,
    );
  }
  const document = parse(source, refuse);
  if (document === undefined) return undefined;
  const faults = [...document.errors, ...document.warnings];
  for (const fault of faults.slice(0, MAX_PROBLEMS)) {
    problems.push(problemAt({ source, offset: fault.pos[0] }, '', syntaxHint(fault)));
  }
  if (faults.length > 0) return undefined;
  if (document.contents === null) return { kind: 'map', place: start, entries: new Map() };
  return new Reader(source, document, problems).read(document.contents, [], new Set());
}

function parse(source: Source, refuse: (message: string) => undefined): Document.Parsed | undefined {
  try {
    const parsed = parseAllDocuments(source.text, { prettyErrors: false, uniqueKeys: false, schema: 'core' });
    const documents: Document.Parsed[] = Array.isArray(parsed) ? parsed : [];
    if (documents.length > 1)
      return refuse('several YAML documents (---) in one file; write one scenario a file');
    const version = documents[0]?.directives.yaml;
    if (version?.explicit && version.version !== '1.2')
      return refuse('scenarios are YAML 1.2; remove the %YAML line');
    return documents[0] ?? (parseAllDocuments('{}') as Document.Parsed[])[0];
  } catch (error) {
    if (error instanceof RangeError) return refuse(`nested too deeply; at most ${MAX_DEPTH} levels`);
    throw error;
  }
}

/** Turns YAML nodes into a tree, counting values so that aliases cannot blow it up. */
class Reader {
  private readonly source: Source;
  private readonly document: Document;
  private readonly problems: Problem[];
  private values = 0;

  constructor(source: Source, document: Document, problems: Problem[]) {
    this.source = source;
    this.document = document;
    this.problems = problems;
  }

  read(node: unknown, path: readonly Step[], open: ReadonlySet<unknown>): Tree | undefined {
    const place = this.placeOf(node);
    if (++this.values > MAX_VALUES)
      return this.once(place, path, `more than ${MAX_VALUES} values; aliases (*) count in full`);
    if (path.length > MAX_DEPTH)
      return this.refuse(place, path, `nested too deeply; at most ${MAX_DEPTH} levels`);
    if (isAlias(node)) return this.readAlias(node, path, open);
    if (isScalar(node)) return { kind: 'scalar', place, value: plainScalar(node) };
    if (isSeq(node)) return { kind: 'list', place, items: this.readItems(node.items, path, open) };
    if (isMap(node)) return { kind: 'map', place, entries: this.readEntries(node.items, path, open) };
    return { kind: 'scalar', place, value: null };
  }

  private readAlias(node: Alias, path: readonly Step[], open: ReadonlySet<unknown>): Tree | undefined {
    const target = node.resolve(this.document);
    if (target === undefined || open.has(target))
      return this.refuse(this.placeOf(node), path, `*${node.source} refers to itself`);
    return this.read(target, path, new Set([...open, target]));
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

  /** Refuses a text that is too large; what follows it is not looked at, and adds no problems. */
  private once(place: Place, path: readonly Step[], message: string): undefined {
    if (this.values === MAX_VALUES + 1) this.problems.push(problemAt(place, path, message));
    return undefined;
  }
}

/** `key` without a colon or value: nothing, at the key itself. */
const nothing = (place: Place): Tree => ({ kind: 'scalar', place, value: null });

const plainScalar = ({ value }: Scalar): unknown => (typeof value === 'bigint' ? Number(value) : value);
