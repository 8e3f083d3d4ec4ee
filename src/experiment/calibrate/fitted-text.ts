import { type Document, isAlias, isMap, isScalar, isSeq } from 'yaml';
import { stepsOf } from '../../core/path.ts';
import type { Problem } from '../../scenario/errors.ts';
import { parseYaml } from '../../scenario/parse-yaml.ts';
import { Source } from '../../scenario/place.ts';
import { numberText } from '../../scenario/wording.ts';

/** A setting by its path, and the number (or, for what is extended, the path) it takes. */
export interface Setting {
  readonly path: string;
  readonly value: number | string;
}

/**
 * The text of a scenario file with these numbers in place of the old ones, and not a character changed beside them. Settings that
 * the file does not write itself, since they are defaults or come from what it extends, are added; only then is its
 * layout that of the YAML writer.
 */
export function fittedText(text: string, settings: readonly Setting[]): string {
  const missing = settings.filter(({ path }) => rangeOf(parse(text), path) === undefined);
  const complete = missing.length === 0 ? text : withAdded(text, missing);
  return replaced(complete, settings);
}

function parse(text: string): Document {
  const problems: Problem[] = [];
  const document = parseYaml(new Source('scenario', text), problems);
  if (document === undefined) throw new Error('a scenario that was read before cannot be read');
  return document;
}

/** First and last character of the number at a path; undefined if the text has none of its own there. */
function rangeOf(document: Document, path: string): readonly [number, number] | undefined {
  let node: unknown = document.contents;
  for (const step of stepsOf(path)) {
    if (isMap(node)) node = node.items.find(({ key }) => isScalar(key) && String(key.value) === step)?.value;
    else if (isSeq(node)) node = node.items[Number(step)];
    else return undefined;
  }
  return isScalar(node) && node.range ? [node.range[0], node.range[1]] : undefined;
}

function withAdded(text: string, settings: readonly Setting[]): string {
  const document = parse(text);
  for (const { path, value } of settings) {
    unshare(document, path);
    document.setIn(stepsOf(path).map(asKey), value);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

const asKey = (step: string): string | number => (/^\d+$/.test(step) ? Number(step) : step);

/** An alias on the way becomes a copy of what it stands for, so that its other uses keep their value. */
function unshare(document: Document, path: string): void {
  const steps = stepsOf(path).map(asKey);
  for (let depth = 1; depth < steps.length; depth++) {
    const way = steps.slice(0, depth);
    const node = document.getIn(way, true);
    if (isAlias(node)) document.setIn(way, node.resolve(document)?.clone());
  }
}

function replaced(text: string, settings: readonly Setting[]): string {
  const document = parse(text);
  const places = settings.map(({ path, value }) => ({ range: rangeOf(document, path)!, value }));
  return places
    .toSorted((a, b) => b.range[0] - a.range[0])
    .reduce(
      (done, { range: [from, to], value }) => done.slice(0, from) + valueText(value) + done.slice(to),
      text,
    );
}

const valueText = (value: number | string): string =>
  typeof value === 'number' ? numberText(value) : JSON.stringify(value);
