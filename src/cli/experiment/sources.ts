import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { loadStudy } from '../../experiment/study/load-study.ts';
import type { Study } from '../../experiment/study/study.ts';
import { openScenario } from '../../scenario/load.ts';
import { besideOrShipped, isFile, readText } from '../files.ts';
import { findScenario } from '../find-scenario.ts';
import { Mistake } from '../mistake.ts';

/** A study as it was written, and every text that it reads: all that another thread needs to load the same study. */
export interface Sources {
  /** How problems call the study: its path, or what it was made from. */
  readonly name: string;
  readonly text: string;
  /** Folder that paths start from. */
  readonly cwd: string;
  /** Settings of every scenario, `path=value`, as given on the command line. */
  readonly overrides: readonly string[];
  /** Settings of the study itself, as given on the command line. */
  readonly own: Readonly<Record<string, number | string>>;
  /** Texts of scenario files by path, in the order in which they were read. */
  readonly texts: Record<string, string>;
}

type Written = Omit<Sources, 'texts'>;

/** A loaded study with all that it was read from. */
export interface LoadedStudy {
  readonly study: Study;
  readonly sources: Sources;
}

/** Loads a study from its text, and its scenarios from the disk. Throws ScenarioError with all problems at once. */
export function loadStudyText(written: Written): LoadedStudy {
  const texts: Record<string, string> = {};
  const read = (path: string): string => (texts[path] ??= readText(resolve(written.cwd, path)));
  return { study: loadWith(written, read), sources: { ...written, texts } };
}

/** Loads a study again from texts that were read before, whatever became of the files. */
export const loadStudyAgain = ({ texts, ...written }: Sources): Study =>
  loadWith(written, (path) => {
    const text = texts[path];
    if (text === undefined) throw new Mistake('no such file');
    return text;
  });

function loadWith({ name, text, cwd, overrides, own }: Written, read: (path: string) => string): Study {
  const resolvePath = besideOrShipped(cwd);
  const open = (target: string) => {
    const beside = resolvePath(
      name,
      target.endsWith('.yaml') || target.endsWith('.yml') ? target : `${target}.yaml`,
    );
    const path = isFile(resolve(cwd, beside)) ? beside : findScenario(target, cwd);
    return openScenario(path, { read, resolve: resolvePath });
  };
  return loadStudy(name, text, { open, overrides, own });
}

/** SHA-256 of a study with every text that it reads: equal where the results must be. Paths do not count. */
export function hashOf({ text, overrides, own, texts }: Sources): string {
  const hash = createHash('sha256');
  for (const part of [text, JSON.stringify([overrides, own]), ...Object.values(texts)])
    hash.update(`${Buffer.byteLength(part)}\n`).update(part);
  return hash.digest('hex');
}
