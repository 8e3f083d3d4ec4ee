import { kindWritten } from '../experiment/study/load-study.ts';
import { Mistake } from './mistake.ts';

/** What is said where a scenario was expected and a study was given: the command that is meant. */
export const studyRefusal = (wanted: string, text: string): Mistake =>
  new Mistake(
    `${wanted}: is a study and no scenario; \`paymarket ${kindWritten(text) ?? 'sweep'} ${wanted}\` makes its runs`,
  );
