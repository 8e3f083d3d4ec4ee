import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';

/** A text that cannot be edited by a control, because it is no YAML or holds something else at that place. */
export class CannotEdit extends Error {
  override name = 'CannotEdit';
}

export type Nodes = Document.Parsed;

/** Reads a text as scenarios are read. Throws CannotEdit while it is no YAML. */
export function nodesOf(text: string): Nodes {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, schema: 'core' });
  if (document.errors.length > 0) throw new CannotEdit('the text is not YAML yet; mend it first');
  return document;
}

export const rangeOf = (node: unknown): readonly [number, number] => {
  const range = (node as Node | null)?.range;
  if (!range) throw new CannotEdit('the text has no such place');
  return [range[0], range[1]];
};

export const pairNamed = (map: { items: readonly Pair[] }, name: string): Pair | undefined =>
  map.items.find(({ key }) => isScalar(key) && String(key.value) === name);

/** The node below another: the value of a setting, or an item of a list; undefined where there is none. */
export function childOf(node: unknown, step: string): unknown {
  if (isMap(node)) return pairNamed(node, step)?.value ?? undefined;
  if (isSeq(node)) return node.items[Number(step)];
  return undefined;
}

/** How far a path leads in a text: the nodes along it, the document's own first. */
export function along(document: Nodes, steps: readonly string[]): unknown[] {
  const nodes: unknown[] = [document.contents];
  for (const step of steps) {
    const child = childOf(nodes[nodes.length - 1], step);
    if (child === undefined || child === null) return nodes;
    nodes.push(child);
  }
  return nodes;
}

/** Whether a node is an empty value: nothing after the colon. */
export const isNothing = (node: unknown): boolean => isScalar(node) && node.value === null;

/** Where the content of a node ends, comments behind it not counted. */
export function endOf(node: unknown): number {
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length > 0) {
    const last = node.items[node.items.length - 1];
    if (!isMap(node)) return endOf(last);
    const { key, value } = last as Pair;
    return value === null || value === undefined ? rangeOf(key)[1] : endOf(value);
  }
  return rangeOf(node)[1];
}

/** The plain data of a node, aliases followed. */
export const dataOf = (document: Nodes, node: unknown): unknown =>
  isAlias(node) || isMap(node) || isSeq(node) || isScalar(node) ? node.toJS(document) : undefined;
