/** A word of YAML as data, all but nothing as text: quotes are taken off. */
export function plainScalar(word: string): string | null {
  const text = word.trim();
  if (text === '' || text === '~' || text === 'null') return null;
  const quote = text[0];
  const isQuoted = (quote === '"' || quote === "'") && text.length > 1 && text.endsWith(quote);
  return isQuoted ? text.slice(1, -1) : text;
}
