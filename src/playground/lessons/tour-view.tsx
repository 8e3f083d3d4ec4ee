import { useEffect, useRef } from 'preact/hooks';
import { LessonView } from './lesson-view.tsx';
import { goTo, isAnswered, isDone, lessons, loadLessons, place } from './tour.ts';

/** The guided tour: a list of the lessons, or one of them. */
export function Tour() {
  useEffect(() => void loadLessons(), []);
  return <header class="tour">{place.value === null ? <List /> : <LessonView />}</header>;
}

function List() {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <h1 ref={head} tabIndex={-1}>
        The article in six lessons
      </h1>
      <p class="lead">
        Each begins with a question. You say first what you think will happen; then the market is run, and you
        see whether it agrees with you, and why. Ten minutes a lesson.
      </p>
      {lessons.value.length === 0 && <p class="quiet">The lessons are being opened …</p>}
      <ol class="cards lessons">
        {lessons.value.map((lesson, i) => (
          <li key={lesson.id}>
            <button type="button" onClick={() => goTo({ lesson: i, question: 0 })}>
              <span class="question">
                {i + 1}. {lesson.question}
              </span>
              <span class="quiet">
                {lesson.title}
                {isDone(lesson) ? ' · ✓ done' : isAnswered(lesson, 0) ? ' · begun' : ''}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
