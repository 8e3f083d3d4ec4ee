import type { EditorView } from '@codemirror/view';
import { effect, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { opened } from '../state/scenario.ts';
import { codeView, follow, goTo, mark } from './code.ts';
import { found } from './found.ts';
import { marksOf, wordAt } from './marks.ts';

/** A place that the reader wants to see. */
export interface Wanted {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface BoxParts {
  readonly file: string;
  readonly text: ReadonlySignal<string>;
  readonly label: string;
  readonly describedBy: string;
  readonly wanted: ReadonlySignal<Wanted | undefined>;
  readonly onWrite?: (text: string) => void;
  readonly onMove: (at: number) => void;
}

/** A text with its marks, in step with the rest of the page. */
export function CodeBox({ file, text, label, describedBy, wanted, onWrite, onMove }: BoxParts) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current === null) return;
    const view: EditorView = codeView({
      parent: box.current,
      text: text.peek(),
      label,
      describedBy,
      onMove,
      ...(onWrite === undefined ? {} : { onWrite }),
    });
    const stops = [
      effect(() => follow(view, text.value)),
      effect(() => mark(view, marksOf(view.state.doc.toString(), file, opened.peek().path, found.value))),
      effect(() => {
        if (wanted.value?.file === file) goTo(view, wordAt(view.state.doc.toString(), wanted.value));
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      view.destroy();
    };
  }, [file]);
  return <div class="code" ref={box} />;
}
