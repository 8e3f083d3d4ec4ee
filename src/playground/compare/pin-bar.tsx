import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Difference } from '../../scenario/diff.ts';
import { canPin, comparison, isSame, openPinned, type Pin, pin, pinNow, swap, unpin } from './pin.ts';

/** More changes than this are only counted. */
const MOST = 3;

/** What run A is and how the open one differs from it, with what can be done about it. */
export function PinBar() {
  const trouble = useSignal('');
  const bar = useRef<HTMLElement>(null);
  const tell = (work: () => Promise<void>) => async (): Promise<void> => {
    try {
      await work();
      trouble.value = '';
    } catch (error) {
      trouble.value = error instanceof Error ? error.message : String(error);
    }
    // The button that was pressed may be gone.
    bar.current?.focus({ preventScroll: true });
  };
  const now = pin.value;
  return (
    <section
      class={now === undefined ? 'pin-bar' : 'pin-bar pinned'}
      aria-label="Compare"
      ref={bar}
      tabIndex={-1}
    >
      {now === undefined ? (
        <button
          type="button"
          disabled={!canPin.value}
          title="Keeps this run, so that every other is compared with it"
          onClick={tell(pinNow)}
        >
          Pin as A, to compare
        </button>
      ) : (
        <Pinned pin={now} tell={tell} />
      )}
      {trouble.value !== '' && <p role="alert">That did not work: {trouble.value}.</p>}
    </section>
  );
}

function Pinned({ pin: now, tell }: { pin: Pin; tell: (work: () => Promise<void>) => () => Promise<void> }) {
  return (
    <>
      <dl>
        <dt>A</dt>
        <dd>
          {now.name}, {now.changes.length === 0 ? 'as it was opened' : <Changes changes={now.changes} />}
        </dd>
        <dt>B</dt>
        <dd aria-live="polite">
          {isSame.value ? (
            'the same so far: move a slider, or open another question'
          ) : (
            <Against changes={comparison.value?.compared?.changes} />
          )}
        </dd>
      </dl>
      <p class="buttons">
        {!isSame.value && (
          <>
            <button type="button" onClick={toSection}>
              See both
            </button>
            <button type="button" disabled={!canPin.value} onClick={tell(swap)}>
              Swap
            </button>
            <button type="button" onClick={openPinned}>
              Open A
            </button>
          </>
        )}
        <button type="button" onClick={tell(unpin)}>
          Unpin
        </button>
      </p>
    </>
  );
}

function Against({ changes }: { changes: readonly Difference[] | undefined }) {
  if (changes === undefined) return <>…</>;
  return changes.length === 0 ? <>nothing that happens differs</> : <Changes changes={changes} />;
}

function Changes({ changes }: { changes: readonly Difference[] }) {
  const told = changes.length > MOST ? changes.slice(0, MOST - 1) : changes;
  const words = told.map(({ what, before, after }) => {
    if (before === undefined) return `with ${what}`;
    return after === undefined ? `without ${what}` : `${what} ${after} (not ${before})`;
  });
  const more = changes.length > told.length ? `; and ${changes.length - told.length} other differences` : '';
  return <>{`${words.join('; ')}${more}`}</>;
}

function toSection(): void {
  const section = document.getElementById('against');
  section?.scrollIntoView();
  section?.focus({ preventScroll: true });
}
