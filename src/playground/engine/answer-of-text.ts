import { type Meaning, meaningAt } from '../../scenario/assist/meaning.ts';
import type { Suggestions } from '../../scenario/assist/suggestion.ts';
import { suggestionsAt } from '../../scenario/assist/suggestions.ts';
import type { AnyQuestion, TextQuestion, Texts } from './messages.ts';
import { finderOf } from './open-texts.ts';

export const isOfText = (question: AnyQuestion): question is TextQuestion =>
  question.about === 'suggestions' || question.about === 'meaning';

/** Answers a question about a text: what can be written there, what stands there. */
export function answerOfText(question: TextQuestion, library: Texts): Suggestions | Meaning | undefined {
  if (question.about === 'meaning') return meaningAt(question.text, question.at);
  const { text, at, open, texts } = question;
  return suggestionsAt(text, at, { open, shipped: shippedNames(library), ...finderOf(texts, library) });
}

/** `china-2018` for every file that ships with the program, the article's world first. */
const shippedNames = (library: Texts): string[] =>
  Object.keys(library)
    .toSorted((a, b) => Number(b.includes('/seed/')) - Number(a.includes('/seed/')) || a.localeCompare(b))
    .map((path) => path.replace(/^.*\//, '').replace(/\.yaml$/, ''));
