import { batch, computed, effect, signal } from '@preact/signals';
import { highlighted } from '../charts/highlight.ts';
import type { Answers } from '../engine/messages.ts';
import { view } from '../frame/view.ts';
import { ask } from '../state/results.ts';
import { open, opened, text } from '../state/scenario.ts';
import type { Choices } from './choices.ts';
import type { LessonWords, QuestionWords, Told } from './lesson-words.ts';
import { remember, remembered } from './memory.ts';

/** All lessons, as soon as the worker has told them. */
export const lessons = signal<readonly LessonWords[]>([]);

/** A question of a lesson: both by their numbers, from 0. The prediction is question 0, checks follow. */
export interface Place {
  readonly lesson: number;
  readonly question: number;
}

/** Where the student is; null in the list of all lessons. */
export const place = signal<Place | null>(null);

const choices = signal<Choices>(remembered());
const told = signal<Readonly<Record<string, Told>>>({});

/** Weeks done and to do of the runs that an answer needs. */
export const running = signal<{ readonly done: number; readonly total: number } | undefined>(undefined);
export const trouble = signal('');

const keyOf = ({ id }: LessonWords, question: number): string => `${id}/${question}`;

/** A question, what was chosen, and what the runs say; both undefined until the student has chosen. */
export interface Asked {
  readonly lesson: LessonWords;
  readonly question: QuestionWords;
  readonly index: number;
  readonly choice: string | undefined;
  readonly told: Told | undefined;
}

export const askedAt = ({ lesson, question }: Place): Asked | undefined => {
  const words = lessons.value[lesson];
  if (words === undefined) return undefined;
  const key = keyOf(words, question);
  const answered = told.value[key];
  return {
    lesson: words,
    question: words.questions[question],
    index: question,
    choice: choices.value[key],
    told: answered,
  };
};

export const asked = computed(() => (place.value === null ? undefined : askedAt(place.value)));

export const isAnswered = (lesson: LessonWords, question: number): boolean =>
  choices.value[keyOf(lesson, question)] !== undefined;

export const isDone = (lesson: LessonWords): boolean =>
  lesson.questions.every((_, i) => isAnswered(lesson, i));

/** The run that belongs to the newest answer of the lesson: what charts below it show. */
const shown = computed(() => {
  const { lesson, question, told: answer, index } = asked.value ?? {};
  if (lesson === undefined || question === undefined) return undefined;
  return lesson.runs[answer !== undefined || index === 0 ? question.shows : lesson.questions[0].shows];
});

/** Whether the market in the page is still the one that the lesson speaks of. */
export const isOwnMarket = computed(() => {
  const source = shown.value;
  return (
    source !== undefined && opened.value.path === source.open && text.value === source.texts[source.open]
  );
});

/** Whether there is something to see below the lesson: not before the prediction has been made. */
export const hasCharts = computed(() => {
  const { value } = place;
  return value !== null && askedAt({ ...value, question: 0 })?.told !== undefined;
});

export function openMarket(): void {
  const source = shown.value;
  if (source !== undefined) open({ path: source.open, texts: source.texts });
}

export async function loadLessons(): Promise<void> {
  if (lessons.value.length === 0) lessons.value = (await ask({ about: 'lessons' })) as Answers['lessons'];
}

/** Goes to a question; one that was answered before is answered again, since only the choice is remembered. */
export function goTo(next: Place | null): void {
  batch(() => {
    place.value = next;
    trouble.value = '';
  });
  if (next === null) return;
  const { choice, told: answer } = asked.value ?? {};
  if (answer !== undefined) openMarket();
  else if (choice !== undefined) void answerNow(choice);
}

/** Runs what the question needs, and tells what the runs say to it. */
export async function answerNow(choice: string): Promise<void> {
  const { lesson, index } = asked.value ?? {};
  if (lesson === undefined || index === undefined) return;
  const key = keyOf(lesson, index);
  batch(() => {
    running.value = { done: 0, total: 1 };
    trouble.value = '';
  });
  try {
    const answer = await ask({ about: 'lesson', lesson: lesson.id, question: index }, (done, total) => {
      running.value = { done, total };
    });
    batch(() => {
      choices.value = { ...choices.value, [key]: choice };
      told.value = { ...told.value, [key]: answer as Told };
      if (asked.value?.lesson === lesson && asked.value.index === index) openMarket();
    });
    remember(choices.value);
  } catch (error) {
    trouble.value = error instanceof Error ? error.message : String(error);
  } finally {
    running.value = undefined;
  }
}

/** Marks the charts of the open lesson while the lessons are shown. */
export function highlightOnChange(): void {
  effect(() => {
    const isShown = view.value === 'lessons' && hasCharts.value;
    highlighted.value = isShown ? (asked.value?.lesson.highlight ?? []) : [];
  });
}
