import { Document, visit } from 'yaml';

/** What a control can set. */
export type Plain = number | string | boolean | null;

const PLAIN_KEY = /^[A-Za-z][\w +-]*$/;
const PLAIN_TEXT = /^[A-Za-z][\w-]*$/;
const NOT_TEXT = /^(true|false|null)$/i;

/** A value as it stands in a YAML text, on one line. */
export function valueText(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string')
    return PLAIN_TEXT.test(value) && !NOT_TEXT.test(value) ? value : JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  return flowText(value);
}

/** Maps and lists in braces and brackets, as the shipped scenarios write them. */
function flowText(value: object): string {
  const document = new Document(value, { schema: 'core', aliasDuplicateObjects: false });
  visit(document, { Collection: (_key, node) => void (node.flow = true) });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true }).trimEnd();
}

export const keyText = (key: string): string =>
  PLAIN_KEY.test(key) && !NOT_TEXT.test(key) && key.trim() === key ? key : JSON.stringify(key);

/** `habit: { strength: 2 }` of the steps `habit`, `strength`. */
export function entryText([step, ...deeper]: readonly string[], value: unknown): string {
  const within = deeper.length === 0 ? valueText(value) : `{ ${entryText(deeper, value)} }`;
  return `${keyText(step)}: ${within}`;
}
