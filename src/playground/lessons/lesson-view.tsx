import { useLayoutEffect, useRef } from 'preact/hooks';
import { QuestionView } from './question-view.tsx';
import { type Asked, asked, goTo, isAnswered, lessons, place } from './tour.ts';

/** One lesson: its question and story, then one thing to answer at a time. */
export function LessonView() {
  const head = useRef<HTMLHeadingElement>(null);
  const now = asked.value;
  const at = place.value;
  useLayoutEffect(() => head.current?.focus({ preventScroll: true }), [now?.lesson.id]);
  if (now === undefined || at === null) return null;
  const { lesson, index } = now;
  return (
    <>
      <p class="steps">
        <button type="button" onClick={() => goTo(null)}>
          ← All lessons
        </button>
        <span>
          Lesson {at.lesson + 1} of {lessons.value.length} · {lesson.title}
        </span>
      </p>
      <h1 ref={head} tabIndex={-1}>
        {lesson.question}
      </h1>
      {index === 0 && (
        <p class="why">
          {lesson.why} <span class="quiet">Source: {lesson.source}.</span>
        </p>
      )}
      <QuestionView key={`${lesson.id}/${index}`} asked={now} />
      <Ways asked={now} />
    </>
  );
}

/** Back to what was answered, on to what comes next. */
function Ways({ asked: { lesson, index, told } }: { asked: Asked }) {
  const at = place.value!;
  const next = lessons.value[at.lesson + 1];
  const isLast = index === lesson.questions.length - 1;
  const name = (question: number): string =>
    question === 0
      ? 'the prediction'
      : lesson.questions.length > 2
        ? `check ${question} of ${lesson.questions.length - 1}`
        : 'the check';
  return (
    <p class="buttons ways">
      {index > 0 && (
        <button type="button" onClick={() => goTo({ ...at, question: index - 1 })}>
          ← Back to {name(index - 1)}
        </button>
      )}
      {!isLast && (told !== undefined || isAnswered(lesson, index + 1)) && (
        <button type="button" class="main" onClick={() => goTo({ ...at, question: index + 1 })}>
          On to {name(index + 1)} →
        </button>
      )}
      {isLast && told !== undefined && next !== undefined && (
        <button
          type="button"
          class="main"
          onClick={() => {
            goTo({ lesson: at.lesson + 1, question: 0 });
            scrollTo({ top: 0 });
          }}
        >
          Next lesson: {next.title} →
        </button>
      )}
      {isLast && told !== undefined && next === undefined && (
        <button type="button" class="main" onClick={() => goTo(null)}>
          That was the last lesson: back to all of them
        </button>
      )}
    </p>
  );
}
