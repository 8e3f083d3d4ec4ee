import { batch, computed, signal } from '@preact/signals';
import { resetInText, setInText } from '../../scenario/edit-text.ts';
import { CannotEdit } from '../../scenario/yaml-nodes.ts';
import type { Plain } from '../../scenario/yaml-value.ts';
import type { Texts } from '../engine/messages.ts';

/** A scenario as it was opened. */
export interface Opened {
  /** Path of the open scenario. */
  readonly path: string;
  /** Its text, and those that came with it by path (of a link or a file; what ships with the program is always there). */
  readonly texts: Texts;
}

export const opened = signal<Opened>({ path: '', texts: {} });

/** The text of the open scenario: the only truth. Sliders and switches edit it, the editor edits it, a link holds it. */
export const text = signal('');

/** All texts that the run is made from. */
export const texts = computed<Texts>(() => ({ ...opened.value.texts, [opened.value.path]: text.value }));

/** Why the last edit by a control was not possible; empty where it was. */
export const hindrance = signal('');

/** Opens a scenario: its texts become the truth, and what is compared with when something is reset. */
export function open(next: Opened): void {
  batch(() => {
    opened.value = next;
    text.value = next.texts[next.path];
    hindrance.value = '';
  });
}

const openedText = (): string => opened.value.texts[opened.value.path];

/** Changes a setting in the text. `raw`: the settings as merged. */
export function change(path: string, value: Plain, raw: unknown): void {
  edit(() => setInText(text.value, path, value, raw));
}

/** Puts a setting back as it was when the scenario was opened, where it had `value`. */
export function reset(path: string, value: Plain, raw: unknown): void {
  edit(() => resetInText(text.value, openedText(), path, value, raw));
}

function edit(make: () => string): void {
  try {
    const edited = make();
    batch(() => {
      text.value = edited;
      hindrance.value = '';
    });
  } catch (error) {
    if (!(error instanceof CannotEdit)) throw error;
    hindrance.value = error.message;
  }
}
