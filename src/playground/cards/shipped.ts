import { parseDocument } from 'yaml';
import { setInText } from '../../scenario/edit-text.ts';
import { LIBRARY } from '../state/library.ts';
import { open } from '../state/scenario.ts';

/** What the page shows when nothing else is asked for. */
const FIRST = 'first-run';

/** A scenario that comes with the program. */
export interface Card {
  /** `walmart-west`. */
  readonly name: string;
  readonly path: string;
  readonly question: string;
}

const cardOf = (path: string): Card => {
  const question = /^# Question: *(.*)$/m.exec(LIBRARY[path])?.[1] ?? '';
  return {
    name: path.replace(/^.*\//, '').replace(/\.yaml$/, ''),
    path,
    question: question.charAt(0).toUpperCase() + question.slice(1),
  };
};

const cardsIn = (folder: string): Card[] =>
  Object.keys(LIBRARY)
    .filter((path) => path.startsWith(`scenarios/${folder}/`))
    .toSorted()
    .map(cardOf);

/** The first to be shown, then the article's world. */
export const SEED: readonly Card[] = cardsIn('seed').toSorted(
  (a, b) => Number(b.name === FIRST) - Number(a.name === FIRST),
);
/** Markets whose outcome is known on paper. */
export const THEORY: readonly Card[] = cardsIn('theory');

/** Opens a shipped scenario in expected values, which are there at once. */
export function openCard({ path }: Card): void {
  open({ path, texts: { [path]: inMeanField(LIBRARY[path]) } });
}

export const openFirst = (): void => openCard(SEED.find(({ name }) => name === FIRST) ?? SEED[0]);

/** A text that names no engine, in the mean field; one that cannot be edited as it is. */
export function inMeanField(text: string): string {
  try {
    return parseDocument(text).has('engine') ? text : setInText(text, 'engine', 'mean-field');
  } catch {
    return text;
  }
}
