import { useSignal } from '@preact/signals';
import { ComparedView } from '../compare/compared-view.tsx';
import type { Answers } from '../engine/messages.ts';
import { ask, pictures } from '../state/results.ts';
import type { Told } from './lesson-words.ts';
import { type Asked, isOwnMarket, openMarket } from './tour.ts';

/** Why the market does what it does, as long as the market below is the one that is spoken of. */
export function Explanation({ asked, told }: { asked: Asked; told: Told }) {
  const isMoved = !isOwnMarket.value;
  return (
    <div class={isMoved ? 'because moved' : 'because'}>
      {isMoved && (
        <div class="notice" role="status">
          <p>You have changed the market: the explanation speaks of another one than the charts show.</p>
          <button type="button" onClick={openMarket}>
            Back to the lesson’s market
          </button>
        </div>
      )}
      <div class="words" aria-hidden={isMoved}>
        {told.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {asked.question.isCompared && <Difference asked={asked} />}
      {asked.index === 0 && <Look asked={asked} />}
    </div>
  );
}

/** Where to look, and what to move. */
function Look({ asked: { lesson } }: { asked: Asked }) {
  return (
    <div class="look">
      <p>Look at</p>
      <ul>
        {lesson.highlight.map((id) => (
          <li key={id}>
            <button type="button" class="jump" onClick={() => toChart(id)}>
              {pictures.value[id]?.title ?? '…'}
            </button>
          </li>
        ))}
      </ul>
      <p>Then move what stands under “Try it”.</p>
    </div>
  );
}

function toChart(id: string): void {
  const chart = document.getElementById(`chart-${id}`);
  chart?.scrollIntoView({ block: 'center' });
  chart?.querySelector<HTMLElement>('.cursor')?.focus({ preventScroll: true });
}

/** The two markets of the question, held against each other. */
function Difference({ asked: { lesson, index } }: { asked: Asked }) {
  const state = useSignal<{ compared?: Answers['lesson-comparison']; words?: string } | undefined>(undefined);
  const load = async (): Promise<void> => {
    if (state.value?.compared !== undefined) return;
    state.value = {};
    try {
      const answer = await ask({ about: 'lesson-comparison', lesson: lesson.id, question: index });
      state.value = { compared: answer as Answers['lesson-comparison'] };
    } catch (error) {
      state.value = { words: error instanceof Error ? error.message : String(error) };
    }
  };
  return (
    <details
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) void load();
      }}
    >
      <summary>The two markets held against each other</summary>
      {state.value?.compared !== undefined && <ComparedView compared={state.value.compared} />}
      {state.value?.words !== undefined && <p role="alert">That did not work: {state.value.words}.</p>}
      {state.value !== undefined && state.value.compared === undefined && state.value.words === undefined && (
        <p class="quiet">They are being compared …</p>
      )}
    </details>
  );
}
