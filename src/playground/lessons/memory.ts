import { type Choices, choicesIn } from './choices.ts';

const KEY = 'paymarket-lessons';

/** What this browser remembers of earlier visits. A page from a disk may not be allowed to remember. */
export function remembered(): Choices {
  try {
    return choicesIn(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return {};
  }
}

export function remember(choices: Choices): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choices));
  } catch {
    // Then they are forgotten when the page is closed.
  }
}
