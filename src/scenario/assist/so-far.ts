import { isForbiddenKey } from '../../core/path.ts';
import { besideFile, type Resolve } from '../layers.ts';
import { outlineOf } from './outline.ts';

/** How the files of a scenario are found. */
export interface Finder {
  /** The text of a file, or undefined where there is none. */
  textOf(path: string): string | undefined;
  readonly resolve?: Resolve;
}

/** As deep as scenarios may extend one another. */
const MOST = 8;

/** The settings of a file and all that it extends, as far as they can be read: also while a text is no YAML. */
export function settingsSoFar(open: string, { textOf, resolve = besideFile }: Finder): unknown {
  const layers: unknown[] = [];
  const seen: string[] = [];
  for (let path: string | undefined = open; path !== undefined && seen.length <= MOST; ) {
    const text = seen.includes(path) ? undefined : textOf(path);
    if (text === undefined) break;
    seen.push(path);
    const { data } = outlineOf(text);
    layers.push(data);
    const target = isMap(data) ? data.extends : undefined;
    path = typeof target === 'string' ? resolve(path, withEnding(target)) : undefined;
  }
  return layers.reduceRight<unknown>((base, over) => laid(base, over), undefined);
}

const withEnding = (path: string): string => (/\.ya?ml$/i.test(path) ? path : `${path}.yaml`);

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Maps merge and `null` takes an entry out; a name without a value yet takes nothing out of a section. */
function laid(base: unknown, over: unknown): unknown {
  if (!isMap(over)) return over ?? (isMap(base) ? base : over);
  const both: Record<string, unknown> = isMap(base) ? { ...base } : {};
  for (const [name, value] of Object.entries(over)) {
    if (!isForbiddenKey(name)) both[name] = laid(both[name], value);
  }
  return both;
}
