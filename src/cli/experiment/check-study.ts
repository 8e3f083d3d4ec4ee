import { resolve } from 'node:path';
import { isStudy } from '../../experiment/study/load-study.ts';
import { factorsOf, type Study } from '../../experiment/study/study.ts';
import { conditionsOf } from '../../experiment/sweep/design.ts';
import { isFile, readText } from '../files.ts';
import { shippedStudies } from '../shipped.ts';
import { loadStudyText } from './sources.ts';

const ENDING = /\.ya?ml$/i;

/** The path of a study that the user means; undefined where it is none, or nothing at all. */
export function studyPath(wanted: string, cwd: string): string | undefined {
  const written = [wanted, `${wanted}.yaml`, `${wanted}.yml`].find((path) => isFile(resolve(cwd, path)));
  if (written === undefined)
    return shippedStudies().find(({ name }) => name === wanted.replace(ENDING, ''))?.absolute;
  return isStudy(textOrNothing(resolve(cwd, written))) ? written : undefined;
}

/** What cannot be read is told by whoever reads it in earnest. */
function textOrNothing(path: string): string {
  try {
    return readText(path);
  } catch {
    return '';
  }
}

/** Checks a study with every scenario that it names; returns what it asks for. Throws ScenarioError with all problems. */
export function checkStudy(path: string, overrides: readonly string[], cwd: string): string {
  const text = readText(resolve(cwd, path));
  return sizeOf(loadStudyText({ name: path, text, cwd, overrides, own: {} }).study);
}

function sizeOf(study: Study): string {
  const what =
    study.kind === 'compare'
      ? count(study.arms.length, 'scenario')
      : count(factorsOf(study).length, 'factor');
  const conditions = study.kind === 'sweep' ? [count(conditionsOf(study).count, 'condition')] : [];
  return [
    study.kind,
    what,
    ...conditions,
    count(study.replicates, 'replicate'),
    count(study.outcomes.length, 'outcome'),
  ].join(', ');
}

const count = (many: number, one: string): string =>
  `${many.toLocaleString('en')} ${one}${many === 1 ? '' : 's'}`;
