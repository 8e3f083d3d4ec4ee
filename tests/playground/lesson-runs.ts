import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run } from '../../src/experiment/run.ts';
import { type Lesson, lessonText, type Results } from '../../src/playground/lessons/lesson.ts';
import { type LoadedScenario, loadScenario } from '../../src/scenario/load.ts';
import { ROOT } from '../source-files.ts';

const NAME = 'lesson.yaml';

/** Opens a text that extends shipped scenarios by their names. */
export const openText = (text: string, overrides: readonly string[] = []): LoadedScenario =>
  loadScenario(NAME, {
    read: (path) => (path === NAME ? text : readFileSync(path, 'utf8')),
    resolve: (_from, target) => join(ROOT, 'scenarios/seed', basename(target)),
    overrides,
  });

/** All runs of a lesson. */
export const resultsOf = ({ runs }: Lesson, overrides: readonly string[] = []): Results =>
  Object.fromEntries(runs.map((one) => [one.id, run(openText(lessonText(one), overrides).scenario)]));
