import { resolve } from 'node:path';
import { isStudy } from '../experiment/study/load-study.ts';
import { type LoadedScenario, loadScenario } from '../scenario/load.ts';
import { besideOrShipped, readText } from './files.ts';
import { findScenario } from './find-scenario.ts';
import { Mistake, wordsOf } from './mistake.ts';
import { studyRefusal } from './refuse-study.ts';

/** A loaded scenario and the file it came from. */
export interface LoadedFile extends LoadedScenario {
  /** As the user named it. */
  readonly asked: string;
  /** The file as the user wrote it, or an absolute path for a shipped one. */
  readonly path: string;
}

/**
 * Finds, reads and checks a scenario file or a shipped scenario by name.
 *
 * @param overrides settings as `path=value`, the later wins
 * @param cwd absolute path of the folder that relative paths start from
 * @throws ScenarioError with all problems; Mistake if the file cannot be found or read
 */
export function loadFile(wanted: string, overrides: readonly string[], cwd: string): LoadedFile {
  const path = findScenario(wanted, cwd);
  const read = (file: string): string => {
    const text = readText(resolve(cwd, file));
    if (file === path && isStudy(text)) throw studyRefusal(wanted, text);
    return text;
  };
  try {
    return { asked: wanted, path, ...loadScenario(path, { read, overrides, resolve: besideOrShipped(cwd) }) };
  } catch (error) {
    if (!(error instanceof Mistake) || error.message.startsWith(`${wanted}: `)) throw error;
    throw new Mistake(`${path}: ${error.message}`);
  }
}

/** Loads several files. Throws Mistake with the problems of all of them at once. */
export function loadAll(files: readonly string[], overrides: readonly string[], cwd: string): LoadedFile[] {
  const loaded: LoadedFile[] = [];
  const problems: string[] = [];
  for (const file of files) {
    try {
      loaded.push(loadFile(file, overrides, cwd));
    } catch (error) {
      const words = wordsOf(error);
      if (words === undefined) throw error;
      problems.push(words);
    }
  }
  if (problems.length > 0) throw new Mistake(problems.join('\n\n'));
  return loaded;
}
