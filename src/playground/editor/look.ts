import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Told apart without colour too: names are bold, comments slant. All have 4.5:1 on white and on the line of the cursor. */
const words = HighlightStyle.define([
  { tag: tags.definition(tags.propertyName), color: 'var(--accent)', fontWeight: '600' },
  { tag: tags.string, color: '#7a4a00' },
  { tag: tags.special(tags.string), color: '#7a4a00' },
  { tag: tags.lineComment, color: 'var(--quiet)', fontStyle: 'italic' },
  { tag: [tags.labelName, tags.typeName, tags.keyword], color: '#7e34c4' },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: 'var(--quiet)' },
]);

const frame = EditorView.theme({
  '&': { border: '1px solid #8e939d', borderRadius: '6px', fontSize: '0.86rem', background: '#fff' },
  '&.cm-focused': { outline: '3px solid #369fc0', outlineOffset: '2px' },
  '.cm-scroller': { maxHeight: 'min(34rem, 75vh)', fontFamily: 'inherit', lineHeight: '1.5' },
  '.cm-content': { color: 'var(--text)', caretColor: 'var(--ink)' },
  '.cm-gutters': { background: 'var(--soft)', color: 'var(--quiet)', border: '0' },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'rgb(22 55 136 / 6%)' },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    borderRadius: '6px',
    background: '#fff',
    boxShadow: '0 3px 12px rgb(0 0 0 / 14%)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '16em' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--accent)', color: '#fff' },
  '.cm-tooltip-autocomplete ul li': { padding: '2px 8px' },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.8', marginLeft: '1em' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-tooltip.cm-completionInfo': { padding: '6px 10px', maxWidth: '22rem', fontFamily: 'var(--words)' },
  '.cm-diagnostic': {
    padding: '5px 10px',
    fontFamily: 'var(--words)',
    whiteSpace: 'pre-wrap',
    maxWidth: '34rem',
  },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--bad)' },
  '.cm-diagnostic-warning': { borderLeft: '4px solid #c98300' },
  '.cm-panels': {
    background: 'var(--soft)',
    color: 'var(--text)',
    borderColor: 'var(--line)',
    fontFamily: 'var(--words)',
  },
  '.cm-panel.cm-search': { padding: '6px 30px 6px 8px' },
  '.cm-panel.cm-search label': { fontSize: '0.86rem' },
  '.cm-button': {
    backgroundImage: 'none',
    background: '#fff',
    border: '1px solid #8e939d',
    borderRadius: '6px',
  },
  '.cm-panel.cm-search [name=close]': { fontSize: '1.3rem', width: '24px' },
});

/** Colours, borders and sizes of the editor, those of the page. */
export const look = [frame, syntaxHighlighting(words)];
