import { basename, dirname, join, resolve } from 'node:path';
import { isFile } from '../files.ts';
import { meant } from '../meant.ts';
import { Mistake } from '../mistake.ts';
import { filesIn, shippedStudies } from '../shipped.ts';

const ENDING = /\.ya?ml$/i;

/** Path of the study that the user means: a file, or one that comes with the program. Throws Mistake with what there is instead. */
export function findStudy(wanted: string, cwd: string): string {
  const written = [wanted, `${wanted}.yaml`, `${wanted}.yml`].find((path) => isFile(resolve(cwd, path)));
  const plain = wanted.replace(/^(\.\/)?scenarios\/studies\//, '').replace(ENDING, '');
  const shipped = shippedStudies();
  const found = written ?? shipped.find(({ name }) => name === plain)?.absolute;
  if (found !== undefined) return found;
  const nearby = filesIn(resolve(cwd, dirname(wanted))).filter((file) => ENDING.test(file));
  const near = meant(basename(wanted), nearby);
  const names = shipped.map(({ name }) => name);
  const wayOut =
    near === undefined
      ? `${meant(plain, names) === undefined ? '' : `, did you mean "${meant(plain, names)}"?`} Those that come with the program: ${names.join(', ')}`
      : `, did you mean "${join(dirname(wanted), near)}"?`;
  throw new Mistake(
    `${wanted}: no such study${wayOut.startsWith(',') ? wayOut : `;${wayOut.replace(' Those', ' those')}`}`,
  );
}
