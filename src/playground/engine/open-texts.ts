import type { Finder } from '../../scenario/assist/so-far.ts';
import { besideFile } from '../../scenario/layers.ts';
import { type LoadedScenario, loadScenario } from '../../scenario/load.ts';
import type { Texts } from './messages.ts';

/** A shipped scenario by its name, with or without `.yaml`, or by its path. */
export function shippedPath(library: Texts, wanted: string): string | undefined {
  const plain = wanted.replace(/^\.\//, '').replace(/\.ya?ml$/i, '');
  return Object.keys(library).find((path) => path === `${plain}.yaml` || path.endsWith(`/${plain}.yaml`));
}

/** Finds files among texts and what ships with the program: beside a file first, then by the name of a shipped scenario. */
export function finderOf(texts: Texts, library: Texts): Required<Finder> {
  const textOf = (path: string): string | undefined =>
    Object.hasOwn(texts, path) ? texts[path] : Object.hasOwn(library, path) ? library[path] : undefined;
  const resolve = (from: string, target: string): string => {
    const beside = besideFile(from, target);
    return textOf(beside) === undefined ? (shippedPath(library, target) ?? beside) : beside;
  };
  return { textOf, resolve };
}

/**
 * Loads a scenario from texts. What it extends is looked for beside it, then among what ships with the program, as on the
 * command line. Throws ScenarioError with everything that is wrong.
 */
export function openTexts(
  open: string,
  texts: Texts,
  library: Texts,
  overrides: readonly string[] = [],
): LoadedScenario {
  const { textOf, resolve } = finderOf(texts, library);
  const read = (path: string): string => {
    const text = textOf(path);
    if (text === undefined) throw new Error('no such file; a page can only extend what came with it');
    return text;
  };
  return loadScenario(open, { read, resolve, overrides });
}
