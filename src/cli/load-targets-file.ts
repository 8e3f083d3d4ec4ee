import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTargets } from '../experiment/calibrate/load-targets.ts';
import type { Targets } from '../experiment/calibrate/targets.ts';
import type { Scenario } from '../scenario/schema.ts';
import { isFile, readText } from './files.ts';
import { meant } from './meant.ts';
import { Mistake } from './mistake.ts';
import { filesIn } from './shipped.ts';

const DATA = fileURLToPath(new URL('../../data/', import.meta.url));

/** Path of the file of targets that the user means: their own, or one that comes with the program. Throws Mistake. */
export function findTargets(wanted: string | undefined, cwd: string): string {
  if (wanted === undefined)
    throw new Mistake('--targets: missing; expected a file of targets, such as data/targets-2018.yaml');
  if (isFile(resolve(cwd, wanted))) return wanted;
  const shipped = shippedTargets();
  const name = wanted.replace(/^\.?\/?data\//, '').replace(/\.ya?ml$/i, '');
  const found = shipped.find((file) => basename(file, '.yaml') === name);
  if (found !== undefined) return join(DATA, found);
  const nearby = filesIn(resolve(cwd, dirname(wanted))).filter((file) => /\.ya?ml$/i.test(file));
  const near = meant(basename(wanted), nearby);
  throw new Mistake(
    near === undefined
      ? `${wanted}: no such file of targets; those that come with the program: ${shipped.map((file) => `data/${file}`).join(', ')}`
      : `${wanted}: no such file of targets, did you mean "${join(dirname(wanted), near)}"?`,
  );
}

const shippedTargets = (): string[] => filesIn(DATA).filter((file) => /^targets-.*\.yaml$/.test(file));

/** Reads and checks a file of targets for a scenario. Throws ScenarioError or Mistake. */
export function loadTargetsFile(path: string, scenario: Scenario, cwd: string): Targets {
  let text: string;
  try {
    text = readText(resolve(cwd, path));
  } catch (error) {
    throw error instanceof Mistake ? new Mistake(`${path}: ${error.message}`) : error;
  }
  return loadTargets(path, text, scenario);
}
