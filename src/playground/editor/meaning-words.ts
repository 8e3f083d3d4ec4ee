import type { Meaning } from '../../scenario/assist/meaning.ts';

/** A meaning as it hangs over a word of the text. */
export function meaningElement({ path, meaning, facts }: Meaning): HTMLElement {
  const box = document.createElement('div');
  box.className = 'word-meaning';
  const head = document.createElement('code');
  head.textContent = path;
  const words = document.createElement('p');
  words.textContent = meaning;
  const list = document.createElement('dl');
  for (const [name, text] of facts) {
    const [term, value] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = name;
    value.textContent = text;
    list.append(term, value);
  }
  box.append(head, words, list);
  return box;
}
