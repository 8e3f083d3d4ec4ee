import { inMeanField } from '../cards/shipped.ts';
import { isPacked } from '../share/pack.ts';
import type { Opened } from './scenario.ts';

/** The scenario that whoever served the page put into it, in expected values; undefined where there is none. */
export function givenScenario(): Opened | undefined {
  const given: unknown = JSON.parse(document.getElementById('given')?.textContent ?? 'null');
  if (!isPacked(given)) return undefined;
  const { path, texts } = given;
  return { path, texts: { ...texts, [path]: inMeanField(texts[path]) } };
}
