import { yaml } from '@codemirror/lang-yaml';
import { indentUnit } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { Annotation, EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import { completion, meanings } from './assistance.ts';
import { look } from './look.ts';
import type { Mark } from './marks.ts';
import { minimalChange, withPlainLines } from './minimal-change.ts';

interface CodeParts {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  /** Id of the element with words about the keyboard. */
  readonly describedBy: string;
  /** Hears the text that the reader writes; without it nothing can be written. */
  readonly onWrite?: (text: string) => void;
  /** Hears where the cursor is. */
  readonly onMove: (at: number) => void;
}

/** A change that comes from elsewhere in the page. */
const fromOutside = Annotation.define<boolean>();

/** An editor for a text. The tab key is left alone: it leads out. */
export function codeView({ parent, text, label, describedBy, onWrite, onMove }: CodeParts): EditorView {
  const attributes = { 'aria-label': label, 'aria-describedby': describedBy, spellcheck: 'false' };
  const extensions: Extension[] = [
    basicSetup,
    yaml(),
    indentUnit.of('  '),
    EditorView.lineWrapping,
    lintGutter(),
    meanings,
    look,
    EditorView.contentAttributes.of(attributes),
    EditorView.updateListener.of((update) => {
      const isOurs = update.transactions.some((one) => one.annotation(fromOutside));
      if (update.docChanged && !isOurs) onWrite?.(update.state.doc.toString());
      if (update.docChanged || update.selectionSet) onMove(update.state.selection.main.head);
    }),
    ...(onWrite === undefined ? [EditorState.readOnly.of(true)] : [completion]),
  ];
  return new EditorView({ parent, state: EditorState.create({ doc: withPlainLines(text), extensions }) });
}

/** Makes the editor show a text that was changed elsewhere, by the smallest change: cursor, undo and scroll stay. */
export function follow(view: EditorView, text: string): void {
  const changes = minimalChange(view.state.doc.toString(), withPlainLines(text));
  if (changes === undefined) return;
  // named as typing is, so that what one drag of a slider does is undone in one step
  view.dispatch({ changes, annotations: fromOutside.of(true), userEvent: 'input.type.control' });
}

/** Shows marks under the words that are wrong. */
export function mark(view: EditorView, marks: readonly Mark[]): void {
  view.dispatch(setDiagnostics(view.state, [...marks]));
}

/** Goes to a place and selects the word there. */
export function goTo(view: EditorView, { from, to }: Pick<Mark, 'from' | 'to'>): void {
  view.dispatch({
    selection: { anchor: from, head: to },
    effects: EditorView.scrollIntoView(from, { y: 'center' }),
  });
  view.focus();
}
