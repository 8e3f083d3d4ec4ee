import { signal } from '@preact/signals';
import { LIBRARY } from '../state/library.ts';
import { reading } from '../state/results.ts';
import { open, opened, texts } from '../state/scenario.ts';
import { LinkError, pack, unpack } from './pack.ts';

/** Why a link could not be opened; empty where it could. */
export const linkTrouble = signal('');

const MARK = '#scenario=';

/** The address of this page with the whole scenario in it, so that nothing it stands on can change. */
export async function linkNow(): Promise<string> {
  const base = location.href.replace(/#.*$/s, '');
  return `${base}${MARK}${await pack({ path: opened.value.path, texts: allTexts() })}`;
}

/** The open text and everything it extends, shipped files included. */
function allTexts(): Record<string, string> {
  const own = texts.value;
  const extended = (reading.value?.files ?? []).filter((path) => Object.hasOwn(LIBRARY, path));
  return { ...Object.fromEntries(extended.map((path) => [path, LIBRARY[path]])), ...own };
}

/** Opens the scenario in the page's address, if there is one. Returns whether it did. */
export async function openLink(): Promise<boolean> {
  const { hash } = location;
  if (!hash.startsWith(MARK)) return false;
  try {
    open(await unpack(hash.slice(MARK.length)));
    linkTrouble.value = '';
    return true;
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    linkTrouble.value = error.message;
    return false;
  }
}
