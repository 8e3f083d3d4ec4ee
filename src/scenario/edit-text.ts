import { isAlias, isMap, isScalar, type Pair, type YAMLMap } from 'yaml';
import { stepsOf } from '../core/path.ts';
import { along, CannotEdit, dataOf, endOf, isNothing, nodesOf, pairNamed, rangeOf } from './yaml-nodes.ts';
import { entryText, keyText, type Plain, valueText } from './yaml-value.ts';

/** Settings that stand at the head of a scenario: a new one of them joins the others. */
const HEAD = [
  'extends',
  'name',
  'question',
  'source',
  'benchmark',
  'engine',
  'weeks',
  'startDate',
  'replicates',
  'consumers',
  'population',
  'seed',
  'currency',
];

const isIndex = (step: string): boolean => /^\d+$/.test(step);

const replaced = (text: string, [from, to]: readonly [number, number], by: string): string =>
  text.slice(0, from) + by + text.slice(to);

/**
 * A scenario's text with one setting changed in place: every other line, comments and layout stay. A setting that the text
 * does not have yet is added; a list that it only inherits (`inherited`: the settings as merged) is written out first, since
 * lists replace one another as a whole. A list as `value` takes the place of the one before. Throws CannotEdit.
 */
export function setInText(
  text: string,
  path: string,
  value: Plain | readonly unknown[],
  inherited?: unknown,
): string {
  const document = nodesOf(text);
  const steps = stepsOf(path);
  const nodes = along(document, steps);
  const reached = nodes.length - 1;
  const last = nodes[reached];
  if (reached === steps.length) return replaceLeaf(text, last, value);
  if (isAlias(last)) {
    const copy = withSteps(dataOf(document, last), steps.slice(reached), value);
    return replaced(text, rangeOf(last), valueText(copy));
  }
  const missing = steps.slice(reached);
  const index = missing.findIndex(isIndex);
  if (index < 0) return inserted(text, nodes, steps, missing, value);
  if (index === 0) throw new CannotEdit(`${path}: the list has no such item`);
  const list = dataAt(inherited, steps.slice(0, reached + index));
  const whole = withSteps(list, missing.slice(index), value);
  return inserted(text, nodes, steps, missing.slice(0, index), whole);
}

function replaceLeaf(text: string, node: unknown, value: Plain | readonly unknown[]): string {
  const [from, to] = rangeOf(node);
  if (isNothing(node))
    return replaced(text, [from, to], (/\s/.test(text[from - 1] ?? ' ') ? '' : ' ') + valueText(value));
  if (Array.isArray(value)) return replaced(text, [from, endOf(node)], valueText(value));
  if (!isScalar(node) && !isAlias(node)) throw new CannotEdit('holds several settings, not one value');
  const block = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
  return replaced(text, [from, to], valueText(value) + (block ? '\n' : ''));
}

/** Adds an entry to the map that was reached; `value` may be a list. */
function inserted(
  text: string,
  nodes: readonly unknown[],
  steps: readonly string[],
  missing: readonly string[],
  value: unknown,
): string {
  const holder = nodes[nodes.length - 1];
  if (holder === null || holder === undefined)
    return `${withLineEnd(text)}${entryLines(missing, value, '')}\n`;
  if (isMap(holder)) {
    if (holder.flow) return intoFlow(text, holder, entryText(missing, value));
    return intoBlock(text, holder, missing, value, nodes.length === 1);
  }
  if (!isNothing(holder)) throw new CannotEdit(`${steps.join('.')}: a single value stands where it belongs`);
  const [from, to] = rangeOf(holder);
  if (nodes.length === 1) return `${withLineEnd(text)}${entryLines(missing, value, '')}\n`;
  return replaced(text, [from, to], `${text[from - 1] === ' ' ? '' : ' '}{ ${entryText(missing, value)} }`);
}

const withLineEnd = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

function intoFlow(text: string, map: YAMLMap, entry: string): string {
  const last = map.items[map.items.length - 1];
  if (last === undefined) return replaced(text, rangeOf(map), `{ ${entry} }`);
  const end = pairRange(last)[1];
  return replaced(text, [end, end], `, ${entry}`);
}

function intoBlock(
  text: string,
  map: YAMLMap,
  missing: readonly string[],
  value: unknown,
  isRoot: boolean,
): string {
  const indent = indentAt(text, rangeOf(map.items[0].key)[0]);
  const after = isRoot && missing.length === 1 && HEAD.includes(missing[0]) ? headOf(map) : undefined;
  const end = lineEnd(text, pairRange(after ?? map.items[map.items.length - 1])[1]);
  const lines = entryLines(missing, value, indent);
  return `${text.slice(0, end)}${breakOf(text)}${lines}${text.slice(end) || '\n'}`;
}

const headOf = (map: YAMLMap): Pair | undefined =>
  map.items.findLast(({ key }) => isScalar(key) && HEAD.includes(String(key.value)));

/** An entry on a line of its own; a list has a line an item. */
function entryLines(missing: readonly string[], value: unknown, indent: string): string {
  if (!Array.isArray(value) || value.length === 0 || missing.length > 1)
    return indent + entryText(missing, value);
  return [`${indent}${keyText(missing[0])}:`, ...value.map((item) => `${indent}  - ${valueText(item)}`)].join(
    '\n',
  );
}

const breakOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** Blanks as wide as what stands before a place on its line. */
function indentAt(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return ' '.repeat(at - start);
}

/** The end of the line on which content ends, its comment included. */
function lineEnd(text: string, end: number): number {
  if (text[end - 1] === '\n') return end - 1;
  const next = text.indexOf('\n', end);
  if (next < 0) return text.length;
  return text[next - 1] === '\r' ? next - 1 : next;
}

function pairRange({ key, value }: Pair): readonly [number, number] {
  const [from, to] = rangeOf(key);
  return [from, value === null || value === undefined ? to : endOf(value)];
}

/**
 * Puts a setting back as it was when the scenario was opened: its own words, or nothing where the text did not have it.
 * `value` is what it was then, `inherited` the settings as merged then: they are asked where a list was written out.
 */
export function resetInText(
  text: string,
  opened: string,
  path: string,
  value: Plain,
  inherited?: unknown,
): string {
  const steps = stepsOf(path);
  const before = along(nodesOf(opened), steps);
  if (before.length - 1 === steps.length) {
    const [from, to] = rangeOf(before[steps.length]);
    const now = along(nodesOf(text), steps);
    if (now.length - 1 < steps.length) return setInText(text, path, value, inherited);
    return replaced(text, rangeOf(now[steps.length]), opened.slice(from, to));
  }
  const list = steps.findIndex((step, i) => isIndex(step) && i >= before.length);
  if (list < 0) return unsetInText(text, opened, steps);
  const wasDefault = dataAt(inherited, steps) === undefined;
  const back = wasDefault ? unsetInText(text, opened, steps) : setInText(text, path, value, inherited);
  const own = steps.slice(0, list);
  const document = nodesOf(back);
  const same =
    JSON.stringify(dataOf(document, along(document, own)[own.length])) ===
    JSON.stringify(dataAt(inherited, own));
  return same ? unsetInText(back, opened, own) : back;
}

/** Takes a setting out, with the maps above that hold nothing else and were not there before. */
function unsetInText(text: string, opened: string, steps: readonly string[]): string {
  const document = nodesOf(text);
  const nodes = along(document, steps);
  if (nodes.length - 1 < steps.length) return text;
  const known = along(nodesOf(opened), steps).length - 1;
  let depth = steps.length - 1;
  while (depth > known && depth > 0 && isMap(nodes[depth]) && (nodes[depth] as YAMLMap).items.length === 1)
    depth--;
  const map = nodes[depth];
  if (!isMap(map)) return text;
  return withoutPair(text, map, pairNamed(map, steps[depth])!);
}

function withoutPair(text: string, map: YAMLMap, pair: Pair): string {
  const at = map.items.indexOf(pair);
  const [from, to] = pairRange(pair);
  if (map.flow) {
    const [before, after] = [map.items[at - 1], map.items[at + 1]];
    if (after !== undefined) return replaced(text, [from, pairRange(after)[0]], '');
    return before === undefined
      ? replaced(text, rangeOf(map), '{}')
      : replaced(text, [pairRange(before)[1], to], '');
  }
  const start = text.lastIndexOf('\n', from - 1) + 1;
  if (text.slice(start, from).trim() !== '') throw new CannotEdit('the first setting of a list item stays');
  const end = lineEnd(text, to);
  const next = text.indexOf('\n', end);
  return replaced(text, [start, next < 0 ? text.length : next + 1], '');
}

/** The value that a text itself gives a setting; undefined where it inherits it or leaves the default. */
export function ownValue(text: string, path: string): unknown {
  const steps = stepsOf(path);
  const document = nodesOf(text);
  const nodes = along(document, steps);
  return nodes.length - 1 === steps.length ? dataOf(document, nodes[steps.length]) : undefined;
}

function dataAt(data: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string, unknown>)[step]
        : undefined,
    data,
  );
}

/** A copy of plain data with another value at a place that may be new. */
function withSteps(data: unknown, [step, ...deeper]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(data)) {
    if (!isIndex(step) || Number(step) >= data.length) throw new CannotEdit('the list has no such item');
    return data.with(Number(step), withSteps(data[Number(step)], deeper, value));
  }
  if (data !== undefined && data !== null && typeof data !== 'object')
    throw new CannotEdit('a single value stands where it belongs');
  if (isIndex(step)) throw new CannotEdit('the list has no such item');
  const map = (data ?? {}) as Record<string, unknown>;
  return { ...map, [step]: withSteps(Object.hasOwn(map, step) ? map[step] : undefined, deeper, value) };
}
