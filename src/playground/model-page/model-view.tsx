import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Answers } from '../engine/messages.ts';
import { ask } from '../state/results.ts';

/** How the model works: one picture, a page of text, and the words of the charts. */
export function ModelPage() {
  const page = useSignal<Answers['model'] | undefined>(undefined);
  useEffect(() => {
    ask({ about: 'model' }).then(
      (answer) => {
        page.value = answer as Answers['model'];
      },
      () => {}, // The worker was ended; it is asked again when the page is opened again.
    );
  }, []);
  return (
    <article class="model">
      <h1>How the model works</h1>
      {page.value === undefined ? (
        <p class="quiet">It is being opened …</p>
      ) : (
        <>
          <div dangerouslySetInnerHTML={{ __html: page.value.html }} />
          <details>
            <summary>What the words in the charts mean</summary>
            <div class="ready" dangerouslySetInnerHTML={{ __html: page.value.words }} />
          </details>
        </>
      )}
    </article>
  );
}
