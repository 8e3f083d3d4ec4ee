import { type Lesson, lessonText, type Option, type Question, type Results, type ToTry } from './lesson.ts';
import { LESSONS } from './lessons.ts';

/** A lesson as plain data: what is said before anything is run. */
export interface LessonWords {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly why: string;
  readonly source: string;
  readonly highlight: readonly string[];
  readonly try: readonly ToTry[];
  /** The prediction, then the checks. */
  readonly questions: readonly QuestionWords[];
  /** The scenario of each run by its name, as it can be opened. */
  readonly runs: Readonly<Record<string, LessonSource>>;
}

export interface QuestionWords {
  readonly ask: string;
  readonly options: readonly Option[];
  /** Name of the run that is shown with the answer. */
  readonly shows: string;
  /** Whether two runs can be held against each other. */
  readonly isCompared: boolean;
}

/** A scenario's path and its text, named as whoever opens scenarios names them. */
interface LessonSource {
  readonly open: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** What the runs say to a question. */
export interface Told {
  /** The option that they bear out. */
  readonly option: string;
  readonly paragraphs: readonly string[];
}

const questionsOf = ({ prediction, checks }: Lesson): readonly Question[] => [prediction, ...checks];

export const lessonWords = (lesson: Lesson): LessonWords => ({
  id: lesson.id,
  title: lesson.title,
  question: lesson.question,
  why: lesson.why,
  source: lesson.source,
  highlight: lesson.highlight,
  try: lesson.try,
  questions: questionsOf(lesson).map(({ ask, options, runs, compare }) => ({
    ask,
    options,
    shows: runs[0],
    isCompared: compare !== undefined,
  })),
  runs: Object.fromEntries(
    lesson.runs.map((one) => {
      const open = `lesson-${lesson.id}-${one.id}.yaml`;
      return [one.id, { open, texts: { [open]: lessonText(one) } }];
    }),
  ),
});

/** Throws where there is no such lesson. */
export function findLesson(id: string): Lesson {
  const found = LESSONS.find((lesson) => lesson.id === id);
  if (found === undefined) throw new Error(`no lesson ${id}`);
  return found;
}

export const questionAt = (lesson: Lesson, index: number): Question => questionsOf(lesson)[index];

export function lessonTold(
  { lesson, question }: { readonly lesson: string; readonly question: number },
  results: Results,
): Told {
  const { answer, explain } = questionAt(findLesson(lesson), question);
  return { option: answer(results), paragraphs: explain(results) };
}
