import type { Control } from './control.ts';

/** The controls in whose path, label, meaning or unit every one of the words occurs; those named so come first. */
export function searchControls(controls: readonly Control[], words: string): Control[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (wanted.length === 0) return [];
  const has = (text: string): boolean => wanted.every((word) => text.toLowerCase().includes(word));
  const named = controls.filter(({ path, label }) => has(`${path} ${label}`));
  const meant = controls.filter((control) => !named.includes(control) && has(textOf(control)));
  return [...named, ...meant];
}

const textOf = (control: Control): string =>
  [control.path, control.label, control.meaning, control.kind === 'slider' ? control.unit : ''].join(' ');
