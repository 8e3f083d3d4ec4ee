import { inMeanField } from '../cards/shipped.ts';
import type { Opened } from './scenario.ts';

/** The scenario that whoever served the page put into it, in expected values; undefined where there is none. */
export function givenScenario(): Opened | undefined {
  const given: unknown = JSON.parse(document.getElementById('given')?.textContent ?? 'null');
  if (!isOpened(given)) return undefined;
  const { path, texts } = given;
  return { path, texts: { ...texts, [path]: inMeanField(texts[path]) } };
}

/** Whether data from outside is what the page can open: texts by path, one of them the open one. */
export function isOpened(data: unknown): data is Opened {
  if (typeof data !== 'object' || data === null) return false;
  const { path, texts } = data as Partial<Record<keyof Opened, unknown>>;
  if (typeof path !== 'string' || typeof texts !== 'object' || texts === null) return false;
  return Object.hasOwn(texts, path) && Object.values(texts).every((text) => typeof text === 'string');
}
