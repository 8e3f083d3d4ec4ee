import { basename, dirname, join, resolve } from 'node:path';
import { isFile, kindOf, readText } from './files.ts';
import { meant } from './meant.ts';
import { Mistake } from './mistake.ts';
import { studyRefusal } from './refuse-study.ts';
import { filesIn, shippedPath, shippedScenarios, shippedStudies } from './shipped.ts';

const ENDING = /\.ya?ml$/i;

/**
 * The path of the scenario that the user means: a file, a file without its ending, or a shipped scenario by name.
 * Paths in the current folder stay as they were written. Throws Mistake with what there is instead.
 */
export function findScenario(wanted: string, cwd: string): string {
  const written = [wanted, `${wanted}.yaml`, `${wanted}.yml`].find((path) => isFile(resolve(cwd, path)));
  const found = written ?? shippedPath(wanted);
  if (found !== undefined) return found;
  const study = shippedStudies().find(({ name }) => name === wanted.replace(ENDING, ''));
  if (study !== undefined) throw studyRefusal(wanted, readText(study.absolute));
  const isFolder = kindOf(resolve(cwd, wanted)) === 'folder';
  throw new Mistake(
    isFolder
      ? `${wanted}: is a folder, expected a scenario file; several can be given: ${join(wanted, '*.yaml')}`
      : `${wanted}: no such scenario${wayOut(wanted, cwd)}`,
  );
}

function wayOut(wanted: string, cwd: string): string {
  const folder = dirname(wanted);
  const nearby = filesIn(resolve(cwd, folder)).filter((file) => ENDING.test(file));
  const shipped = shippedScenarios().map(({ name }) => name);
  const near = meant(basename(wanted), nearby);
  const named = meant(basename(wanted).replace(ENDING, ''), shipped);
  if (near !== undefined) return `, did you mean "${join(folder, near)}"?`;
  if (named !== undefined) return `, did you mean "${named}"?`;
  return '; `paymarket list` shows those that come with the program, `paymarket new NAME` starts one of your own';
}
