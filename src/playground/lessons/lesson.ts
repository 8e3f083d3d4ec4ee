import { Document } from 'yaml';
import type { RunResult } from '../../experiment/run.ts';

/** A short lesson: a question, a prediction that the student makes first, a run, an explanation, a check. Words and numbers only, no page. */
export interface Lesson {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /** The story behind it, in two or three sentences. */
  readonly why: string;
  /** Where the story is from. */
  readonly source: string;
  /** Markets that the lesson looks at. */
  readonly runs: readonly LessonRun[];
  /** What the student says before anything is run. */
  readonly prediction: Question;
  /** Charts to look at afterwards, by their ids. */
  readonly highlight: readonly string[];
  /** Settings to move afterwards. */
  readonly try: readonly ToTry[];
  /** What the student is asked at the end, of a market with another setting. */
  readonly checks: readonly Question[];
}

/** A shipped scenario with what the lesson changes in it. */
export interface LessonRun {
  readonly id: string;
  /** What tables and charts call it. */
  readonly name: string;
  /** Name of a shipped scenario. */
  readonly scenario: string;
  /** Settings laid over it, as in a file that extends it: maps merge, lists replace. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface Question {
  readonly ask: string;
  readonly options: readonly Option[];
  /** Ids of the runs that the answer is computed from; the first is the one to show. */
  readonly runs: readonly string[];
  /** Two of the runs to be held against each other, where that is what it is about. */
  readonly compare?: readonly [a: string, b: string];
  /** Id of the option that the runs bear out. */
  answer(results: Results): string;
  /** Why, in paragraphs of plain text with numbers of the runs. */
  explain(results: Results): readonly string[];
}

export interface Option {
  readonly id: string;
  readonly words: string;
}

export interface ToTry {
  /** Path of the setting, as after `--set`. */
  readonly path: string;
  /** What to look for. */
  readonly hint: string;
}

/** Results of the runs by id. */
export type Results = Readonly<Record<string, RunResult>>;

/** A run as the text of a scenario file: expected values unless its settings say otherwise. */
export function lessonText({ name, scenario, settings }: LessonRun): string {
  const written = { extends: scenario, name, engine: 'mean-field', ...settings };
  return new Document(written).toString({ lineWidth: 0 });
}
