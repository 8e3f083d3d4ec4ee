const KEY = 'paymarket-lessons';

/** What was chosen, by the key of its question. */
export type Choices = Readonly<Record<string, string>>;

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

/** Only words by their keys: what another page of the same origin left there is not trusted. */
export function choicesIn(stored: unknown): Choices {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
  return Object.fromEntries(Object.entries(stored).filter(([, choice]) => typeof choice === 'string'));
}
