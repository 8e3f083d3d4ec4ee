import { type Signal, useSignal, useSignalEffect } from '@preact/signals';
import type { Meaning } from '../../scenario/assist/meaning.ts';
import { meaningIn } from './assistance.ts';

/** Milliseconds that the cursor rests before it is asked what stands there. */
const REST = 250;

/** What the setting at the cursor means: the same as hangs over a word, for those who have no pointer. */
export function MeaningLine({ place }: { place: Signal<{ text: string; at: number } | undefined> }) {
  const meaning = useSignal<Meaning | undefined>(undefined);
  useSignalEffect(() => {
    const now = place.value;
    if (now === undefined) {
      meaning.value = undefined;
      return;
    }
    const timer = setTimeout(async () => {
      const answer = await meaningIn(now.text, now.at);
      if (place.peek() === now) meaning.value = answer;
    }, REST);
    return () => clearTimeout(timer);
  });
  const { path, meaning: words, facts } = meaning.value ?? { path: '', meaning: '', facts: [] };
  return (
    <p class="meaning-line" aria-live="polite">
      {path === '' ? (
        <span class="quiet">Put the cursor on a setting to read what it means.</span>
      ) : (
        <>
          <code>{path}</code> {words}{' '}
          {facts.map(([name, text]) => (
            <span class="quiet fact" key={name}>
              {name}: {text}
            </span>
          ))}
        </>
      )}
    </p>
  );
}
