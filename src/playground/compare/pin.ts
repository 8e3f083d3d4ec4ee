import { batch, computed, effect, signal } from '@preact/signals';
import type { Answers, Compared, Pinned, Source } from '../engine/messages.ts';
import { ask, finished, isBusy, isStale, redraw } from '../state/results.ts';
import { type Opened, open, opened, text, texts } from '../state/scenario.ts';

/** A run that was kept, to hold others against. */
export interface Pin extends Pinned {
  readonly source: Source;
  /** What had been opened then. */
  readonly from: Opened;
}

/** Run A; undefined where none is pinned. */
export const pin = signal<Pin | undefined>(undefined);

/** What the newest run says against A, and of which pin; or why nothing can be said. */
const held = signal<{ readonly of: Pin; readonly compared?: Compared; readonly words?: string } | undefined>(
  undefined,
);

/** The newest answer for what is pinned now. */
export const comparison = computed(() => (held.value?.of === pin.value ? held.value : undefined));

/** Whether A and the open scenario are the same text. */
export const isSame = computed(
  () => pin.value !== undefined && sourceKey(pin.value.source) === sourceKey(sourceNow()),
);

const sourceNow = (): Source => ({ open: opened.value.path, texts: texts.value });
const sourceKey = (source: Source): string => JSON.stringify(source);

/** Whether the run that is shown can be pinned. */
export const canPin = computed(() => !isBusy.value && !isStale.value && finished.value > 0);

/** Keeps the run that is shown as A. Rejects with words for the reader. */
export async function pinNow(): Promise<void> {
  const [source, from] = [sourceNow(), opened.value];
  const answer = await ask({
    about: 'pin',
    pinned: source,
    opened: { open: from.path, texts: from.texts },
  });
  const pinned = answer as Answers['pin'];
  batch(() => {
    pin.value = { ...pinned, source, from };
    redraw.value++;
  });
}

export async function unpin(): Promise<void> {
  pin.value = undefined;
  await ask({ about: 'unpin' });
  redraw.value++;
}

/** Opens A again: what is reset goes back to where it was opened. */
function openRun({ source, from }: Pin): void {
  batch(() => {
    if (from !== opened.value) open(from);
    text.value = source.texts[source.open];
  });
}

export const openPinned = (): void => {
  if (pin.value !== undefined) openRun(pin.value);
};

/** Makes the run that is shown A, and shows what was A. */
export async function swap(): Promise<void> {
  const before = pin.value;
  if (before === undefined) return;
  await pinNow();
  openRun(before);
}

/** Asks for the comparison whenever a run has come to its end, or another one was pinned. */
export function compareOnChange(): void {
  effect(() => {
    const [of, count] = [pin.value, finished.value];
    if (of === undefined || count === 0 || isBusy.value || isSame.value) return;
    ask({ about: 'comparison', pinned: of.source }).then(
      (compared) => {
        held.value = { of, compared: compared as Compared };
      },
      (error: Error) => {
        if (finished.peek() === count && !isBusy.peek()) held.value = { of, words: error.message };
      },
    );
  });
}
