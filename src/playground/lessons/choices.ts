/** What was chosen, by the key of its question. */
export type Choices = Readonly<Record<string, string>>;

/** Only words by their keys: what another page of the same origin left there is not trusted. */
export function choicesIn(stored: unknown): Choices {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
  return Object.fromEntries(Object.entries(stored).filter(([, choice]) => typeof choice === 'string'));
}
