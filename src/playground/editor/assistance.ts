import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  startCompletion,
} from '@codemirror/autocomplete';
import { type EditorView, hoverTooltip, type Tooltip } from '@codemirror/view';
import type { Meaning } from '../../scenario/assist/meaning.ts';
import type { Suggestion, Suggestions } from '../../scenario/assist/suggestion.ts';
import { ask } from '../state/results.ts';
import { opened } from '../state/scenario.ts';
import { meaningElement } from './meaning-words.ts';

/** Asks what can be written at the cursor, of whoever knows the language: the worker. */
async function suggest({ state, pos, explicit }: CompletionContext): Promise<CompletionResult | null> {
  const { path, texts } = opened.value;
  const text = state.doc.toString();
  const found = (await ask({ about: 'suggestions', open: path, texts, text, at: pos })) as
    | Suggestions
    | undefined;
  if (found === undefined) return null;
  const options = found.options.filter((one) => explicit || isWelcome(one, text.slice(found.from, pos)));
  if (options.length === 0) return null;
  return { from: found.from, to: found.to, options: options.map(completionOf) };
}

/**
 * What is offered without being asked for: names once they are begun, words at once. A number never, since the return key
 * would take it for the one that was being written; nor what stands there already.
 */
const isWelcome = ({ label, kind }: Suggestion, written: string): boolean =>
  label !== written && !/^[-\d.]/.test(label) && (written !== '' || kind !== 'setting');

const KINDS = { setting: 'property', name: 'variable', word: 'enum' } as const;

/** In the order of the language, not of letters. */
const completionOf = (one: Suggestion, place: number): Completion => ({
  sortText: String(place).padStart(4, '0'),
  label: one.label,
  detail: one.detail,
  type: KINDS[one.kind],
  boost: one.isNeeded ? 1 : 0,
  ...(one.meaning === '' ? {} : { info: one.meaning }),
  apply: (view, _, from, to) => take(view, one, from, to),
});

/** Writes a suggestion, and goes on to the value of a setting. */
function take(
  view: EditorView,
  { insert, caret = insert.length, kind }: Suggestion,
  from: number,
  to: number,
): void {
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + caret },
    userEvent: 'input.complete',
    scrollIntoView: true,
  });
  if (kind === 'setting') startCompletion(view);
}

async function explain(view: EditorView, pos: number): Promise<Tooltip | null> {
  const found = await meaningIn(view.state.doc.toString(), pos);
  if (found === undefined || found.from > pos || found.to < pos) return null;
  return {
    pos: found.from,
    end: found.to,
    above: true,
    create: () => ({ dom: meaningElement(found) }),
  };
}

/** What the setting at an offset means; undefined where there is none, or nobody to ask. */
export const meaningIn = async (text: string, at: number): Promise<Meaning | undefined> =>
  (await ask({ about: 'meaning', text, at }).catch(() => undefined)) as Meaning | undefined;

/** Completion while writing. */
export const completion = autocompletion({
  override: [(context) => suggest(context).catch(() => null)],
  icons: false,
});

/** Meanings while the pointer rests on a word. */
export const meanings = hoverTooltip(explain, { hoverTime: 350 });
