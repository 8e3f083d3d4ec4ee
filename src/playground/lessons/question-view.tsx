import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Explanation } from './explanation.tsx';
import { type Asked, answerNow, running, trouble } from './tour.ts';

/** A question with its options: chosen from first, then held against what the market does. */
export function QuestionView({ asked }: { asked: Asked }) {
  const { question, index, choice, told } = asked;
  const name = useId();
  const chosen = useSignal(choice);
  const verdict = useRef<HTMLParagraphElement>(null);
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (index > 0) section.current?.focus({ preventScroll: true });
  }, [index]);
  const wasOpen = useRef(told === undefined);
  useLayoutEffect(() => {
    // Whoever has just pressed the button is taken to what it brought.
    if (told !== undefined && wasOpen.current) verdict.current?.focus({ preventScroll: true });
    wasOpen.current = told === undefined;
  }, [told]);
  return (
    <section class="ask" ref={section} tabIndex={-1} aria-label={index === 0 ? 'Prediction' : 'Check'}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen.value !== undefined) void answerNow(chosen.value);
        }}
      >
        <fieldset disabled={told !== undefined || running.value !== undefined}>
          <legend>
            <span class="kicker">{index === 0 ? 'What do you think?' : 'A check'}</span>
            {question.ask}
          </legend>
          {question.options.map(({ id, words }) => (
            <label key={id} class={markOf(asked, id)}>
              <input
                type="radio"
                name={name}
                value={id}
                checked={(told === undefined ? chosen.value : choice) === id}
                onChange={() => {
                  chosen.value = id;
                }}
              />
              <span>
                {words}
                {told?.option === id && <strong> ← what the market does</strong>}
                {told !== undefined && told.option !== id && choice === id && <em> ← what you said</em>}
              </span>
            </label>
          ))}
        </fieldset>
        {told === undefined && <Run isChosen={chosen.value !== undefined} />}
      </form>
      {trouble.value !== '' && <p role="alert">That did not work: {trouble.value}.</p>}
      <p class="verdict" ref={verdict} tabIndex={-1} aria-live="polite">
        {told !== undefined && verdictOf(asked)}
      </p>
      {told !== undefined && <Explanation asked={asked} told={told} />}
    </section>
  );
}

function Run({ isChosen }: { isChosen: boolean }) {
  const { done, total } = running.value ?? { done: 0, total: 1 };
  return (
    <p class="buttons run">
      <button type="submit" class="main" disabled={!isChosen || running.value !== undefined}>
        Show what happens
      </button>
      {running.value === undefined ? (
        <span class="quiet">{isChosen ? '' : 'Choose one first.'}</span>
      ) : (
        <span role="status">
          <progress aria-label="Weeks simulated" max={total} value={done} /> The market is run …
        </span>
      )}
    </p>
  );
}

function markOf({ told, choice }: Asked, id: string): string | undefined {
  if (told === undefined) return undefined;
  return told.option === id ? 'right' : choice === id ? 'wrong' : 'other';
}

const verdictOf = ({ told, choice, question }: Asked): string =>
  told?.option === choice
    ? 'Yes: that is what the market does.'
    : `Not so. The market’s answer: ${question.options.find(({ id }) => id === told?.option)?.words ?? ''}`;
