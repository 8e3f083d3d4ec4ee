import { nearest } from '../core/nearest.ts';

/** More names than these that begin alike say nothing. */
const FEW = 3;

/** The name that was probably meant: alike, or with two letters exchanged, or the shortest of a few that begin like it. */
export function meant(wanted: string, names: readonly string[]): string | undefined {
  const word = wanted.toLowerCase();
  const alike = nearest(wanted, names) ?? names.find((name) => letters(name) === letters(word));
  const begun = word.length < 2 ? [] : names.filter((name) => name.startsWith(word));
  if (alike !== undefined || begun.length > FEW) return alike;
  return begun.toSorted((one, other) => one.length - other.length)[0];
}

const letters = (text: string): string => [...text].toSorted().join('');

/** `, did you mean "run"?`, or what there is. */
export function meantOr(wanted: string, names: readonly string[]): string {
  const name = meant(wanted, names);
  return name === undefined ? `; there are ${names.join(', ')}` : `, did you mean "${name}"?`;
}
