import { batch, computed, effect, signal } from '@preact/signals';
import { version } from '../../../package.json';
import type { Story } from '../../report/story.ts';
import type { Problem } from '../../scenario/errors.ts';
import { Client } from '../engine/client.ts';
import type { AnyQuestion, FromWorker, LiveLine, Picture, Reading } from '../engine/messages.ts';
import { LIBRARY } from './library.ts';
import { opened, texts } from './scenario.ts';

/** The scenario as the worker reads it, the last one without problems. */
export const reading = signal<Reading | undefined>(undefined);
/** The same as it was when the scenario was opened: where sliders began, and what a reset goes back to. */
export const openedReading = signal<Reading | undefined>(undefined);
/** Everything wrong with the text, and the words of the command line for it. */
export const problems = signal<{ readonly problems: readonly Problem[]; readonly words: string } | undefined>(
  undefined,
);
export const warnings = signal<readonly Problem[]>([]);
/** Why the scenario was not run here; empty where it was. */
export const refusal = signal('');
/** That fewer consumers were run than the scenario asks for; empty where they were not. */
export const fewer = signal<
  { readonly asked: number; readonly used: number; readonly words: string } | undefined
>(undefined);
export const progress = signal<{ readonly done: number; readonly total: number } | undefined>(undefined);
/** Shares of payments of a run under way that takes a while; empty otherwise. */
export const live = signal<readonly LiveLine[]>([]);
/** Charts of the newest run, by id, those of the run before until they are drawn anew. */
export const pictures = signal<Readonly<Record<string, Picture>>>({});
export const story = signal<Story | undefined>(undefined);
export const sourceLine = signal('');
/** Whether a run is under way. */
export const isBusy = signal(false);
/** Counts the runs that came to their end. */
export const finished = signal(0);

/** Pixels that a chart may take. */
export const chartWidth = signal(0);

/** Whether the charts show an older text than the one that stands there. */
export const isStale = computed(() => problems.value !== undefined || refusal.value !== '');

export const VERSION = version;

const client = new Client({ kind: 'library', texts: LIBRARY, version }, (message) =>
  batch(() => hear(message)),
);

export const ask = (
  question: AnyQuestion,
  onProgress?: (done: number, total: number) => void,
): Promise<unknown> => client.ask(question, onProgress);
export const stop = (): void => client.stop();

/** What the opened scenario was read for. */
let readOf: unknown;

function hear(message: FromWorker): void {
  switch (message.kind) {
    case 'read':
      reading.value = message.reading;
      warnings.value = message.warnings;
      problems.value = undefined;
      refusal.value = '';
      fewer.value = undefined;
      if (readOf !== opened.value) {
        readOf = opened.value;
        openedReading.value = message.reading;
      }
      return;
    case 'problems':
      problems.value = { problems: message.problems, words: message.words };
      over();
      return;
    case 'refused':
      // what was wrong with an older text is not what is wrong now
      problems.value = undefined;
      refusal.value = message.words;
      over();
      return;
    case 'fewer':
      fewer.value = message;
      return;
    case 'progress':
      progress.value = { done: message.done, total: message.total };
      return;
    case 'live':
      live.value = message.lines;
      return;
    case 'drawn':
      progress.value = undefined;
      live.value = [];
      pictures.value = { ...pictures.value, [message.picture.id]: message.picture };
      return;
    case 'told':
      story.value = message.story;
      sourceLine.value = message.sourceLine;
      return;
    case 'ended':
      finished.value++;
      over();
      return;
  }
}

function over(): void {
  isBusy.value = false;
  progress.value = undefined;
  live.value = [];
}

/** Counts up when the charts must be drawn anew though nothing in the scenario has changed. */
export const redraw = signal(0);

/** Runs the scenario whenever its text or the width of the charts changes. */
export function runOnChange(): void {
  effect(() => {
    redraw.value;
    const [width, all, { path }] = [chartWidth.value, texts.value, opened.value];
    if (width === 0 || path === '') return;
    client.run({ open: path, texts: all, width });
    isBusy.value = true;
  });
  // Another scenario begins with a clean page.
  effect(() => {
    opened.value;
    pictures.value = {};
    story.value = undefined;
    reading.value = undefined;
    openedReading.value = undefined;
  });
}
